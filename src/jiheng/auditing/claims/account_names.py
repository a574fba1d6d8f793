"""Claim ``AccountName``: an account the text names, and whether the table has it (科目名称)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.accounts.sayings import Saying, sayings_in
from jiheng.auditing.reading.accounts.tables import (
    BUDGET,
    SPENDING,
    Row,
    accounts_of,
    row_of,
    same_name,
)
from jiheng.auditing.reported.report import Report

_LEVELS = ("类", "款", "项")
#: So many accounts must be found in the table before one that is not tells anything.
_FEWEST = 3


class AccountName(NamedTuple):
    """An account of the text.

    Attributes:
        wrong: the name that the table does not have, with its level; ``""`` where it has all.
        right: what the table calls it, where that can be told by the others; else ``""``.
        table: standard name of the table.
    """

    wrong: str
    right: str
    table: str
    at: Spot

    def test(self) -> Relation["AccountName"]:
        """A name that is not printed anywhere is not said to be wrong, only not to be found."""
        return Relation(
            self,
            "other",
            not self.wrong,
            self.wrong,
            self.right,
            self.at,
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[AccountName]:
    """Every account told with 类, 款 and 项, where the table has most of them."""
    if not any("（款）" in one.text or "(款)" in one.text for one in report.texts):
        return
    tables = accounts_of(report)
    known = [tables[name] for name in (BUDGET, SPENDING) if name in tables]
    if not known:
        return
    rows = [row for one in known for row in one.rows if row.code]
    told = [
        one
        for passage in report.texts
        if passage.role != "cell" and "（款）" in passage.shape.text
        for one in sayings_in(passage, report.identity.year)
        if len(one.account) == len(_LEVELS)
    ]
    found = [_named(one, rows, known[0].rows, known[0].name) for one in told]
    if sum(not one.wrong for one in found) >= _FEWEST:
        yield from found


def _named(one: Saying, every: Sequence[Row], rows: tuple[Row, ...], table: str) -> AccountName:
    text = one.passage.shape.text
    row = row_of(one.account, rows)
    for level, name in zip(_LEVELS, one.account, strict=True):
        if any(same_name(name, other.name) and _at(other, level) for other in every):
            continue
        words = f"{name}（{level}）"
        start = max(text.rfind(words, 0, one.end), 0)
        codes = {other.code: other.name for other in rows}
        right = codes.get(row.code[: _length(level)], "") if row is not None else ""
        return AccountName(words, right, table, one.passage.shaped(start, start + len(words)))
    return AccountName("", "", table, one.passage.shaped(one.start, one.end))


def _at(row: Row, level: str) -> bool:
    return len(row.code) == _length(level)


def _length(level: str) -> int:
    return len("201") + 2 * _LEVELS.index(level)
