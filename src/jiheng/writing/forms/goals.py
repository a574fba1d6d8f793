"""Tables of performance objectives (绩效目标): each objective in a row of its 二级指标."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiheng.dossiers.model import Objective
from jiheng.frameworks.language.normal import normalise, plain_name
from jiheng.writing.forms.form import FormCell, FormTable
from jiheng.writing.forms.found import NOTHING, Found, supplied
from jiheng.writing.forms.known import Known, points, score

_HEADS: Mapping[str, re.Pattern[str]] = {
    "level1": re.compile("^一级"),
    "level2": re.compile("^二级"),
    "title": re.compile("^三级"),
    "target": re.compile("指标值|目标值"),
    "actual": re.compile("完成值|完成情况"),
    "points": re.compile("分值|权重"),
    "score": re.compile("得分"),
    "reason": re.compile("偏差|原因"),
}
_NEEDED = {"level2", "title", "target", "actual"}
_TOTAL = re.compile("^(?:总分|合计|总计|总得分)")
_POINTS_BEHIND = re.compile(r"\(\d+(?:\.\d+)?分?\)$")
_NUMBER = re.compile(r"[≥≤=<>]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of one table of objectives.

    Attributes:
        cells: what its empty cells are to hold.
        left: objectives for which it has no row.
    """

    cells: Mapping[FormCell, Found]
    left: tuple[Objective, ...]


def goals(table: FormTable, known: Known) -> Placed | None:
    """The objectives put into a table; None where it is no table of objectives."""
    heads = [(row, _columns(table, row)) for row in range(table.height)]
    found = next(((row, columns) for row, columns in heads if set(columns) >= _NEEDED), None)
    if found is None:
        return None
    return _Placing(table, known, *found).placed()


def _columns(table: FormTable, row: int) -> Mapping[str, int]:
    """Which column is what, where a row is the head."""
    columns: dict[str, int] = {}
    for cell in table.row(row):
        text = normalise(cell.text).text
        kind = next((kind for kind, words in _HEADS.items() if words.search(text)), "")
        if kind and cell.row == row:
            columns.setdefault(kind, cell.column)
    return columns


class _Placing:
    """One table on its way."""

    def __init__(
        self, table: FormTable, known: Known, head: int, columns: Mapping[str, int]
    ) -> None:
        self._table = table
        self._known = known
        self._columns = columns
        self._rows = range(head + 1, table.height)
        code = known.project.code if known.project else ""
        self._waiting = list(known.dossier.objectives_of(code))
        self._cells: dict[FormCell, Found] = {}

    def placed(self) -> Placed:
        rows = list(self._levels())
        for row, _, _, title in (one for one in rows if one[3]):
            objective = next((one for one in self._waiting if _same(one.title, title)), None)
            if objective is not None:
                self._waiting.remove(objective)
                self._put(row, objective)
            else:
                self._silent(row, "这项绩效目标")
        for row, level1, level2, _ in (one for one in rows if not one[3]):
            mine = [one for one in self._waiting if _level(one.level2) == level2]
            objective = next((one for one in mine if not level1 or _level(one.level1) == level1),
                             None)  # fmt: skip
            if objective is not None:
                self._waiting.remove(objective)
                self._put(row, objective)
            elif level2:
                self._silent(row, f"更多的“{level2}”绩效目标")
        return Placed(self._cells, tuple(self._waiting))

    def _levels(self) -> Iterator[tuple[int, str, str, str]]:
        """Rows with their levels, those left empty taken from above; the total is filled."""
        level1 = level2 = ""
        for row in self._rows:
            if _TOTAL.match(normalise(self._first(row)).text):
                self._total(row)
                return
            own1, own2 = (_level(self._text(row, name)) for name in ("level1", "level2"))
            level2 = own2 or ("" if own1 and own1 != level1 else level2)
            level1 = own1 or level1
            if level1 or level2:
                yield row, level1, level2, self._text(row, "title")

    def _first(self, row: int) -> str:
        return next((cell.text for cell in self._table.row(row) if cell.text.strip()), "")

    def _text(self, row: int, kind: str) -> str:
        cell = self._at(row, kind)
        return "" if cell is None else cell.text.strip()

    def _at(self, row: int, kind: str) -> FormCell | None:
        return self._table.at(row, self._columns[kind]) if kind in self._columns else None

    def _put(self, row: int, objective: Objective) -> None:
        for kind, found in _values(objective, self._known).items():
            cell = self._at(row, kind)
            if cell is not None and cell.is_empty:
                self._cells[cell] = found

    def _silent(self, row: int, what: str) -> None:
        for kind in ("title", "target", "actual", "points", "score", "reason"):
            cell = self._at(row, kind)
            if cell is not None and cell.is_empty:
                self._cells[cell] = supplied("", what)

    def _total(self, row: int) -> None:
        whole = None if self._known.evaluation is None else self._known.evaluation.points
        for kind, value in (("points", whole), ("score", self._known.total())):
            cell = self._at(row, kind)
            if cell is not None and cell.is_empty:
                self._cells[cell] = supplied(points(value), "总分")
        for kind in ("title", "target", "actual", "reason"):
            cell = self._at(row, kind)
            if cell is not None and cell.is_empty:
                self._cells[cell] = NOTHING


def _values(objective: Objective, known: Known) -> Mapping[str, Found]:
    direction = "" if objective.direction in ("定性", "") else objective.direction
    step = known.step((objective.level2, objective.title))
    given = objective.filed if objective.filed is not None or step is None else score(step)
    return {
        "title": Found(objective.title),
        "target": supplied(_with_unit(f"{direction}{objective.target}", objective.unit), "指标值"),
        "actual": supplied(_with_unit(objective.actual, objective.unit), "实际完成值"),
        "points": supplied(points(objective.weight), "权重"),
        "score": supplied(points(given), "得分"),
        "reason": Found(objective.deviation_reason) if objective.deviation_reason else NOTHING,
    }


def _with_unit(text: str, unit: str) -> str:
    return f"{text}{unit}" if _NUMBER.fullmatch(text) else text


def _level(text: str) -> str:
    """A level without points, spaces and the word 指标."""
    return _POINTS_BEHIND.sub("", plain_name(text)).removesuffix("指标")


def _same(first: str, second: str) -> bool:
    return plain_name(first) == plain_name(second)


def told(left: Sequence[Objective]) -> Iterator[str]:
    """A sentence for each objective without a row."""
    for one in left:
        yield f"绩效目标“{one.title}”（{one.level1}/{one.level2}）在表中没有空行"
