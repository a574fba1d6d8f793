"""Reports audited beside textlint checking the same files; time and memory of one of them.

Whole processes with nothing cached. textlint is run twice: with the rules for technical
writing that it has for Chinese characters (they are Japanese; there are none for Chinese), and
with one rule that counts commas, which is the least that it can do. The files are five filed
reports where they are at hand, else reports of ours.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from alternating import Program, audit_of, compare, compile_ahead, with_findings

ROOT = Path(__file__).parents[1]
REPORTS = ROOT.parent / "shared/seeds"
OURS = ROOT / "examples/audit/自评报告.md"
TEXTLINT = ROOT / ".venv-bench/node_modules/.bin/textlint"
PACKAGES = (
    "textlint@15.8.0",
    "textlint-rule-max-comma@4.0.0",
    "textlint-rule-preset-ja-technical-writing@12.0.2",
)
HOW = f"npm install --prefix .venv-bench {' '.join(PACKAGES)}"
RULES = (
    ("textlint（技术写作规则）", {"preset-ja-technical-writing": True}, 5),
    ("textlint（一条规则）", {"max-comma": {"max": 20}}, 7),
)
AT_MOST = 0.10
#: Seconds and bytes of one report.
SECONDS, MEMORY = 0.2, 100 * 2**20
ROUNDS = 15


def reports(folder: Path) -> list[Path]:
    """Five reports as text."""
    found = sorted(REPORTS.glob("*.txt"))
    if found:
        return found
    paths = [folder / f"报告{number}.txt" for number in range(5)]
    for path in paths:
        path.write_bytes(OURS.read_bytes())
    return paths


def one_by_one(paths: list[Path]) -> str:
    """How long each takes by itself, and the most memory any takes."""
    times, memory = [], 0
    for path in paths:
        program = audit_of(path.name, [path])
        memory = max(memory, memory_of(program))
        times.append(median(program.seconds() for _ in range(ROUNDS)))
    fast = "达到" if min(times) <= SECONDS else "未达到"
    small = "达到" if memory <= MEMORY else "未达到"
    shown = "、".join(f"{one * 1000:.0f}" for one in sorted(times))
    return (
        f"jiheng audit 每份 {shown}毫秒，最快的{fast}目标（不超过{SECONDS * 1000:.0f}毫秒）；"
        f"内存{memory / 2**20:.0f}MiB，{small}目标（不超过{MEMORY / 2**20:.0f}MiB）"
    )


def memory_of(program: Program) -> int:
    """The most memory that it or a process it started took, in bytes."""
    process = subprocess.Popen(program.command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss * 1024


def beside_textlint(paths: list[Path], folder: Path) -> None:
    """One line for each set of rules."""
    ours = audit_of(f"jiheng audit {len(paths)}份报告", paths)
    for number, (name, rules, rounds) in enumerate(RULES):
        settings = folder / f"rules{number}.json"
        settings.write_text(json.dumps({"rules": rules}))
        command = [str(TEXTLINT), "--config", str(settings), *map(str, paths)]
        if subprocess.run(command, check=False, capture_output=True).returncode not in {0, 1}:
            sys.exit(f"{name} 不能运行，重新安装：{HOW}")
        peer = Program(name, with_findings(command))
        print(compare(ours, peer, at_most=AT_MOST, rounds=rounds))


def main() -> None:
    """Print three lines."""
    compile_ahead()
    with TemporaryDirectory() as folder:
        paths = reports(Path(folder))
        print(one_by_one(paths))
        if TEXTLINT.exists():
            beside_textlint(paths, Path(folder))
        else:
            print(f"没有 textlint，不与它比较；安装：{HOW}")


main()
