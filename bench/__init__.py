"""Benchmarks: quality and speed, their floors and figures. `make bench` runs them all."""
