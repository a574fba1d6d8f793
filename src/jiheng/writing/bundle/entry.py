"""一体化录入表: what is keyed into the budget system, in the order of its screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.documents.model import Block, Cell, Column, Heading, Row, Table
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.bundle.errors import BrokenLimit
from jiheng.writing.filing import filed
from jiheng.writing.parts.assessed import all_assessed
from jiheng.writing.parts.cells import head, paragraph, row, score_cell, titles
from jiheng.writing.parts.filed_rows import FiledRow, filed_rows

TITLE = "预算管理一体化绩效自评录入表"
ACTUAL, REASON, RESULT = "实际完成值", "偏差原因", "实际完成情况"
#: Characters that a field of the screen takes; systems differ, so each can be changed.
LIMITS: Mapping[str, int] = {ACTUAL: 100, REASON: 200, RESULT: 500}
_COLUMNS = (
    Column(6, "center"), Column(12), Column(14), Column(24), Column(14, "center"),
    Column(16, "center"), Column(8, "center"), Column(8, "center"), Column(34), Column(18),
)  # fmt: skip
_HEADS = ("序号", "一级指标", "二级指标", "三级指标", "年度指标值", ACTUAL, "分值", "得分", REASON,
          "超过限长")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that the screen will not take whole."""

    where: str
    field: str
    length: int
    limit: int

    def __str__(self) -> str:
        """Where, how long, and how much too long."""
        return f"{self.where}：{self.over}"

    @property
    def over(self) -> str:
        """Without the place."""
        more = self.length - self.limit
        return f"{self.field}{self.length}字，限{self.limit}字，超过{more}字"


def limits(text: str) -> Mapping[str, int]:
    """The limits with those of ``"偏差原因=100，实际完成值=50"`` instead.

    Raises:
        BrokenLimit: a part is not a field and a number.
    """
    changed = {}
    for part in text.replace("，", ",").split(",") if text.strip() else ():
        field, _, length = (word.strip() for word in part.partition("="))
        if field not in LIMITS or not length.isdecimal() or not int(length):
            raise BrokenLimit(part.strip(), LIMITS)
        changed[field] = int(length)
    return {**LIMITS, **changed}


class EntrySheet:
    """The sheet, and what on it is too long."""

    def __init__(self, dossier: Dossier, evaluation: Evaluation, most: Mapping[str, int]) -> None:
        """Lay it out at once."""
        self._most = most
        self.excesses: list[Excess] = []
        self.document = filed(dossier, TITLE, self._blocks(dossier, evaluation))

    def _blocks(self, dossier: Dossier, evaluation: Evaluation) -> Iterator[Block]:
        yield Heading("部门整体")
        told = "，".join(f"{field}{length}字" for field, length in self._most.items())
        yield paragraph(f"按录入界面的顺序排列；限长：{told}。", "note")
        rows = filed_rows(dossier.objectives_of(), evaluation)
        yield self._table(rows, dossier.subject.name)
        if evaluation.projects:
            yield Heading("项目")
        for one in all_assessed(dossier, evaluation.projects):
            name = f"{one.project.code} {one.project.name}"
            yield Heading(name, 2)
            over = self._over(name, RESULT, one.project.result)
            text = Cell(one.project.result, role="warn" if over else "")
            rows_above = row(head(RESULT), text, over)
            yield Table((Column(20), Column(116), Column(18)), (rows_above,), role="form")
            yield self._table(one.rows, name)

    def _table(self, rows: tuple[FiledRow, ...], where: str) -> Table:
        lines = (self._row(place, one, where) for place, one in enumerate(rows, 1))
        return Table(_COLUMNS, (titles(*_HEADS), *lines))

    def _row(self, place: int, one: FiledRow, where: str) -> Row:
        spot = f"{where} {one.title}"
        actual = self._over(spot, ACTUAL, one.actual)
        reason = self._over(spot, REASON, one.reason)
        return row(
            str(place), one.level1, one.level2, one.title, one.target,
            Cell(one.actual, role="warn" if actual else ""),
            score_cell(one.points), score_cell(one.score),
            Cell(one.reason, role="warn" if reason else ""),
            "；".join(text for text in (actual, reason) if text),
        )  # fmt: skip

    def _over(self, where: str, field: str, text: str) -> str:
        """By how much a text is too long; ``""`` where it is not."""
        if len(text) <= self._most[field]:
            return ""
        excess = Excess(where, field, len(text), self._most[field])
        self.excesses.append(excess)
        return excess.over
