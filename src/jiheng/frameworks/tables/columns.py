"""Which column of a scoring table is what: read from its head, in whatever order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.tables.grid import Printed, Spot
from jiheng.patterns import pattern

Kind = Literal["level", "points", "rule", "note", "formula", "target", "evidence", "filed", "why"]

#: The first that is found in a heading says what the column is.
_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("why", pattern(r"扣分原因|偏差|失分|改进|备注|其他说明")),
    ("filed", pattern(r"自评得?分|^得分|实际得分|评价得分|^评分$")),
    ("points", pattern(r"分值|权重|标准分|满分|^分数|^配分")),
    ("rule", pattern(r"评分(?:标准|规则|办法|细则|方法)|计分|扣分|打分|评价标准$|赋分")),
    ("target", pattern(r"标准值|目标值|指标值|评价标准值|考核目标")),
    ("formula", pattern(r"公式|计算方法")),
    ("level", pattern(r"^[一二三四]级(?:指标)?|^(?:评价|考核)?指标(?:名称)?$")),
    ("note", pattern(r"说明|解释|内涵|要点|内容")),
    ("evidence", pattern(r"依据|佐证|来源|证明材料|资料")),
)
_LEVEL = pattern(r"^([一二三四])级")
_MOST_HEAD_ROWS = 3
#: A heading is a few words; a cell that only mentions 权重 is none.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a scoring table.

    Attributes:
        row: where it begins.
        rows: how many it has.
        kinds: of each column; ``""`` of one that is not known.
    """

    row: int
    rows: int
    kinds: tuple[Kind | Literal[""], ...]

    def columns(self, kind: Kind) -> tuple[int, ...]:
        """The columns of one kind, from left to right."""
        return tuple(column for column, one in enumerate(self.kinds) if one == kind)

    @property
    def is_scoring(self) -> bool:
        """Whether points are given here: to indicators, and it says what for."""
        known = set(self.kinds)
        return {"level", "points"} <= known and bool(known & {"rule", "note", "formula"})


def head_of(table: Printed) -> Head | None:
    """The head of a scoring table; None where it is no scoring table."""
    for row in range(table.height):
        found = head_at(table, row)
        if found is not None:
            return found
    return None


def head_at(table: Printed, row: int) -> Head | None:
    """The head that begins in a row; None where none does."""
    best: Head | None = None
    for rows in range(1, min(_MOST_HEAD_ROWS, table.height - row) + 1):
        lines = [table.row(row + one) for one in range(rows)]
        if not all(any(_kind(spot.text) for spot in line) for line in lines):
            break
        head = Head(row, rows, _kinds(lines))
        if head.is_scoring and (best is None or _known(head) > _known(best)):
            best = head
    return best if best is None else _with_merged(table, best)


def _known(head: Head) -> int:
    return sum(1 for kind in head.kinds if kind)


def _with_merged(table: Printed, head: Head) -> Head:
    """The same with the rows that cells of it reach down into."""
    rows = head.rows
    while head.row + rows < table.height and all(
        spot.origin[1] < head.row + head.rows for spot in table.row(head.row + rows) if spot.text
    ):
        rows += 1
    return Head(head.row, rows, head.kinds)


def _kinds(lines: Sequence[Sequence[Spot]]) -> tuple[Kind | Literal[""], ...]:
    """The lowest heading of a column that says something decides."""
    found: list[Kind | Literal[""]] = []
    for column in range(len(lines[0])):
        texts = [line[column].text for line in reversed(lines)]
        found.append(next((kind for kind in map(_kind, texts) if kind), ""))
    return tuple(found)


@lru_cache(maxsize=4096)
def _kind(text: str) -> Kind | Literal[""]:
    plain = normalise(text).text
    if not plain or len(plain) > _LONGEST:
        return ""
    if "公式" in plain and "说明" in plain:
        return "note"
    return next((kind for kind, words in _WORDS if words.search(plain)), "")
