"""Claim ``Forecast``: a number that was only expected, and the same number told as reached."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.outline import section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import QUANTITY, WORDS
from jiheng.patterns import pattern

_WORDS = ("有望", "可望", "预计")
_EXPECTED = pattern(
    rf"(?:有望|可望|预计)(?:可|能|将)?(?:达到?|为|完成|实现)?{WORDS}{{0,6}}(?P<number>{QUANTITY})"
)
_HEDGED = pattern("有望|可望|预计|目标|力争|争取|计划|任务|不低于|要求|考核|若|如果|扣除|剔除")
#: A condition that only a calculation fulfils: 若扣除上游来水影响.
_ON_CONDITION = pattern(r"(?:若|如果|扣除|剔除|不计)[^。；]{0,40}$")
_BEFORE, _BEHIND = 40, 24
#: Two sentences speak of one thing if so many characters in a row are the same.
_COMMON = 4
_DIGITS = 2
#: A report with more expected numbers is a plan.
_MOST = 40
_SPELT = str.maketrans({"Ⅲ": "3", "Ⅱ": "2", "Ⅳ": "4", "Ⅴ": "5", " ": "", "\n": "", "\u3000": ""})


class Forecast(NamedTuple):
    """A number told as a result that stands elsewhere as expected.

    Attributes:
        told: as printed where it is a result.
        expected: the words of the expectation.
        actual: what was really reached, told beside an expectation on condition.
    """

    told: str
    at: Spot
    expected: Spot
    actual: Spot | None = None

    def test(self) -> Relation["Forecast"]:
        """Fails as it stands; without a condition it may have come true by the end of the year."""
        return Relation(
            self,
            "repeat",
            holds=False,
            stated=self.told,
            expected=told(self.expected),
            at=self.at,
            because=(self.expected,) if self.actual is None else (self.expected, self.actual),
            ceiling=Severity.DOUBT if self.actual is None else Severity.ERROR,
        )


def find(report: Report) -> Iterator[Forecast]:
    """The expected numbers that other passages tell as reached, one of each such passage."""
    seen: set[int] = set()
    for one, number, spot in islice(_expected(report), _MOST):
        again = _told_again(report, one, number)
        if again is not None and again.passage not in seen:
            seen.add(again.passage)
            yield Forecast(told(again), again, spot, _actual(one, number, spot))


def _expected(report: Report) -> Iterator[tuple[Passage, Number, Spot]]:
    """Every number that is expected, of more than one digit."""
    for one in report.texts:
        if one.role == "cell" or not any(word in one.text for word in _WORDS):
            continue
        if section_of(one.chapters).planned:
            continue
        for match in _EXPECTED.finditer(one.shape.text):
            number = one.shape.number(match.start("number"))
            if len(_significant(one, number)) >= _DIGITS:
                yield one, number, one.shaped(*match.span())


def _told_again(report: Report, here: Passage, number: Number) -> Spot | None:
    said = _plain(here.text[max(0, number.start - _BEFORE) : number.start])
    digits = here.text[number.start : number.end]
    for one in report.texts:
        if one is here or one.role == "cell" or digits not in one.text:
            continue
        for other in one.numbers:
            if other.value != number.value or (other.unit, other.sort) != (
                number.unit,
                number.sort,
            ):
                continue
            around = one.text[max(0, other.start - _BEFORE) : other.behind + _BEHIND]
            result = not _HEDGED.search(around) and not section_of(one.chapters).planned
            if result and _in_common(said, _plain(around)):
                return one.spot_of(other)
    return None


def _actual(passage: Passage, number: Number, expected: Spot) -> Spot | None:
    """What is told as reached right before, of the same thing and in the same unit."""
    before = passage.text[: expected.start]
    if not _ON_CONDITION.search(before):
        return None
    said = _plain(passage.text[max(0, number.start - _BEFORE) : number.start])
    for one in reversed(passage.numbers):
        if one.start >= expected.start or (one.unit, one.sort) != (number.unit, number.sort):
            continue
        around = passage.text[max(0, one.start - _BEFORE) : one.behind + _BEHIND]
        if one.value != number.value and _in_common(said, _plain(around)):
            return passage.spot_of(one)
    return None


def _significant(passage: Passage, number: Number) -> str:
    digits = passage.text[number.start : number.end]
    return re.sub(r"\D", "", digits).strip("0")


def _plain(text: str) -> str:
    return text.replace("III", "3").replace("II", "2").translate(_SPELT)


def _in_common(one: str, other: str) -> bool:
    """Whether some words of one stand in the other."""
    cuts = range(len(one) + 1)
    return any(
        one[begin:end] in other
        for begin, end in zip(cuts, cuts[_COMMON:], strict=False)
        if not any(mark in one[begin:end] for mark in "，。；：、（）") and _wordy(one[begin:end])
    )


def _wordy(text: str) -> bool:
    """Words and no bare repetition or number."""
    return not any(one.isdigit() and two.isdigit() for one, two in pairwise(text))
