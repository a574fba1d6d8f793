"""Claim ``table_balances``: 年初结转 + 收入 - 支出 = 年末结转, 收入总计 = 支出总计, in tables."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation
from jiheng.auditing.reading.tables.accounts import Balance, balances_of
from jiheng.auditing.reading.tables.terms import Term, printed
from jiheng.auditing.reported.report import Report


class TableBalance(NamedTuple):
    """A balance and the numbers it follows from."""

    stated: Term
    balance: Balance

    def test(self) -> Relation["TableBalance"]:
        """Compare the balance with what the account comes to."""
        found = self.balance
        terms = (*found.added, *found.taken)
        like = [self.stated.quantity, *(one.quantity for one in terms)]
        value = found.expected.middle
        return Relation(
            self,
            "balance",
            found.holds,
            str(self.stated.quantity),
            printed(value, like),
            self.stated.spot,
            tuple(one.spot for one in terms),
            printed(abs(value - self.stated.quantity.value), like),
            found.ceiling,
        )


def find(report: Report) -> Iterator[TableBalance]:
    """Every balance of every table."""
    for grid in report.grids:
        for one in balances_of(grid):
            yield TableBalance(one.stated, one)
