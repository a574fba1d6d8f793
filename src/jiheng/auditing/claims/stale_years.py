"""Claim ``StaleYear``: a year left over from the accounts of another (年度与报告不符)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_YEAR = r"(?P<year>20\d\d)"
#: The name of the report itself, in the heading of one of its parts.
_PART = pattern(rf"第[一二三四五六]部分[^。，；]{{0,40}}?{_YEAR}年度?(?:部门|单位)决算")
#: What the department owned when the year ended.
_OWNED = pattern(rf"截[至止]到?{_YEAR}年12月31日[，,][^。]{{0,40}}?共?有(?:公务用)?车辆")
#: Accounts are held to those of the year before.
_COMPARED = pattern(
    r"(?P<own>20\d\d)年度?[^。，；]{0,24}?(?:总计|合计|支出|收入)[^。；]{0,24}[。，]"
    rf"与{_YEAR}年度?(?:决算数?)?相比"
)
_FORMS = (("part", "部分", _PART), ("owned", "12月31日", _OWNED), ("compared", "相比", _COMPARED))
#: So many times a report of accounts tells its own year.
_OFTEN = 5


class StaleYear(NamedTuple):
    """A year that should be that of the report, or the one before.

    Attributes:
        sort: ``part`` in the heading of a part, ``owned`` of the vehicles at the end of the
            year, ``compared`` of the accounts that the year is held to.
        told: as written.
        due: what it has to be.
        sure: the report tells its own year often.
    """

    sort: str
    told: int
    due: int
    at: Spot
    sure: bool

    def test(self) -> Relation["StaleYear"]:
        """The year is the one it has to be."""
        certain = self.sure and self.sort != "compared"
        return Relation(
            self,
            "date_order",
            self.told == self.due,
            f"{self.told}年",
            f"{self.due}年",
            self.at,
            ceiling=Severity.ERROR if certain else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[StaleYear]:
    """The years that the form of published accounts fixes."""
    year = report.identity.year
    if year is None or report.identity.kind != "部门决算公开":
        return
    own = f"{year}年度"
    sure = sum(one.text.count(own) for one in report.texts) >= _OFTEN
    for passage in report.texts:
        if passage.role == "cell":
            continue
        for sort, word, form in _FORMS:
            if word in passage.text:
                for match in form.finditer(passage.text):
                    yield from _told(passage, sort, match, year, sure=sure)


def _told(
    passage: Passage, sort: str, match: re.Match[str], year: int, *, sure: bool
) -> Iterator[StaleYear]:
    at = passage.spot(match.start("year"), match.end("year") + 1)
    due = int(match["own"]) - 1 if sort == "compared" else year
    yield StaleYear(sort, int(match["year"]), due, at, sure)
