"""Scoring one department's workbook, explained, beside OpenFisca-Core answering one entity.

Both are whole processes from start to exit: ours reads 填报表.xlsx and prints every
indicator with its reason, the peer answers one entity with 40 formula indicators
(openfisca_peer.py, run by the interpreter of .venv-bench).
"""

import sys
from pathlib import Path
from shlex import quote

from alternating import Program, compare, compile_ahead

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "examples/miluo_2020/填报表.xlsx"
PEER = ROOT / ".venv-bench/bin/python"

if not PEER.exists():
    sys.exit("缺少 .venv-bench，用 make bench 建立并运行")

# What is installed is compiled when it is installed; what is edited in place, on its first run.
compile_ahead()
jiheng = Path(sys.executable).with_name("jiheng")
# Exit code 1 says that the department has left something unscored: that is a score, too.
scored = f"{quote(str(jiheng))} score {quote(str(WORKBOOK))} || [ $? -eq 1 ]"
print(
    compare(
        Program("jiheng score", ["sh", "-c", scored]),
        Program("OpenFisca-Core", [str(PEER), str(ROOT / "benchmarks/openfisca_peer.py")]),
        at_most=1.0,
    )
)
