"""All sums of a table, along rows and along columns, each with how far it is believed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.columns import column_structures
from jiheng.auditing.reading.tables.kinds import by_kind
from jiheng.auditing.reading.tables.model import Found
from jiheng.auditing.reading.tables.rows import lines_of, row_structures
from jiheng.auditing.reading.tables.structure import (
    At,
    Structure,
    Tried,
    Trust,
    nothing_is_zero,
    tried,
    weighed,
)
from jiheng.auditing.reading.tables.terms import Range, Term, different, part_at, summed, term_at
from jiheng.auditing.reported.grids import Band, Grid, Titles
from jiheng.auditing.reported.words import (
    adds_up,
    is_blank,
    is_open,
    is_rate,
    is_score,
    is_share,
    is_total,
    says,
)
from jiheng.patterns import pattern

#: Tables of more rows are lists, not accounts.
_MOST_ROWS = 800
#: 政府收支分类科目, 支出经济分类: 工资福利支出 and 对个人和家庭的补助 are 人员经费.
_WAGES = "301"
_PEOPLE = (_WAGES, "303")


class Field(NamedTuple):
    """What is tried at once.

    Attributes:
        unsure: lanes that may hold averages or the like, so that nothing fails in them.
    """

    structures: Sequence[Structure]
    lanes: Sequence[int]
    at: At
    unsure: frozenset[int] = frozenset()


_MOST_NUMBERS = 12_000
#: So many structures of a table that hold bear out the others that its numbering tells.
_BORNE_OUT = 2
#: What the head of an amount says.
_AMOUNTS = (
    *("数", "量", "额", "费", "资金", "支出", "收入", "预算", "决算", "金", "投资", "合计", "小计"),
    *("人", "户", "件", "卷", "年", "计划", "完成", "结余", "拨款", "占", "比重"),
)
_PEOPLE_OR_PUBLIC = pattern(r"(人员|公用)(?:经费|支出)(?:合计|小计)")


@lru_cache(maxsize=16)
def sums_of(grid: Grid, before: Grid | None = None) -> tuple[Found, ...]:
    """Every total of a table with its parts, each once.

    Args:
        grid: the table.
        before: the table before it, which it may carry on on another page.
    """
    if grid.height > _MOST_ROWS:
        return ()
    known: set[tuple[int, frozenset[int]]] = set()
    found = []
    every = (one for band in grid.bands if _is_account(band) for one in _of_band(band))
    for one in chain(every, by_kind(grid)):
        key = (one.total.passage, frozenset(part.passage for part in one.parts))
        if key not in known:
            known.add(key)
            found.append(one)
    if before is not None and _goes_on(before, grid):
        down = {
            passage.index
            for row in grid.cells
            for passage in row
            if passage is not None and passage.row == grid.height - 1
        }
        found = [
            one._replace(holds=None)
            if one.holds is False and one.total.passage in down and _is_column(one, grid)
            else one
            for one in found
        ]
    return tuple(_with_culprits(found))


def _is_account(band: Band) -> bool:
    """Whether it holds numbers, and no more than a person would have filled in."""
    return bool(band.figures) and len(band.figures) * len(band.body) <= _MOST_NUMBERS


def suspects_of(grid: Grid, before: Grid | None = None) -> dict[int, Range]:
    """Numbers that sums refute, by passage, and what the sums ask of them."""
    failing = [one for one in sums_of(grid, before) if one.holds is False and not one.without]
    asked = {one.total.passage: one.asks_of(one.total.passage) for one in failing if not one.told}
    culprits = {one.culprit.passage: one.asked for one in failing if one.culprit and one.asked}
    return asked | culprits


def _goes_on(before: Grid, grid: Grid) -> bool:
    """Whether a table repeats the heads of the one right before it, so that it may be its rest."""
    if not before.bands or not grid.bands or before.above is not grid.above:
        return False
    last = before.bands[-1]
    closed = any(map(is_total, last.path(last.body[-1])))
    return not closed and any(last.titles) and last.titles == grid.bands[0].titles


def _is_column(one: Found, grid: Grid) -> bool:
    rows = {
        passage.row
        for row in grid.cells
        for passage in row
        if passage is not None and passage.index in {part.passage for part in one.parts}
    }
    return len(rows) > 1


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
        first[id(sums[0])] = sums[0]._replace(
            culprit=term, asked=asked, others=others, ceiling=grave
        )
        told |= {id(one) for one in sums[1:]}
    for one in found:
        yield first.get(id(one)) or (one._replace(told=True) if id(one) in told else one)


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


def _of_band(band: Band) -> Iterator[Found]:
    fields = [*_along_rows(band), _along_columns(band, band.titles)]
    ways = [tried(*field[:3]) for field in fields]
    zero = nothing_is_zero([one for found in ways for one in found])
    for field, found in zip(fields[:-1], ways[:-1], strict=True):
        yield from _one_way(list(_believed(field, found, blank_is_zero=zero)))
    yield from _by_class(band)
    across = list(_believed(fields[-1], ways[-1], blank_is_zero=zero))
    yield from _one_way(_best_reading(band, across, blank_is_zero=zero))


def _one_way(found: Sequence[Found]) -> Iterator[Found]:
    """A total that its heads explain is not held against another composition of it."""
    explained = {one.total.passage for one in found if one.holds and len(one.parts) > 1}
    for one in found:
        if one.holds is not False or one.without or one.total.passage not in explained:
            yield one


def _best_reading(band: Band, first: list[Found], *, blank_is_zero: bool) -> list[Found]:
    """Another way to read the heads, where it makes every sum hold that the first does not."""
    failing = {one.total.passage for one in first if one.holds is False}
    for reading in band.readings[1:] if failing else ():
        field = _along_columns(band, reading)
        found = list(_believed(field, tried(*field[:3]), blank_is_zero=blank_is_zero))
        held = {one.total.passage for one in found if one.holds}
        if failing <= held and all(one.holds is not False for one in found):
            return found
    return first


def _believed(
    field: Field, ways: Sequence[Sequence[Tried]], *, blank_is_zero: bool
) -> Iterator[Found]:
    weights = [weighed(lanes, field.at, blank_is_zero=blank_is_zero) for lanes in ways]
    borne_out = sum(any(one.solid for one in lanes) for lanes in weights)
    refuted = sum(any(one.holds is False for one in lanes) for lanes in weights)
    for structure, lanes in zip(field.structures, weights, strict=True):
        solid = any(one.solid for one in lanes)
        within = sum(_within(one) for one in lanes)
        for one in lanes:
            grave = Severity.ERROR if within > _within(one) else Severity.DOUBT
            told = one
            if one.lane in field.unsure and _is_average(one):
                told = one._replace(holds=one.holds or None)
            elif borne_out >= _BORNE_OUT and borne_out > refuted and _is_whole(structure, one):
                told = one._replace(holds=False, ceiling=Severity.DOUBT)
            yield from _found(structure, told, believed=solid, grave=grave)


def _is_average(one: Tried) -> bool:
    values = [part.quantity.value for part in one.parts]
    return len(values) > 1 and min(values) <= one.total.quantity.value <= max(values)


def _is_whole(structure: Structure, one: Tried) -> bool:
    """Whether all parts of a likely structure are printed, come to much of it and not to all."""
    much = 2 * summed(one.parts).middle >= one.total.quantity.value
    likely = structure.trust is Trust.LIKELY and not structure.partial
    whole = len(one.parts) == len(structure.options[0]) > 1
    return likely and whole and much and one.holds is None and one.ceiling is None


def _along_rows(band: Band) -> Iterator[Field]:
    for labels, figures in band.blocks:
        scored = any(map(is_score, map(band.title, figures)))
        lanes = [
            at
            for at in figures
            if (not band.titles[at] or adds_up(band.titles[at][-1]))
            and not (scored and "权重" in band.title(at))
        ]
        if not labels or not lanes:
            continue
        lines = lines_of(band, labels)
        structures = list(row_structures(lines))
        if not any(band.titles):
            structures = [one._replace(trust=Trust.GUESS) for one in structures]
        names = {one.row: one.label or one.code for one in lines}

        def at(row: int, column: int, names: dict[int, str] = names) -> Term | None:
            term = part_at(band, row, column, names.get(row, ""))
            rate = term is not None and term.quantity.unit.symbol == "%"
            return None if rate and not is_share(band.title(column)) else term

        unsure = frozenset(one for one in lanes if not _is_amount(band, one))
        yield Field(structures, lanes, _once(at), unsure)


def _by_class(band: Band) -> Iterator[Found]:
    """人员经费合计 and 公用经费合计 below the classes of 经济分类, which stand side by side."""
    blocks = [(lines_of(band, labels), figures) for labels, figures in band.blocks if labels]
    classes = [(line, figures) for lines, figures in blocks for line in lines if line.code]
    if not any(line.code == _WAGES for line, _ in classes):
        return
    for lines, figures in blocks:
        for line in lines:
            match = _PEOPLE_OR_PUBLIC.fullmatch(line.label)
            if match is None:
                continue
            for number, column in enumerate(figures):
                total = term_at(band, line.row, column, line.label)
                terms = different(
                    term_at(band, one.row, at[number], one.label)
                    for one, at in classes
                    if len(one.code) == len(_WAGES)
                    and number < len(at)
                    and (one.code in _PEOPLE) == (match[1] == "人员")
                )
                if total is not None and terms:
                    fits = summed(terms).meets(total.quantity)
                    yield Found(total, tuple(terms), fits, Severity.ERROR)


def _along_columns(band: Band, titles: Titles) -> Field:
    rows = [row for row in band.body if not is_rate(band.label(row))]

    def at(column: int, row: int) -> Term | None:
        path = titles[column]
        return part_at(band, row, column, path[-1] if path else "")

    return Field(list(column_structures(titles, _amounts(band))), rows, _once(at))


def _once(at: At) -> At:
    """The same, each place looked at once."""
    known: dict[tuple[int, int], Term | None] = {}

    def looked_up(line: int, lane: int) -> Term | None:
        place = line, lane
        if place not in known:
            known[place] = at(line, lane)
        return known[place]

    return looked_up


def _is_amount(band: Band, column: int) -> bool:
    """Whether the numbers of a column are certainly money, or a count of something."""
    return bool(band.unit_of(column)) or says(band.title(column), _AMOUNTS)


def _amounts(band: Band) -> list[int]:
    """The columns of numbers, and those among them that are blank in every row."""
    first = band.figures[0]
    return [
        at
        for at in band.columns
        if at in band.figures
        or (at > first and all(_is_bare(band.grid.text(row, at)) for row in band.body))
    ]


def _is_bare(text: str) -> bool:
    return is_blank(text) or is_open(text)


def _within(one: Tried) -> bool:
    """Whether all parts are within the whole, none of them nothing."""
    total = one.total.quantity.value
    return all(0 < part.quantity.value <= total for part in one.parts)


def _found(structure: Structure, one: Tried, *, believed: bool, grave: Severity) -> Iterator[Found]:
    if structure.partial and not believed:
        for part in one.parts:
            if structure.followers and not part.name.startswith("其中"):
                continue
            yield Found(one.total, (part,), None, grave, partial=True)
        return
    yield Found(one.total, one.parts, one.holds, one.ceiling, one.without)
    if one.without is not None:
        rest = tuple(part for part in one.parts if part.passage != one.without.passage)
        yield Found(one.total, rest, holds=True, ceiling=None)
