"""Readers of survey files, one module per format, and the reachability check."""
