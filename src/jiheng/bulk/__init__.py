"""Many units in one run: facts of a province in a file in, scores out, the same to the cent.

Needs the extra ``scale`` (numpy, polars).
"""
