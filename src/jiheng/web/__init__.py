"""The workbench (工作台): the same figures, filled in and passed on in a browser."""
