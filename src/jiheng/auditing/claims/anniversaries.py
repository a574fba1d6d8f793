"""Claim ``Anniversary``: 建党…周年, which the calendar decides."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.numbers import chinese_value
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_FOUNDED = {
    "建党": 1921, "中国共产党成立": 1921, "党的生日": 1921, "建国": 1949, "新中国成立": 1949,
    "中华人民共和国成立": 1949, "建军": 1927, "改革开放": 1978, "五四运动": 1919, "香港回归": 1997,
    "澳门回归": 1999,
}  # fmt: skip
_TOLD = pattern(
    rf"(?P<event>{'|'.join(_FOUNDED)})[“”\s]*"
    r"(?P<count>\d{1,3}|[一二三四五六七八九十百〇零]{1,5})\s*周年"
)
_YEAR = pattern(r"(?:19|20)\d\d")
#: A report of one year speaks of what was done the year before and is meant for the next ones.
_BEFORE, _BEHIND = 1, 3
#: So far off, no reading of the year makes it right.
_FAR = 8


class Anniversary(NamedTuple):
    """A count of years since something happened.

    Attributes:
        event: what happened.
        told: years since, as written.
        years: those the passage or the report speaks of.
        certain: whether it is the report's own sentence, and no title of something.
    """

    event: str
    told: int
    years: tuple[int, ...]
    at: Spot
    certain: bool

    def test(self) -> Relation["Anniversary"]:
        """Compare with the calendar; undecided where no year is known."""
        counts = [year - _FOUNDED[self.event] for year in self.years]
        near = min((abs(one - self.told) for one in counts), default=None)
        holds = None if near is None else near == 0
        far = near is not None and near >= _FAR and self.certain
        return Relation(
            self,
            "other",
            holds=holds,
            stated=f"{self.told}周年",
            expected=f"{counts[0]}周年" if counts else "",
            at=self.at,
            ceiling=Severity.ERROR if far else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Anniversary]:
    """Every anniversary of an event whose year is known."""
    for one in report.texts:
        if "周年" in one.text:
            yield from _told(one, report)


def _told(passage: Passage, report: Report) -> Iterator[Anniversary]:
    year = report.identity.year
    for match in _TOLD.finditer(passage.text):
        written = match["count"]
        count = int(written) if written.isdecimal() else chinese_value(written)
        if not count:
            continue
        near = () if year is None else (year, *range(year - _BEFORE, year + _BEHIND + 1))
        told = tuple(int(one) for one in _YEAR.findall(passage.text))
        quoted = passage.text.count("《", 0, match.start()) > passage.text.count(
            "》", 0, match.start()
        )
        spot = passage.spot(*match.span())
        yield Anniversary(match["event"], count, near + told, spot, certain=not quoted)
