"""Pages of a pdf → lines, tables and paragraphs, in the order in which they are read."""
