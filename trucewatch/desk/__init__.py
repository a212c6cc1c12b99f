"""The desk: what analysts see in the browser."""
