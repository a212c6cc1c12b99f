"""From one document to its reports, tallies and statements."""
