"""The command line: ``jiheng COMMAND``, or ``python -m jiheng``.

``--version`` is answered before anything else is imported: scripts ask for it
often. Commands load late, see `jiheng.commands`.
"""

import gc
import os
import sys
import threading
from importlib import import_module

from jiheng import __version__


def main() -> None:
    """Run the command named on the command line, and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"jiheng {__version__}\n")
        return
    # A short life with much data and few circles: looking for them as often as usual costs a
    # twentieth of a score.
    gc.set_threshold(100_000, 50, 50)
    code = import_module("jiheng.commands").run(sys.argv[1:])
    import_module("jiheng.patterns").keep()
    _leave(code)


def _leave(code: int) -> None:
    """Exit without taking everything apart first, which costs a tenth of an audit."""
    # Whoever has started processes or threads must end them.
    if "multiprocessing" in sys.modules or threading.active_count() > 1:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
