"""Claim: the labels of a list follow one another (序号)."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.labels import Label, Run, labels_in, runs_of
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.outline import is_contents_line
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: A list of fewer labels is too short to tell a slip from another list.
_FEW = 3


class Numbering(NamedTuple):
    """The labels of one list, or the one that breaks it.

    Attributes:
        labels: in order.
        broken: which of them does not follow the one before it; -1: none does.
        fault: ``gap``, ``twice``, ``first`` (no 1 before it), ``alone`` (nothing behind 一是) or
            ``mixed`` (a list within an item goes on with the labels of the outer list).
    """

    labels: tuple[Label, ...]
    broken: int = -1
    fault: str = ""

    @property
    def before(self) -> Label:
        """The label before the broken one."""
        return self.labels[max(0, self.broken - 1)]

    def test(self) -> Relation["Numbering"]:
        """Whether each is one more than the one before it."""
        first, last = self.labels[0], self.labels[-1]
        at = self.labels[self.broken] if self.fault else first
        others = tuple(one for one in self.labels if one is not at)
        weak = self.fault in ("first", "alone") or (len(self.labels) < _FEW and at.kind == "item")
        return Relation(
            self,
            "numbering",
            not self.fault,
            at.text if self.fault else f"{first.text}…{last.text}",
            self._expected(at) if self.fault else f"{first.text}…{last.text}",
            at.passage.spot(at.start, min(at.end + _SHOWN, len(at.passage.text))),
            tuple(one.passage.spot(one.start, one.end) for one in others),
            ceiling=Severity.NOTE if weak else Severity.DOUBT,
        )

    def _expected(self, at: Label) -> str:
        if self.fault == "alone":
            return "二是"
        number = 1 if self.fault == "first" else self.before.number + 1
        return at.text.replace(*_shown(at, number))


#: Characters shown behind a label, so that the reader finds it.
_SHOWN = 10


def _shown(label: Label, number: int) -> tuple[str, str]:
    """What to replace in a label to make it another of its kind."""
    if any(one.isdecimal() for one in label.text):
        return str(label.number), str(number)
    if "①" <= label.text[0] <= "⑳":
        return label.text[0], chr(ord("①") + number - 1)
    return _chinese(label.number), _chinese(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    ten = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return ten + (digits[ones] if ones or not tens else "")


def find(report: Report) -> Iterator[Numbering]:
    """Lists of the text, of each cell, and of the rows of each column."""
    body = [one for one in report.passages if one.role != "cell"]
    for one in _judged(runs_of(_stream(body))):
        if not _number_lost(report, one):
            yield one
    for passage in report.passages:
        if passage.role == "cell" and len(passage.text) > _SHOWN:
            found = _judged(runs_of(labels_in(passage)))
            yield from (one for one in found if not _lonely(one))
    for grid in report.grids:
        yield from (one for one in _columns(grid) if one.fault != "first")


def _lonely(one: Numbering) -> bool:
    """Whether what is missing may stand in another cell."""
    return one.fault == "first" or (one.fault == "alone" and one.labels[0].leads)


def _stream(passages: Iterable[Passage]) -> Iterator[Label | None]:
    """Labels in order; a heading that the file marks and that has none ends all lists.

    The name of a sheet stands twice: as heading and in its first cell.
    """
    last = ""
    for passage in passages:
        if passage.text.strip() == last:
            continue
        last = passage.text.strip()
        if is_contents_line(passage.text):
            continue
        found = [one for one in labels_in(passage) if not _quoted(one)]
        if passage.level and not found:
            yield None
        yield from found


def _quoted(label: Label) -> bool:
    """Whether it stands within quotation marks."""
    text, at = label.passage.text, label.start
    return "“" in text and text.count("“", 0, at) > text.count("”", 0, at)


def _number_lost(report: Report, one: Numbering) -> bool:
    """Whether a heading stands in the gap whose number the file may have kept to itself."""
    if one.fault not in ("gap", "first"):
        return False
    at = one.labels[one.broken].passage.index
    begin = one.before.passage.index + 1 if one.fault == "gap" else _decimal_before(report, at)
    if begin is None:
        return True
    return any(
        _BARE.fullmatch(passage.text.strip()) is not None
        for passage in report.passages[begin:at]
        if passage.role != "cell"
    )


def _decimal_before(report: Report, at: int) -> int | None:
    """Behind the last heading such as 3.1.2; a report without them may number its chapters so."""
    for passage in reversed(report.passages[:at]):
        if passage.role != "cell" and _DECIMAL.match(passage.text):
            return passage.index + 1
    return None


_DECIMAL = pattern(r"\s*\d{1,2}[.．]\d{1,2}\D")
#: A line that may be a heading without its number.
_BARE = pattern(r"[^\d\s，。；：、（）()一二三四五六七八九十][^\d。；：]{3,29}")


def _columns(grid: Grid) -> Iterator[Numbering]:
    seen: set[tuple[int, ...]] = set()
    for column in range(grid.width):
        cells = [grid.cells[row][column] for row in range(grid.height)]
        once = [one for one, _ in groupby(cells) if one is not None]
        first = [next(labels_in(one), None) for one in once]
        labels = [one for one in first if one is not None and one.leads and one.start <= 1]
        key = tuple(one.passage.index for one in labels)
        if len(labels) >= _FEW and key not in seen:
            seen.add(key)
            yield from _judged(runs_of(labels))


def _judged(runs: Iterable[Run]) -> Iterator[Numbering]:
    for run in runs:
        labels = tuple(run.labels)
        yield from (fault for at in run.broken if (fault := _fault(labels, at)))
        mixed = run.within is not None and len(labels) >= _FEW
        if mixed and run.within and any(one.leads for one in labels):
            at = next(place for place, one in enumerate(labels) if one.leads)
            yield Numbering((run.within, *labels), at + 1, "mixed")
        elif not run.broken and len(labels) > 1 and labels[0].number == 1:
            yield Numbering(labels)
        elif ends := _at_the_ends(labels):
            yield Numbering(labels, 0, ends)


def _at_the_ends(labels: tuple[Label, ...]) -> str:
    """What a list says that has no second, or no first label."""
    first = labels[0]
    if len(labels) == 1 and first.kind == "first" and first.number == 1:
        return "alone"
    second = first.kind == "chapter" and first.leads and first.number == _SECOND
    return "first" if second else ""


_SECOND = 2


def _is_heading(label: Label) -> bool:
    """Whether a short line of its own begins with a label such as （一） or 1."""
    text = label.passage.text.strip()
    short = label.end + 2 < len(text) < _TITLE and not any(mark in text for mark in "。；，：")
    return label.leads and short and label.kind in _HEADINGS


_TITLE = 30
_HEADINGS = ("chapter", "section", "item")


def _fault(labels: tuple[Label, ...], at: int) -> Numbering | None:
    """A label that does not follow, in a list long enough to be one, or of two headings."""
    if labels[0].number != 1 or (len(labels) < _FEW and not all(map(_is_heading, labels))):
        return None
    one, before = labels[at], labels[at - 1]
    if one.number == before.number:
        return Numbering(labels, at, "twice")
    if one.passage is before.passage:
        between = one.passage.text[before.end : one.start]
        if re.search(rf"(?:^|[。；;\s]){before.number + 1}\D", between):
            return None
    return Numbering(labels, at, "gap")
