"""What leaves the house: readings, exports, reports."""
