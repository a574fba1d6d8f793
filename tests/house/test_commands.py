"""A command starts without heavy libraries."""

import subprocess
import sys

HEAVY = {"django", "numpy", "openpyxl", "pandas", "polars"}

LOAD_ALL_COMMANDS = """
import sys
import jiheng.__main__
import jiheng.commands
from jiheng.folder import modules
for name, module in modules(jiheng.commands).items():
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_no_command_loads_a_heavy_library():
    run = subprocess.run(
        [sys.executable, "-c", LOAD_ALL_COMMANDS], capture_output=True, text=True, check=True
    )

    assert HEAVY.intersection(run.stdout.split()) == set()
