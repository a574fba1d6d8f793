"""Counts without end."""


def run(path, wanted):
    while True:
        pass
