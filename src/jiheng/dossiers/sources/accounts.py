"""Figures of accounts reports (部门决算报表) and lists of quotas (指标执行表), taken as facts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import NotNumber, UnknownFact
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier, Fact
from jiheng.dossiers.sources.errors import WithoutMoneyUnit
from jiheng.dossiers.sources.goals import Import
from jiheng.dossiers.sources.layout import AccountsTable, Wanted
from jiheng.dossiers.sources.tables import Item, Table, squeezed, tables
from jiheng.frameworks.model import FactSpec
from jiheng.quantities import NotANumber, Quantity, unit

#: A title stands this far down at most.
_TITLE = 6
_BEFORE = re.compile(r"(\S*\d{4}年度?|\S*公开\d+表|\S*[局厅委部])?")
#: So many numbers in a row that count up from 1 number the columns.
_COUNTED = 3


def import_accounts(
    dossier: Dossier, asked: Asked, paths: list[Path], layout: tuple[AccountsTable, ...]
) -> Import:
    """The dossier with the figures that the layout finds in the files.

    A figure that is filled in already is replaced, which is told; its 剔除项 stay.

    Raises:
        Problems: what is wrong with the files.
    """
    gathered = Gathered("、".join(str(path) for path in paths))
    sheets = [table for path in paths for table in tables(path)]
    found: dict[tuple[str, int], Fact] = {}
    left: list[str] = []
    for wanted in layout:
        table = _sheet(sheets, wanted)
        if table is None:
            left.append(f"没有找到“{wanted.names[0]}”表")
            continue
        for one in wanted.facts:
            fact = gathered.take(_fact, asked, dossier.subject.year, (table, wanted), one)
            if fact is None:
                left.append(f"{table.name}：没有找到“{_described(one)}”（{one.fact}）")
            else:
                found[fact.name, fact.year] = fact
    gathered.settle()
    return Import(_with(dossier, found), tuple(_told(dossier, one) for one in found.values()),
                  tuple(left))  # fmt: skip


def _sheet(sheets: list[Table], wanted: AccountsTable) -> Table | None:
    """The sheet that bears one of the names, on its tab or in its title."""
    for name in wanted.names:
        for table in sheets:
            title = (item.text for (row, _), item in table.items.items() if row < _TITLE)
            if any(_is_called(squeezed(text), squeezed(name)) for text in (table.name, *title)):
                return table
    return None


def _is_called(text: str, name: str) -> bool:
    """Whether a title is that name, but for the year and the like before it.

    支出决算表 is another table than “三公”经费支出决算表; 公开03 may stand in 公开03表.
    """
    if name[-1:].isdigit():
        return re.search(rf"{re.escape(name)}(?!\d)", text) is not None
    return text.endswith(name) and _BEFORE.fullmatch(text.removesuffix(name)) is not None


def _fact(
    asked: Asked, year: int, source: tuple[Table, AccountsTable], wanted: Wanted
) -> Fact | None:
    """One figure; None where its row or column is not there, or its cell is empty."""
    table, layout = source
    spec = asked.fact(wanted.fact)
    if spec is None:
        raise UnknownFact(table.file, wanted.fact, asked.framework.facts)
    read = _total(table, wanted) if wanted.total else _cell(table, wanted)
    if read is None:
        return None
    value, spot = read
    return Fact(
        name=spec.name,
        year=year - wanted.years_back,
        value=value * _scale(table, layout, spec),
        unit=spec.unit,
        stage=layout.stage,
        evidence=f"{Path(table.file).name} {table.name} {spot}",
        place=f"{table.file} {table.name} {spot}",
    )


def _scale(table: Table, layout: AccountsTable, spec: FactSpec) -> Fraction:
    """What one in the table is in base units."""
    if spec.unit.dimension != "金额":
        return spec.unit.scale
    stated = table.unit() or layout.unit
    if not stated:
        raise WithoutMoneyUnit(f"{table.file} {table.name}")
    return unit(stated).scale


def _cell(table: Table, wanted: Wanted) -> tuple[Fraction, str] | None:
    """The number in the row of a label, under its headings."""
    if not wanted.row:
        return _only(table, wanted)
    labels = {squeezed(label) for label in wanted.row}
    for row in range(table.height):
        for column in range(table.width):
            if squeezed(table.item(row, column).text) in labels:
                spot = _under(table, wanted, row, column)
                if spot is not None:
                    return spot
    return None


def _under(table: Table, wanted: Wanted, row: int, label: int) -> tuple[Fraction, str] | None:
    """The first number right of a label, in a column that has all the headings over it."""
    for column in range(label + 1, table.width):
        over = {squeezed(table.item(above, column).text) for above in range(row)}
        if not all(squeezed(heading) in over for heading in wanted.column):
            continue
        item = table.item(row, column)
        if item.text and item is not table.item(row, label):
            where = table.place(row, column)
            return _number(item, where), where.rpartition(" ")[2]
        if wanted.column:
            return None
    return None


def _only(table: Table, wanted: Wanted) -> tuple[Fraction, str] | None:
    """The number of a table of one row, in the column that has all the headings over it."""
    for row in reversed(range(table.height)):
        if _counts_columns(table, row):
            continue
        for column in range(table.width):
            over = {squeezed(table.item(above, column).text) for above in range(row)}
            item = table.item(row, column)
            has_all = all(squeezed(heading) in over for heading in wanted.column)
            if has_all and item.number is not None:
                where = table.place(row, column)
                return item.number, where.rpartition(" ")[2]
    return None


def _counts_columns(table: Table, row: int) -> bool:
    """Whether a row only numbers the columns (栏次 1 2 3 …)."""
    items = [table.item(row, column) for column in range(table.width)]
    numbers = [item.number for item in items if item.number is not None]
    counted = len(numbers) >= _COUNTED and numbers == list(range(1, len(numbers) + 1))
    return counted or any(squeezed(item.text) == "栏次" for item in items)


def _total(table: Table, wanted: Wanted) -> tuple[Fraction, str] | None:
    """The sum of a column over the rows that have certain words in others."""
    for head in range(table.height):
        headings = {squeezed(table.item(head, one).text): one for one in range(table.width)}
        needed = [wanted.total, *(heading for heading, _ in wanted.where)]
        if not all(squeezed(heading) in headings for heading in needed):
            continue
        column = headings[squeezed(wanted.total)]
        where = {headings[squeezed(heading)]: words for heading, words in wanted.where}
        parts = list(_parts(table, head, column, where))
        if not parts:
            return None
        return sum(parts, Fraction(0)), f"“{wanted.total}”列{len(parts)}行合计"
    return None


def _parts(
    table: Table, head: int, column: int, where: dict[int, tuple[str, ...]]
) -> Iterator[Fraction]:
    for row in range(head + 1, table.height):
        matches = (
            squeezed(table.item(row, at).text) in map(squeezed, words)
            for at, words in where.items()
        )
        item = table.item(row, column)
        if item.text and all(matches) and "合计" not in squeezed(table.item(row, 0).text):
            yield _number(item, table.place(row, column))


def _number(item: Item, where: str) -> Fraction:
    if item.number is not None:
        return item.number
    try:
        return Quantity.parse(item.text).value
    except NotANumber as error:
        raise NotNumber(where, item.text) from error


def _described(wanted: Wanted) -> str:
    if wanted.total:
        return wanted.total
    return " ".join((*wanted.row[:1], *wanted.column))


def _with(dossier: Dossier, found: dict[tuple[str, int], Fact]) -> Dossier:
    facts = {(one.name, one.year): one for one in dossier.facts}
    for key, new in found.items():
        before = facts.get(key)
        facts[key] = replace(new, exclusions=before.exclusions) if before else new
    return replace(dossier, facts=tuple(facts.values()))


def _told(dossier: Dossier, fact: Fact) -> str:
    before = dossier.fact(fact.name, fact.year)
    was = f"，原填{before.printed}" if before and before.value != fact.value else ""
    return f"{fact.name}（{fact.year}年）{fact.printed}{was}，取自{fact.evidence}"
