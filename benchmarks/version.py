"""Starting the program beside starting Python: scripts ask for the version often."""

import sys
from pathlib import Path

from alternating import Program, compare

print(
    compare(
        Program("jiheng --version", [str(Path(sys.executable).with_name("jiheng")), "--version"]),
        Program("python -c pass", [sys.executable, "-c", "pass"]),
        at_most=5,
    )
)
