"""The command line: ``jiheng COMMAND``, or ``python -m jiheng``.

``--version`` is answered before anything else is imported: scripts ask for it
often. Commands load late, see `jiheng.commands`.
"""

import gc
import sys
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
    sys.exit(import_module("jiheng.commands").run(sys.argv[1:]))


if __name__ == "__main__":
    main()
