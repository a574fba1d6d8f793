"""Where this program keeps what it need not keep: its scratch space (缓存)."""

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
