"""Waits without end."""

import time


def run(path, wanted):
    time.sleep(600)
