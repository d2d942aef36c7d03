"""Performance, as ratios of CPU time measured within one run: `make bench`."""
