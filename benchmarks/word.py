"""Reading and auditing a docx beside python-docx opening it: 40,000 characters, 40 tables.

Whole processes, by the CPU they take, the median of alternating runs. The peer only
opens the file; ours reads every paragraph and cell of it with its place, and then checks
every number.
"""

import random
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from alternating import compile_ahead
from docx import Document as PeerDocument

ROUNDS = 11
AT_MOST = 3.0
TABLES, ROWS, CHARACTERS = 40, 11, 40_000
WORDS = (
    "预算执行支出绩效部门整体评价项目资金管理目标完成情况分析问题建议措施制度采购资产公用经费人员"
)
OURS = (
    "import gc; gc.set_threshold(100_000, 50, 50); from pathlib import Path; "
    "from jiheng.documents.read import read; read(Path({!r}))"
)
PEER = "import docx; docx.Document({!r})"


def sample(path: Path) -> int:
    """Write a report of invented words; how many characters it has."""
    dice = random.Random(40)  # noqa: S311 - words of a sample
    document = PeerDocument()
    written = 0
    for number in range(TABLES):
        table = document.add_table(ROWS, 6)
        for row in table.rows:
            for cell in row.cells:
                cell.text = f"{dice.randrange(10**7) / 100:.2f}"
                written += len(cell.text)
        missing = CHARACTERS * (number + 1) // TABLES - written
        for _ in range(4):
            words = "".join(dice.choice(WORDS) for _ in range(max(1, missing // 4)))
            written += len(words)
            document.add_paragraph(words)
    document.save(str(path))
    return written


def cost(command: list[str]) -> float:
    """CPU seconds of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Exit code 1 says that something was found: in random numbers, much is.
    finished = subprocess.run(command, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if finished.returncode not in {0, 1} or b"Traceback" in finished.stderr:
        sys.exit(finished.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print two lines: CPU of each, and the ratio beside the one aimed at."""
    compile_ahead()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.docx"
        characters = sample(path)
        jiheng = str(Path(sys.executable).with_name("jiheng"))
        commands = (
            [sys.executable, "-c", OURS.format(str(path))],
            [jiheng, "audit", "--no-cache", str(path)],
            [sys.executable, "-c", PEER.format(str(path))],
        )
        for command in commands:
            cost(command)
        rounds = [[cost(command) for command in commands] for _ in range(ROUNDS)]
    read, audited, opened = (median(column) for column in zip(*rounds, strict=True))
    for what, mine in (("读取", read), ("读取并审核", audited)):
        verdict = "达到" if mine <= AT_MOST * opened else "未达到"
        print(
            f"docx（{characters}字、{TABLES}张表）{what} CPU {mine * 1000:.0f}毫秒，"
            f"python-docx 打开 {opened * 1000:.0f}毫秒，比值{mine / opened:.2f}，"
            f"{verdict}目标（不超过{AT_MOST:g}）"
        )


main()
