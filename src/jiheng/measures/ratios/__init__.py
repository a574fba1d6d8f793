"""Ratios that bureaus report, one file each: this folder is the registry of `measures.ratio`."""
