"""Parts that reports are composed of: one file each, an evaluation in, blocks out."""
