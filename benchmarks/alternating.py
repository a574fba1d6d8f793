"""Two programs timed in turn, in one run, so that the moods of the machine strike both alike."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
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
