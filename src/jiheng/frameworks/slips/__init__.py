"""Usual slips in YAML (缩进、冒号、引号), told where they are made.

A parser names the line at which it could not go on, often far below. Nothing here is
asked before the parser or the reader has refused a file: it explains, it refuses nothing.
"""
