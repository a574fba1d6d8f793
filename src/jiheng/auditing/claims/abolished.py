"""Claim ``abolished``: a law cited that had been repealed before the year of the report."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: Repealed with effect from 2021-01-01 (民法典 of 2020-05-28, 附则).
_REPEALED = pattern(
    r"《(?:中华人民共和国)?(?P<name>合同法|物权法|担保法|侵权责任法|婚姻法|继承法|收养法|民法通则|民法总则)》"
)
_SINCE = 2021
_NOW = "《民法典》"
#: Words of one who knows.
_KNOWN = pattern(r"原《|废止|失效|民法典")


class Abolished(NamedTuple):
    """A repealed law.

    Attributes:
        law: its name in book title marks.
        places: where it is cited.
    """

    law: str
    places: tuple[Spot, ...]

    def test(self) -> "Relation[Abolished]":
        """No arithmetic: the law is no more."""
        at, *others = self.places
        return Relation(
            self, "other", holds=False, stated=self.law, expected=_NOW, at=at,
            because=tuple(others), ceiling=Severity.NOTE,
        )  # fmt: skip


def find(report: Report) -> Iterator[Abolished]:
    """Each such law once, of reports on a year in which it was no more."""
    if (report.identity.year or 0) < _SINCE:
        return
    found: dict[str, list[Spot]] = {}
    for passage in report.texts:
        if "法》" not in passage.text or _KNOWN.search(passage.text):
            continue
        for match in _REPEALED.finditer(passage.text):
            spot = passage.spot(match.start(), match.end())
            found.setdefault(f"《{match['name']}》", []).append(spot)
    for law, places in found.items():
        yield Abolished(law, tuple(places))
