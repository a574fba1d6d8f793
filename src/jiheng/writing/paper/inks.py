"""Colours of charts: told apart in colour and, printed in black, by how dark they are."""

INKS = ("1F4A75", "8FB0D0", "56789C", "C9D8E7", "0E2A47", "A9A9A9", "6F6F6F", "DDDDDD")
#: What is not yet, and what could have been.
OPEN, REST = "A9BDD2", "E6EBF1"
