"""Scoring tables (评分表): 自评得分 and reasons, row by row."""

import re
from collections.abc import Mapping

from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.tables import words
from jiheng.scoring.model import Step
from jiheng.writing.forms.form import FormCell, FormTable
from jiheng.writing.forms.found import NOTHING, Found, supplied
from jiheng.writing.forms.known import Known, points, score

_LEVEL = re.compile("^[一二三四]级")
_OTHERS: Mapping[str, re.Pattern[str]] = {
    "reason": re.compile("扣分|原因|偏差"),
    "score": re.compile("自评得?分|得分"),
    "points": re.compile("分值|权重"),
}
_TOTAL = re.compile("^(?:总分|合计|总计|总得分)")


def scores(table: FormTable, known: Known) -> Mapping[FormCell, Found] | None:
    """What the empty cells are to hold; None where it is no scoring table."""
    for row in range(table.height):
        levels, others = _head(table, row)
        if levels and {"score", "points"} <= set(others):
            return _rows(table, known, row, (levels, others))
    return None


def _head(table: FormTable, row: int) -> tuple[list[int], Mapping[str, int]]:
    levels: list[int] = []
    others: dict[str, int] = {}
    for cell in table.row(row):
        text = normalise(cell.text).text
        if _LEVEL.match(text):
            levels.extend(range(cell.column, cell.column + cell.colspan))
            continue
        kind = next((kind for kind, words_ in _OTHERS.items() if words_.search(text)), "")
        if kind:
            others.setdefault(kind, cell.column)
    return levels, others


def _rows(
    table: FormTable, known: Known, head: int, columns: tuple[list[int], Mapping[str, int]]
) -> Mapping[FormCell, Found]:
    found: dict[FormCell, Found] = {}
    titles: dict[int, str] = {}
    for row in range(head + 1, table.height):
        titles |= _titles(table, row, columns[0], titles)
        first = next((cell.text for cell in table.row(row) if cell.text.strip()), "")
        total = _TOTAL.match(normalise(first).text) is not None
        step = None if total else known.step(tuple(titles[one] for one in sorted(titles)))
        for kind, column in columns[1].items():
            cell = table.at(row, column)
            if cell is None or not cell.is_empty:
                continue
            if total:
                found[cell] = _total(kind, known)
            elif any(titles.values()):
                found[cell] = _of_step(kind, step, titles)
    return found


def _titles(
    table: FormTable, row: int, columns: list[int], above: Mapping[int, str]
) -> Mapping[int, str]:
    """Titles of a row by column; a new one ends those to its right, an empty one goes on."""
    found: dict[int, str] = {}
    new = False
    for column in columns:
        cell = table.at(row, column)
        own = "" if cell is None else words.name(cell.text)[0]
        before = above.get(column, "")
        found[column] = own or ("" if new else before)
        new = new or bool(own and own != before)
    return found


def _of_step(kind: str, step: Step | None, titles: Mapping[int, str]) -> Found:
    last = next((title for _, title in sorted(titles.items(), reverse=True) if title), "")
    if step is None:
        return Found("", f"指标体系里没有唯一的指标“{last}”")
    if kind == "points":
        return supplied(points(step.points), f"“{last}”的分值")
    if kind == "reason":
        lost = step.lost if step.filed is None else (step.points or 0) - step.filed
        return Found(step.filed_reason or step.reason) if lost else NOTHING
    return supplied(
        points(score(step)), f"“{last}”的得分：{step.reason}" if step.reason else "得分"
    )


def _total(kind: str, known: Known) -> Found:
    if kind == "reason":
        return NOTHING
    if kind == "points":
        whole = None if known.evaluation is None else known.evaluation.points
        return supplied(points(whole), "总分")
    return supplied(points(known.total()), "总分")
