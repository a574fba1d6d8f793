"""Where this program keeps what it must (数据), and what it need not: its scratch space (缓存)."""

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """``cache`` in JIHENG_HOME, else the user's cache; None where there is no home."""
    home = os.environ.get("JIHENG_HOME")
    if home:
        return Path(home) / "cache"
    shared = os.environ.get("XDG_CACHE_HOME")
    if shared:
        return Path(shared) / "jiheng"
    try:
        return Path.home() / ".cache" / "jiheng"
    except RuntimeError:
        return None


def data_folder() -> Path:
    """Where the workbench keeps its database and files; created when first written to.

    ``workbench`` in JIHENG_HOME, else in the user's data folder.
    """
    home = os.environ.get("JIHENG_HOME")
    if home:
        return Path(home) / "workbench"
    shared = os.environ.get("XDG_DATA_HOME")
    kept = Path(shared) if shared else Path.home() / ".local" / "share"
    return kept / "jiheng" / "workbench"
