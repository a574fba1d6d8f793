"""What a person may do with a case: one file an action, each with one function ``do``.

Views, commands and tests call ``do``; no other code changes a state.
"""
