"""Trucewatch: an information cell for ceasefire monitoring, in a box."""
