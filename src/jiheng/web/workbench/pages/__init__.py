"""The pages of the workbench: one folder a part, found by its ``urls.py``."""
