"""Where what was compiled is kept: beside the code of modules, on the same terms (编译结果).

Python keeps the code of a module in ``__pycache__``, one file for each of its versions, and says
nothing where it cannot be written. What else takes long to compile lies there, too: expressions
and the tables of grammars.
"""

import os
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path


def place_of(source: str, ending: str) -> Path:
    """The file beside the code of a module; ``source`` is the module's own file."""
    return Path(cache_from_source(source)).with_suffix(ending)


def write(path: Path, content: bytes) -> None:
    """Write it whole or not at all; where it cannot be written, it is compiled again next time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
