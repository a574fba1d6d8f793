"""Worksheets: a document laid out in rows and columns, then painted."""
