"""What the audit says against a value that is taken (审核存疑)."""

from collections import defaultdict
from typing import Self

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Severity, Spot
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reported.report import Report


class Doubts:
    """The findings of a report that are more than notes, by where their numbers stand."""

    def __init__(self, said: dict[int, list[tuple[Spot, str]]]) -> None:
        """Keep what was said of which piece of text, by passage."""
        self._said = said

    @classmethod
    def of(cls, report: Report) -> Self:
        """Those of a report."""
        said: defaultdict[int, list[tuple[Spot, str]]] = defaultdict(list)
        for one in audit(report.document)[1].findings:
            if one.severity > Severity.NOTE:
                for spot in (one.at, *one.because, *one.also):
                    said[spot.passage].append((spot, one.message))
        return cls(said)

    def against(self, figure: Figure) -> str:
        """``审核存疑：…`` of the first finding that names the number; ``""`` where none does."""
        number = figure.number
        for spot, message in self._said.get(figure.passage.index, ()):
            if spot.start <= number.start and number.behind <= spot.end:
                return f"审核存疑：{message}"
        return ""
