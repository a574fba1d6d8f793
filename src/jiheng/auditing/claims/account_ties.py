"""Claim ``AccountTie``: one amount of published accounts in two tables, or in text and table."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.accounts.sayings import Saying, sayings_in
from jiheng.auditing.reading.accounts.tables import (
    BUDGET,
    GRANTS,
    INCOME,
    SPENDING,
    THREE,
    WHOLE,
    Accounts,
    accounts_of,
    row_of,
)
from jiheng.auditing.reading.tables.terms import Term, printed
from jiheng.auditing.reported.report import Report
from jiheng.quantities import Quantity

_ANY = r"合计|小计|本年支出合计|本年收入合计|本年支出|本年收入"
#: What is told in several tables: the table, ``""`` for the row of all, the head.
_TIED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "本年收入合计": ((WHOLE, "本年收入合计", ""), (INCOME, "", _ANY)),
    "本年支出合计": ((WHOLE, "本年支出合计", ""), (SPENDING, "", _ANY)),
    "财政拨款收入": ((INCOME, "", "财政拨款收入"), (GRANTS, "本年收入合计", "")),
    "一般公共预算财政拨款支出": (
        (BUDGET, "", _ANY),
        (GRANTS, "本年支出合计", "一般公共预算财政拨款"),
    ),
}
#: What the text tells of them.
_TOLD: dict[str, tuple[str, str, str]] = {
    "收入支出总计": (WHOLE, "总计", ""),
    "财政拨款收入支出总计": (GRANTS, "总计", ""),
    "基本支出": (BUDGET, "", "基本支出"),
    "三公": (THREE, "", r"合计预算数|预算数"),
}
_NAMES = {"基本支出": "一般公共预算财政拨款基本支出", "三公": "“三公”经费预算"}
#: So many amounts must be borne out before one that is not is certain.
_BORNE_OUT = 3
#: Standard tables that a report must hold to be read as published accounts.
_FEWEST = 2


class AccountTie(NamedTuple):
    """An amount, and the table that has to print the same.

    Attributes:
        name: as accounts call it.
        table: standard name of the table it is held to.
        stated: the amount in the text, or in another table.
        at: where that is, with the words that name it.
        expected: as the table has it.
    """

    name: str
    table: str
    stated: Quantity
    at: Spot
    expected: Term
    ceiling: Severity = Severity.DOUBT

    @property
    def holds(self) -> bool:
        """Whether both are one amount; sums rounded elsewhere may differ in the last digit."""
        other = self.expected.quantity
        return abs(self.stated.value - other.value) <= max(self.stated.grain, other.grain)

    def test(self) -> Relation["AccountTie"]:
        """Compare the two."""
        both = [self.stated, self.expected.quantity]
        return Relation(
            self,
            "repeat",
            self.holds,
            str(self.stated),
            str(self.expected.quantity),
            self.at,
            (self.expected.spot,),
            printed(abs(both[0].value - both[1].value), both),
            self.ceiling,
        )


def find(report: Report) -> Iterator[AccountTie]:
    """Amounts that tables share, amounts of the text; certain where most of them hold."""
    tables = accounts_of(report)
    if len(tables) < _FEWEST:
        return
    found = [*_between(tables), *_told(report, tables)]
    held = sum(one.holds for one in found)
    sure = held >= _BORNE_OUT and held > 2 * (len(found) - held)
    for one in found:
        yield one._replace(ceiling=Severity.ERROR) if sure else one


def _between(tables: Mapping[str, Accounts]) -> Iterator[AccountTie]:
    for name, places in _TIED.items():
        terms = [(table, _term(tables, table, row, head)) for table, row, head in places]
        known = [(table, term) for table, term in terms if term is not None]
        for (table, first), (_, second) in pairwise(known):
            yield AccountTie(name, table, second.quantity, second.spot, first)


def _term(tables: Mapping[str, Accounts], table: str, row: str, head: str) -> Term | None:
    found = tables.get(table)
    if found is None:
        return None
    return found.amount(row, head) if row else found.total(head)


def _told(report: Report, tables: Mapping[str, Accounts]) -> Iterator[AccountTie]:
    for passage in report.texts:
        if passage.role == "cell" or not passage.numbers:
            continue
        for one in sayings_in(passage, report.identity.year):
            if one.number is None:
                continue
            table, term = _held_to(one, tables)
            if term is not None and term.quantity.unit.dimension == "金额":
                at = passage.shaped(one.start, one.end)
                name = _NAMES.get(one.name, one.name)
                yield AccountTie(name, table, one.number.quantity, at, term)


def _held_to(one: Saying, tables: Mapping[str, Accounts]) -> tuple[str, Term | None]:
    if not one.account:
        table, row, head = _TOLD[one.name]
        return table, _term(tables, table, row, head)
    if BUDGET not in tables:
        return BUDGET, None
    row_ = row_of(one.account, tables[BUDGET].rows)
    amounts = [] if row_ is None else [
        term for head, term in row_.amounts.items() if head in _ANY.split("|")
    ]  # fmt: skip
    return BUDGET, amounts[0] if len(amounts) == 1 else None
