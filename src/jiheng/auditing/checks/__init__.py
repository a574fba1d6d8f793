"""Checks (审核规则): one file per check, one function of the name of its file."""
