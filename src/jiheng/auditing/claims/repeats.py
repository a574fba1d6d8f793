"""Claim: one quantity told in two places (同一数据)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.alike import (
    all_of_a_kind,
    named_twice,
    one_digit_apart,
    same_numbers,
)
from jiheng.auditing.reading.figures.detailed import detailed
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import Pair, agree
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reading.figures.retold import retold
from jiheng.auditing.reading.figures.sayings import said_twice, sayings_of
from jiheng.auditing.reading.figures.slips import between_the_same_words
from jiheng.auditing.reading.figures.wholes import Wholes, of_one_whole, wholes_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.quantities import amount, percent

#: Characters that may stand before the year a paragraph opens with: （1）, 一是.
_OPENING = 3
#: A paragraph that only opens what follows is no longer than this.
_SHORT = 40


class Repeat(NamedTuple):
    """Two tellings of one quantity.

    Attributes:
        first: the one the other is held to.
        second: the other.
        ceiling: how grave it is if they differ.
    """

    first: Figure
    second: Figure
    ceiling: Severity

    @property
    def name(self) -> str:
        """What it is, for people; ``""`` where the sentence has no name for it."""
        return self.second.name if self.second.known and not self.second.measure else ""

    def test(self) -> Relation["Repeat"]:
        """Whether some number rounds to both."""
        return Relation(
            self,
            "repeat",
            agree(self.first, self.second),
            str(self.second.number.quantity),
            str(self.first.number.quantity),
            self.second.shown,
            (self.first.shown,),
            gap=_gap(self.first, self.second),
            ceiling=self.ceiling,
        )


def _gap(first: Figure, second: Figure) -> str:
    apart = abs(first.number.value - second.number.value)
    if first.number.sort == "percent":
        return f"{percent(apart).rstrip('%')}个百分点"
    return amount(apart, second.number.unit)


def find(report: Report) -> Iterator[Repeat]:
    """Each figure once: held to the same sentence elsewhere, else to the same name, else number."""
    figures = figures_of(report)
    places = {(one.passage.index, one.number.start): one for one in figures}
    sentences = list(sayings_of(report.texts, places))
    known = [
        *said_twice(sentences),
        *named_twice(figures),
        *all_of_a_kind(figures),
        *detailed(figures),
        *one_digit_apart(figures),
        *between_the_same_words(figures),
        *same_numbers(figures),
    ]
    again = list(retold(figures, known))
    sure = [one for one in again if one.ceiling is Severity.ERROR]
    yield from _once(chain(sure, known, again), wholes_of(figures), report.passages)


def _once(pairs: Iterable[Pair], wholes: Wholes, passages: Sequence[Passage]) -> Iterator[Repeat]:
    """A figure that differs is told once, however often it is found to; one that holds, too."""
    held: set[tuple[int, int]] = set()
    apart: defaultdict[frozenset[str], set[tuple[int, int]]] = defaultdict(set)
    differing: set[tuple[int, int]] = set()
    for pair in pairs:
        places = [(one.passage.index, one.number.start) for one in (pair.first, pair.second)]
        if agree(pair.first, pair.second):
            if places[1] in held or places[1] in differing:
                continue
            held.add(places[1])
        else:
            known = apart[frozenset((pair.first.digits, pair.second.digits))]
            if pair.ceiling is None or places[1] in differing or known & set(places):
                continue
            if not _one_matter(pair, wholes, passages):
                continue
            known.update(places)
            differing.add(places[1])
        yield Repeat(pair.first, pair.second, pair.ceiling or Severity.ERROR)


def _one_matter(pair: Pair, wholes: Wholes, passages: Sequence[Passage]) -> bool:
    """Whether both are of one unit, and of one whole if they are a change or a part of it."""
    one, other = pair.first, pair.second
    years = [_year_above(each.passage, passages) for each in (one, other)]
    if all(years) and years[0] != years[1]:
        return False
    return one.subject == other.subject and of_one_whole(one, other, wholes)


def _year_above(passage: Passage, passages: Sequence[Passage]) -> str:
    """The year the paragraph opens with, else that of the paragraph just before it."""
    year = _opened(passage)
    if year or passage.role == "cell" or not passage.index:
        return year
    before = passages[passage.index - 1]
    return _opened(before) if len(before.text) <= _SHORT else ""


def _opened(passage: Passage) -> str:
    """The year a paragraph opens with, that of all it says; ``""`` where it opens otherwise."""
    first = next(iter(passage.numbers), None)
    if passage.role == "cell" or first is None or first.sort != "year":
        return ""
    before = passage.text[: first.start].strip()
    return passage.text[first.start : first.end] if len(before) <= _OPENING else ""
