"""Fills the disk."""

import os
from pathlib import Path


def run(path, wanted):
    with Path(os.environ["TMPDIR"], "full").open("wb") as file:
        file.writelines(bytes(2**20) for _ in range(1024))
    return "written"
