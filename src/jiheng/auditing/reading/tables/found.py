"""All sums of a table, along rows and along columns, each with how far it is believed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.columns import column_structures
from jiheng.auditing.reading.tables.rows import lines_of, row_structures
from jiheng.auditing.reading.tables.structure import At, Structure, Tried, Trust, tried
from jiheng.auditing.reading.tables.terms import Range, Term, summed, term_at
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.words import adds_up, is_rate

#: Tables of more rows are lists, not accounts.
_MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """A sum in one lane.

    Attributes:
        partial: whether the parts are only some of the whole, so that they may be less.
        culprit: the one number that makes this and ``others`` fail, all of which ask the same of it.
        asked: what it would have to be.
        told: it fails only because of a culprit that another sum tells.
    """

    total: Term
    parts: tuple[Term, ...]
    holds: bool | None
    ceiling: Severity | None
    without: Term | None = None
    partial: bool = False
    culprit: Term | None = None
    asked: Range | None = None
    others: tuple[Term, ...] = ()
    told: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Total and parts."""
        return (self.total, *self.parts)

    def asks_of(self, passage: int) -> Range:
        """What the other numbers leave for one of them."""
        rest = summed(one for one in self.parts if one.passage != passage)
        if passage == self.total.passage:
            return rest
        total = self.total.quantity
        return Range(total.value - rest.middle, rest.slack + total.grain / 2)


def sums_of(grid: Grid) -> Iterator[Found]:
    """Every total of a table with its parts, each once."""
    if grid.height > _MOST_ROWS:
        return
    known: set[tuple[int, frozenset[int]]] = set()
    found = []
    for band in grid.bands:
        if not band.figures:
            continue
        for one in (*_along_rows(band), *_along_columns(band)):
            key = (one.total.passage, frozenset(part.passage for part in one.parts))
            if key not in known:
                known.add(key)
                found.append(one)
    yield from _with_culprits(found)


def _with_culprits(found: Sequence[Found]) -> Iterator[Found]:
    """Where one number makes several sums fail, it is told once, at its own place."""
    failing = [one for one in found if one.holds is False and one.without is None]
    held = {term.passage for one in found if one.holds for term in one.terms if len(one.parts) > 1}
    first: dict[int, Found] = {}
    told: set[int] = set()
    for passage, sums in _shared(failing, held):
        if any(id(one) in told or id(one) in first for one in sums):
            continue
        term = next(one for one in sums[0].terms if one.passage == passage)
        others = tuple(one.total if one.total.passage != passage else one.parts[0] for one in sums)
        grave = max(one.ceiling or Severity.DOUBT for one in sums)
        asked = min((one.asks_of(passage) for one in sums), key=lambda one: one.slack)
        first[id(sums[0])] = replace(
            sums[0], culprit=term, asked=asked, others=others, ceiling=grave
        )
        told |= {id(one) for one in sums[1:]}
    for one in found:
        yield first.get(id(one)) or (replace(one, told=True) if id(one) in told else one)


def _shared(failing: Sequence[Found], held: set[int]) -> list[tuple[int, list[Found]]]:
    """Numbers of no sum that holds, in several that do not and that ask the same of it."""
    within: dict[int, list[Found]] = {}
    for one in failing:
        for term in one.terms:
            within.setdefault(term.passage, []).append(one)
    found = [
        (passage, sums)
        for passage, sums in within.items()
        if len(sums) > 1 and passage not in held and _agree([one.asks_of(passage) for one in sums])
    ]
    found.sort(key=lambda one: -len(one[1]))
    best = [one for one in found if len(one[1]) == len(found[0][1])]
    clear = len(best) == 1 or len({id(one) for _, sums in best for one in sums}) == sum(
        len(sums) for _, sums in best
    )
    return found if clear else []


def _agree(asked: Sequence[Range]) -> bool:
    low = max(one.middle - one.slack for one in asked)
    return low <= min(one.middle + one.slack for one in asked)


def _along_rows(band: Band) -> Iterator[Found]:
    for labels, figures in band.blocks:
        lanes = [at for at in figures if not band.titles[at] or adds_up(band.titles[at][-1])]
        if not labels or not lanes:
            continue
        lines = lines_of(band, labels, figures)
        structures = list(row_structures(lines))
        if not any(band.titles):
            structures = [replace(one, trust=Trust.GUESS) for one in structures]
        names = {one.row: one.label or one.code for one in lines}

        def at(row: int, column: int, names: dict[int, str] = names) -> Term | None:
            return term_at(band, row, column, names.get(row, ""))

        yield from _all(structures, lanes, at)


def _along_columns(band: Band) -> Iterator[Found]:
    rows = [row for row in band.body if not is_rate(band.label(row))]

    def at(column: int, row: int) -> Term | None:
        titles = band.titles[column]
        return term_at(band, row, column, titles[-1] if titles else "")

    for number, reading in enumerate(band.readings or (band.titles,)):
        found = list(_all(list(column_structures(reading, band.figures)), rows, at))
        if number == 0:
            best = found
        if all(one.holds is not False for one in found):
            best = found
            break
    yield from best


def _all(structures: Sequence[Structure], lanes: Sequence[int], at: At) -> Iterator[Found]:
    for structure, ways in tried(structures, lanes, at):
        believed = any(one.solid for one in ways)
        for one in ways:
            yield from _found(structure, one, believed=believed)


def _found(structure: Structure, one: Tried, *, believed: bool) -> Iterator[Found]:
    if structure.partial and not believed:
        for part in one.parts:
            yield Found(one.total, (part,), None, Severity.ERROR, partial=True)
        return
    yield Found(one.total, one.parts, one.holds, one.ceiling, one.without)
    if one.without is not None:
        rest = tuple(part for part in one.parts if part.passage != one.without.passage)
        yield Found(one.total, rest, True, None)
