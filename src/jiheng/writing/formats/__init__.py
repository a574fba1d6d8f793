"""Formats: one file each, with ``write(document, path)``; loaded when asked for."""
