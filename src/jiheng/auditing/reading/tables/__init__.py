"""Structures of tables (表内结构): what is the total of what, along rows and along columns."""
