"""Two programs timed in turn, in one run, so that the moods of the machine strike both alike."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import join
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Program:
    """A whole process to be timed.

    Attributes:
        name: what the printed line calls it.
        command: program and arguments; must exit with 0.
    """

    name: str
    command: Sequence[str]

    def seconds(self) -> float:
        """Wall time of one run, from start to exit."""
        began = perf_counter()
        subprocess.run(self.command, check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - began


def compare(ours: Program, peer: Program, *, at_most: float, rounds: int = 15) -> str:
    """One line: the median of each, and their ratio beside the ratio aimed at.

    Args:
        ours: timed first in each round.
        peer: timed second in each round.
        at_most: the ratio aimed at.
        rounds: how often each is run, after one run that is not counted.
    """
    ours.seconds()
    peer.seconds()
    times = [(ours.seconds(), peer.seconds()) for _ in range(rounds)]
    mine, others = (median(column) for column in zip(*times, strict=True))
    verdict = "达到" if mine <= at_most * others else "未达到"
    return (
        f"{ours.name} {mine * 1000:.0f}毫秒，{peer.name} {others * 1000:.0f}毫秒，"
        f"比值{mine / others:.2f}，{verdict}目标（不超过{at_most:g}）"
    )


def audit_of(name: str, paths: Sequence[Path]) -> Program:
    """``jiheng audit`` of files, with nothing cached.

    Ends where it gives no answer: a crash ends with 1, as an audit with findings does.
    """
    jiheng = Path(sys.executable).with_name("jiheng")
    command = [str(jiheng), "audit", "--no-cache", *map(str, paths)]
    finished = subprocess.run(command, check=False, capture_output=True)
    crashed = finished.returncode not in {0, 1} or finished.stderr
    if crashed or "机器核对" not in finished.stdout.decode():
        sys.exit(f"jiheng audit 没有给出结果，不比较\n{finished.stderr.decode()}")
    return Program(name, with_findings(command))


def compile_ahead() -> None:
    """Compile all that a first run would, so that no run that counts does."""
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-m", "tools.compiled"], cwd=root, check=True)


def with_findings(command: Sequence[str]) -> list[str]:
    """The command, for which exit code 1 only says that something was found."""
    return ["sh", "-c", f"{join(command)} || [ $? -eq 1 ]"]
