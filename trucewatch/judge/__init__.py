"""Incidents held against agreements, under the text and under each reading of it."""
