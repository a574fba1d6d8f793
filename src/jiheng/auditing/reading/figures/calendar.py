"""Days and periods of a report (日期): as written, whether they exist, which comes first."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_DAY = pattern(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?<![\d.])(?P<month>\d{1,2})\s*月(?!份?.{0,2}个)\s*"
    r"(?:份|(?P<day>\d{1,2})\s*日)?"
)
_SIGNED = pattern(
    r"(?:报告|填报|填表|编制|评价|自评)?(?:日\s*期|时\s*间)\s*[:：]?\s*"
    r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?"
)
_ALONE = pattern(
    r"\s*(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?\s*"
)
_MONTHS = 12
_LONGEST_LABEL = 40
_ONE_DAY = timedelta(days=1)
#: A leap year, so that 29 February of an unnamed year exists.
_SOME_LEAP_YEAR = 2020


class Day(NamedTuple):
    """A month or a day as written.

    Attributes:
        year: as written; None where only month and day are.
        day: None where only the month is told.
    """

    year: int | None
    month: int
    day: int | None
    spot: Spot

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; a month alone may be the thirteenth of wages."""
        if self.year is None and self.day is None:
            return True
        if not 1 <= self.month <= _MONTHS:
            return False
        return self.day is None or 1 <= self.day <= self._last

    @property
    def _last(self) -> int:
        """The last day of the month."""
        year = self.year or _SOME_LEAP_YEAR
        return (date(year + self.month // _MONTHS, self.month % _MONTHS + 1, 1) - _ONE_DAY).day

    def order(self, year: int | None = None) -> tuple[int, int, int]:
        """For comparison; the end of the month where no day is told."""
        return (self.year or year or 0, self.month, self.day or 31)

    def __str__(self) -> str:
        """As written, without spaces."""
        year = f"{self.year}年" if self.year else ""
        return f"{year}{self.month}月" + (f"{self.day}日" if self.day else "")


def days_in(passage: Passage) -> Iterator[Day]:
    """The months and days of a passage."""
    if "月" in passage.text:
        for match in _DAY.finditer(passage.text):
            yield _day(passage, match)


def _day(passage: Passage, match: re.Match[str]) -> Day:
    year, day = match["year"], match["day"]
    spot = passage.spot(match.start(), match.end())
    return Day(int(year) if year else None, int(match["month"]), int(day) if day else None, spot)


def signed_on(report: Report) -> Day | None:
    """The date of the report: told as such, else a line that is nothing but a date."""
    last = None
    for passage in report.passages:
        if len(passage.text) > _LONGEST_LABEL or "月" not in passage.text:
            continue
        told = _SIGNED.search(passage.text)
        if told is not None:
            return _day(passage, told)
        alone = _ALONE.fullmatch(passage.text)
        if alone is not None and passage.role != "cell":
            last = _day(passage, alone)
    return last
