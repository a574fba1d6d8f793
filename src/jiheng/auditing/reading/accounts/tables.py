"""The standard tables of published accounts, known by their names, and the amounts in them.

财政部 地方预决算公开操作规程 (财预〔2016〕143号) names the tables; every department publishes
the same, whatever its province calls them beside.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from jiheng.auditing.reading.tables.rows import lines_of
from jiheng.auditing.reading.tables.terms import Term, term_at
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.words import plain
from jiheng.patterns import pattern

#: Longer names first: each ends with a shorter one.
NAMES = (
    "财政拨款收入支出决算总表",
    "收入支出决算总表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算明细表",
    "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款支出决算表",
    "三公经费支出决算表",
    "收入决算表",
    "支出决算表",
)
WHOLE, GRANTS = "收入支出决算总表", "财政拨款收入支出决算总表"
INCOME, SPENDING = "收入决算表", "支出决算表"
BUDGET, BASIC = "一般公共预算财政拨款支出决算表", "一般公共预算财政拨款基本支出决算表"
THREE = "三公经费支出决算表"
#: What may stand before and behind a name that is the whole of a line.
_LINE = (
    r"(?:.{{0,40}}?(?:局|委|办|部|院|校|会|中心|年度?|公开\d+表|表[\d一二三四五六七八九十]+|[、.．:：)）]))?"
    r"{}(?:[（(].{{0,12}})?"
)
_NOISE = pattern(r"[\s“”\"‘’]")
_FUNDS = pattern(r"(?:一般公共预算)?(?:财政拨款)?三公经费(?:一般公共预算)?(?:财政拨款)?")
_LINES, _LONGEST = 5, 60
_TOTALS = frozenset(("合计", "总计", "支出合计", "收入合计", "本年支出合计", "本年收入合计"))


class Row(NamedTuple):
    """A row of a table: its code of 科目, its name, the amounts by the last head above each."""

    code: str
    name: str
    amounts: dict[str, Term]


class Accounts(NamedTuple):
    """One standard table.

    Attributes:
        name: as `NAMES` has it.
        rows: every row that is named, with its amounts.
    """

    name: str
    grid: Grid
    rows: tuple[Row, ...]

    def amount(self, row: str, column: str = "") -> Term | None:
        """The one amount of the row of that name, below the head of that name; None of several.

        Args:
            row: a pattern of the whole name.
            column: a pattern of the whole head; ``""``: the only amount, or that of the whole.
        """
        heads = re.compile(column or "合计|小计|决算数|金额|")
        found = [
            term
            for one in self.rows
            if re.fullmatch(row, one.name)
            for head, term in one.amounts.items()
            if heads.fullmatch(head) or (not column and len(one.amounts) == 1)
        ]
        alike = {one.quantity.value for one in found}
        return found[0] if len(alike) == 1 else None

    def total(self, column: str) -> Term | None:
        """The amount of the row of all below a head."""
        return self.amount("|".join(_TOTALS), column)


def accounts_of(report: Report) -> dict[str, Accounts]:
    """The standard tables of a report by name; a name that two tables bear is left out."""
    found: dict[str, list[Accounts]] = {}
    for grid in report.grids:
        name = named(report, grid)
        if name:
            found.setdefault(name, []).append(Accounts(name, grid, tuple(_rows(grid))))
    return {name: tables[0] for name, tables in found.items() if len(tables) == 1}


def named(report: Report, grid: Grid) -> str:
    """The standard name of a table, from the lines above it or its first row."""
    lines = [grid.table.caption]
    if grid.above is not None:
        before = report.passages[max(0, grid.above.index - _LINES + 1) : grid.above.index + 1]
        near = [one for one in before if one.role != "cell"]
        cut = max((at for at, one in enumerate(near) if one.table >= 0), default=-1)
        lines += [one.text for one in near[cut + 1 :]]
    if grid.height:
        first = {grid.text(0, at) for at in range(grid.width)} - {""}
        lines += list(first) if len(first) == 1 else []
    for line in reversed(lines):
        name = name_in(line)
        if name:
            return name
    return ""


def name_in(line: str) -> str:
    """The standard name that a line is; ``""`` of a sentence, or of any other line."""
    if "决算" not in line or len(line) > _LONGEST:
        return ""
    words = _NOISE.sub("", line)
    words = _FUNDS.sub("三公经费", words) if "三公" in words else words
    for name in NAMES:
        if name in words:
            alone = re.fullmatch(_LINE.format(name), words) is not None
            return name.replace("明细表", "表") if alone else ""
    return ""


def _rows(grid: Grid) -> Iterator[Row]:
    for band in grid.bands:
        labelled = False
        for labels, figures in _sides(band):
            for line in lines_of(band, labels):
                labelled = True
                amounts = _amounts(band, line.row, line.label, figures)
                yield Row(line.code, plain(line.label), amounts)
        if not labelled and len(band.body) == 1:
            # 三公经费 has one row and no name for it.
            yield Row("", "合计", _amounts(band, band.body[0], "三公经费", band.figures))


def _sides(band: Band) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Labels and figures of the tables side by side; columns without a word part nothing."""
    found: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for labels, figures in band.blocks:
        said = any(band.grid.text(row, at) for row in band.body for at in labels)
        if found and not said:
            found[-1] = found[-1][0], (*found[-1][1], *figures)
        elif labels:
            found.append((labels, figures))
    return found


def _amounts(band: Band, row: int, name: str, figures: tuple[int, ...]) -> dict[str, Term]:
    """By the last head above each; where several bear the same, by all heads."""
    paths = {at: band.titles[at] for at in figures}
    last = [path[-1] for path in paths.values() if path]
    amounts: dict[str, Term] = {}
    for column, path in paths.items():
        term = term_at(band, row, column, name)
        if term is not None:
            shared = len(path) > 1 and last.count(path[-1]) > 1
            amounts["".join(path) if shared else "".join(path[-1:])] = term
    return amounts


def row_of(account: tuple[str, ...], rows: tuple[Row, ...]) -> Row | None:
    """The one row of an account, of the depth and the 类 that are told; None of several.

    Args:
        account: names of 类, 款 and 项.
        rows: of the table.
    """
    names = {row.code: row.name for row in rows if row.code}
    found = [
        row
        for row in rows
        if same_name(row.name, account[-1])
        and len(row.code) == len("201") + 2 * (len(account) - 1)
        and same_name(names.get(row.code[:3], account[0]), account[0])
    ]
    return found[0] if len(found) == 1 else None


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one account; many texts leave 支出 out."""
    return _short(one) == _short(other)


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    return re.sub(r"[（()）\s、，]", "", name).removesuffix("支出")
