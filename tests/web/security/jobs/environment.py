"""Says what it was told of its surroundings."""

import os


def run(path, wanted):
    return sorted(os.environ)
