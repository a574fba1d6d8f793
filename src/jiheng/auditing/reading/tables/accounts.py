"""Balances of accounts in tables (收支平衡): what roles heads and labels give to numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.rows import lines_of
from jiheng.auditing.reading.tables.terms import Term, term_at
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.words import plain, without_unit
from jiheng.patterns import pattern

Role = Literal["begin", "income", "spending", "current", "end", "aside"]

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "begin",
        pattern(r"(?:年初|上年|期初|以前年度|上年度)[^，。]{0,8}(?:结转|结余|余额)[^，。]{0,6}"),
    ),
    (
        "end",
        pattern(
            r"(?:年末|期末|累计|滚存)[^，。]{0,8}(?:结转|结余|余额)[^，。]{0,6}|结转下年[^，。]{0,6}"
        ),
    ),
    (
        "current",
        pattern(r"(?:当年|本年|年度)?(?:收支)?结余(?:资金|数)?|(?:当年|本年)?收支(?:差额|结余)"),
    ),
    ("income", pattern(r"(?:本年|当年|年度)?收入(?:合计|总额|数|决算数|金额)?")),
    ("spending", pattern(r"(?:本年|当年|年度)?支出(?:合计|总额|数|决算数|金额)?")),
    (
        "aside",
        pattern(
            r"结余分配|.{0,4}上缴.{0,6}|.{0,4}收回.{0,6}|.{0,4}调[出入].{0,4}|使用.{0,6}结余.{0,6}"
        ),
    ),
)
_BARE = frozenset(("合计", "小计", "总计", "金额", "决算数"))
_MOST_ROWS = 400
#: So many roles make an account of a list of labels.
_FEWEST_ROLES = 3
#: What stands at first, what is added, what is taken, what is left.
_FLOWS = (
    (
        pattern(r"(?:年初|期初)(?:数|余额|账面数|原值)?"),
        pattern(r"(?:本年|本期|当年)?(?:增加|新增)(?:数|额)?"),
        pattern(r"(?:本年|本期|当年)?减少(?:数|额)?"),
        pattern(r"(?:年末|期末)(?:数|余额|账面数|原值)?"),
    ),
    (
        pattern(r"年初预算(?:数|金额)?"),
        pattern(r"(?:预算)?(?:追加|调增)(?:预算|数|金额|额)?"),
        pattern(r"(?:预算)?(?:追减|调减)(?:预算|数|金额|额)?"),
        pattern(r"(?:调整后?预算|调整后的预算|全年预算)(?:数|金额)?"),
    ),
)
_TOTAL_OF_SIDE = pattern(r"(收入|支出)?(?:决算|预算)?(总计|合计)")


class Balance(NamedTuple):
    """A balance and what it follows from.

    Attributes:
        added: with a plus.
        taken: with a minus.
    """

    stated: Term
    added: tuple[Term, ...]
    taken: tuple[Term, ...]
    holds: bool | None
    ceiling: Severity = Severity.ERROR

    @property
    def expected(self) -> Interval:
        """What follows."""
        return _net(self.added, self.taken)


def role_of(label: str) -> Role | None:
    """What a label is in an account; None of any other."""
    word = plain(re.sub(r"[（(].*?[）)]", "", label))
    return next((role for role, form in _ROLES if form.fullmatch(word)), None)


def balances_of(grid: Grid) -> Iterator[Balance]:
    """Every balance of a table: along its rows, across bands of one form, along its columns."""
    if grid.height > _MOST_ROWS:
        return
    form: dict[str, dict[Role, list[Term]]] = {}
    done = set()
    for band in grid.bands:
        if not band.figures:
            continue
        for key, account in (*_along_rows(band), *_along_columns(band)):
            for role, terms in account.items():
                form.setdefault(key, {}).setdefault(role, []).extend(terms)
            for one in _balances(account):
                done.add(one.stated.passage)
                yield one
        yield from _sides(band)
        yield from _flows(band)
    for account in form.values():
        for one in _balances(account):
            if one.stated.passage not in done:
                # The small tables of a form may differ in what they count.
                yield one if len(one.added) == 1 else one._replace(ceiling=Severity.DOUBT)


def _along_rows(band: Band) -> Iterator[tuple[str, dict[Role, list[Term]]]]:
    roles = {}
    for column in band.figures:
        path = tuple(map(without_unit, band.titles[column]))
        name = next((one for one in reversed(path) if one not in _BARE), "")
        outer = path.index(name) if name else 0
        role = role_of(name)
        if role and all(head.startswith(("其中", "结余", "收", "支")) for head in path[:outer]):
            roles[column] = (role, name)
    if len({role for role, _ in roles.values()}) < 1:
        return
    for row in band.body:
        account: dict[Role, list[Term]] = {}
        for column, (role, name) in roles.items():
            term = term_at(band, row, column, name)
            if term is not None:
                account.setdefault(role, []).append(term)
        yield band.label(row) or str(row), account


def _along_columns(band: Band) -> Iterator[tuple[str, dict[Role, list[Term]]]]:
    for labels, figures in band.blocks:
        roles = {
            line.row: (role, line.label)
            for line in lines_of(band, labels)
            if (role := role_of(line.label)) is not None
        }
        if len({role for role, _ in roles.values()}) < _FEWEST_ROLES:
            continue
        for column in figures:
            account: dict[Role, list[Term]] = {}
            for row, (role, name) in roles.items():
                term = term_at(band, row, column, name)
                if term is not None:
                    account.setdefault(role, []).append(term)
            yield f"列{column}", account


def _balances(account: Mapping[Role, list[Term]]) -> Iterator[Balance]:
    one = {
        role: terms[0] for role, terms in account.items() if len({t.passage for t in terms}) == 1
    }
    if any(len({t.passage for t in terms}) > 1 for terms in account.values()) or "aside" in one:
        return
    income, spending = one.get("income"), one.get("spending")
    begin, current, end = one.get("begin"), one.get("current"), one.get("end")
    if income is None or spending is None:
        return
    if current is not None:
        yield _balance(current, (income,), (spending,), begin)
    if end is not None and begin is not None:
        yield _balance(end, (begin, income), (spending,), None)


def _balance(
    stated: Term, added: tuple[Term, ...], taken: tuple[Term, ...], maybe: Term | None
) -> Balance:
    """Other readings: the carry-over is in the income already, or belongs to the balance."""
    readings = [added, added[-1:], (*added, maybe) if maybe else added]
    for reading in readings:
        if _net(reading, taken).meets(stated.quantity):
            return Balance(stated, reading, taken, holds=True)
    dimensions = {one.quantity.unit.dimension for one in (stated, *added, *taken)}
    return Balance(stated, added, taken, False if len(dimensions) == 1 else None)


def _net(added: tuple[Term, ...], taken: tuple[Term, ...]) -> Interval:
    total = Interval.of(added[0].quantity)
    for one in added[1:]:
        total += Interval.of(one.quantity)
    for one in taken:
        total -= Interval.of(one.quantity)
    return total


def _flows(band: Band) -> Iterator[Balance]:
    """年初数 + 增加 - 减少 = 年末数, 年初预算 + 追加 - 追减 = 调整预算, row by row."""
    heads = {at: without_unit(band.title(at)) for at in band.figures}
    for forms in _FLOWS:
        found = [[at for at, head in heads.items() if form.fullmatch(head)] for form in forms]
        begin, more, less, end = found
        if any(len(one) > 1 for one in found) or not (begin and end and (more or less)):
            continue
        flows = [
            one for row in band.body if (one := _flow(band, row, (*begin, *more), less, end[0]))
        ]
        held = sum(bool(one.holds) for one in flows)
        grave = Severity.ERROR if 2 * held >= len(flows) else Severity.DOUBT
        if held or len(flows) == 1:
            yield from (one._replace(ceiling=grave) for one in flows)


def _flow(
    band: Band, row: int, added: Sequence[int], taken: Sequence[int], end: int
) -> Balance | None:
    def term(column: int) -> Term | None:
        return term_at(band, row, column, band.titles[column][-1])

    stated = term(end)
    plus, minus = [term(at) for at in added], [term(at) for at in taken]
    if stated is None or None in plus or None in minus:
        return None
    up, down = tuple(filter(None, plus)), tuple(filter(None, minus))
    return Balance(stated, up, down, _net(up, down).meets(stated.quantity))


def _sides(band: Band) -> Iterator[Balance]:
    """收入总计 on the left is 支出总计 on the right."""
    if len(band.blocks) != len(("收入", "支出")):
        return
    (left, left_figures), (right, right_figures) = band.blocks
    if not left or not right:
        return
    heads = ["".join("".join(band.titles[at]) for at in one) for one in (left, right)]
    sided = "收入" in heads[0] and "支出" in heads[1]
    for row in band.body:
        names = [_name(band, row, side) for side in (left, right)]
        match = [_TOTAL_OF_SIDE.fullmatch(name) for name in names]
        if match[0] is None or match[1] is None or "总计" not in names[0] + names[1]:
            continue
        named = match[0][1] == "收入" and match[1][1] == "支出"
        columns = [_amount(band, left_figures), _amount(band, right_figures)]
        if not (named or sided) or min(columns) < 0:
            continue
        income = term_at(band, row, columns[0], names[0])
        spending = term_at(band, row, columns[1], names[1])
        if income is not None and spending is not None:
            same = Interval.of(income.quantity).meets(spending.quantity)
            yield Balance(spending, (income,), (), same)


def _name(band: Band, row: int, labels: tuple[int, ...]) -> str:
    """The label of a row in one of the tables side by side; numbers of rows are none."""
    words = [band.grid.text(row, at) for at in labels]
    return next((one for one in reversed(words) if one and not one.isdecimal()), "")


def _amount(band: Band, figures: tuple[int, ...]) -> int:
    """The column of the whole: the only one, or that headed 合计; -1 where it cannot be told."""
    if len(figures) == 1:
        return figures[0]
    whole = [at for at in figures if band.titles[at] and band.titles[at][-1] in _BARE]
    return whole[0] if len(whole) == 1 else -1
