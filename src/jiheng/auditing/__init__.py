"""Auditing (审核): what a filed report says of its own numbers, and what cannot be so.

``reported`` prepares a `Document`: its passages, numbers, tables and who files it.
``claims`` find what it asserts; each claim tests itself and gives a `Relation`.
``checks`` put one question each to the relations that do not hold.
"""
