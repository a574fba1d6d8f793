"""Single cells of a form: what the names of their row and column ask for together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from jiheng.dossiers.model import SOURCES, Money, Project
from jiheng.frameworks.language.normal import plain_name
from jiheng.quantities import percent, unit
from jiheng.writing.forms.form import FormCell, FormTable
from jiheng.writing.forms.found import NOTHING, Found, supplied
from jiheng.writing.forms.headings import Label, label, stated_unit, wordings
from jiheng.writing.forms.known import Known, in_unit, points, score

_NUMBER = re.compile(r"[≥≤＞＜<>=]?-?[\d,.]+%?")
_SUFFIX = re.compile(r"(?:年初|全年|调整|支出)?(?:决算|预算|执行)数$")
_PROJECT = {
    "项目支出名称": "name",
    "项目名称": "name",
    "项目编码": "code",
    "主管部门": "authority",
    "项目主管部门": "authority",
    "实施单位": "implementer",
    "项目单位": "implementer",
    "项目实施单位": "implementer",
}
_GOALS = {"预期目标": "goal", "年度总体目标": "goal", "实际完成情况": "result"}
_TOTAL_MONEY = frozenset({SOURCES[0], "资金总额", "年度预算申请", "合计"})
_SCORED = frozenset({"执行率", "预算执行率", "得分", "分值"})
_YUAN = unit("元")


@dataclass(frozen=True)
class Asked:
    """An empty cell, and the names of its row and column, the nearest first."""

    table: FormTable
    cell: FormCell
    known: Known

    @cached_property
    def left(self) -> list[Label]:
        """Names to its left."""
        return _labels(self.table.left(self.cell))

    @cached_property
    def up(self) -> list[Label]:
        """Names above it."""
        return _labels(self.table.up(self.cell))

    @cached_property
    def beside(self) -> Label | None:
        """The name right beside it, where it is no heading of the empty cell below it."""
        before = self.table.at(self.cell.row, self.cell.column - 1)
        if before is None:
            return None
        below = self.table.at(before.row + before.rowspan, before.column)
        heads = below is not None and below.is_empty and before.rowspan == self.cell.rowspan
        return None if heads else next(iter(_labels([before])), None)

    @cached_property
    def over(self) -> Label | None:
        """The nearest name above it, where it names this cell: the row has no name of its own.

        What stands on the left of both, a name over several rows, is what they are about.
        """
        above = next(iter(self._names(self.table.up(self.cell))), None)
        left = next(iter(self._names(self.table.left(self.cell))), None)
        if above is None or above.colspan < self.cell.colspan:
            return None
        own = left is not None and not left.row <= above.row < left.row + left.rowspan
        return None if own else label(above.text)

    @staticmethod
    def _names(cells: Sequence[FormCell]) -> list[FormCell]:
        return [one for one in cells if _labels([one])]

    @cached_property
    def phase(self) -> Label | None:
        """The nearest name above that says how far money has come, or what is scored."""
        known = {*wordings().phases, *_SCORED}
        return next((one for one in self.up if one.text in known), None)

    @cached_property
    def unit(self) -> str:
        """The unit that the form states for this cell; ``""`` where it states none."""
        over = self._names(self.table.up(self.cell))[:1]
        corner = [name for one in over for name in _labels(self.table.left(one))]
        near = [*self.up[:1], *self.left, *corner, *self.up]
        stated = next((one.unit for one in near if one.unit), "")
        texts = (self.table.above, *(cell.text for cell in self.table.row(0)))
        return stated or next((found for text in texts if (found := stated_unit(text))), "")

    @cached_property
    def around(self) -> str:
        """All words to its left and above, to find what the part of the form is about."""
        beside = self.table.at(self.cell.row, self.cell.column - 1)
        over = self.table.up(beside) if beside is not None else []
        cells = (*self.table.left(self.cell), *self.table.up(self.cell)[:3], *over[:3])
        return "\n".join(plain_name(cell.text) for cell in cells)


def answer(asked: Asked) -> Found | None:
    """What belongs in a cell; None where its names say nothing that is known."""
    return _subject(asked) or _goal(asked) or _money(asked) or _named(asked) or _pair(asked)


def _labels(cells: Sequence[FormCell]) -> list[Label]:
    found = (label(cell.text) for cell in cells if not _NUMBER.fullmatch(cell.text.strip()))
    return [one for one in found if one.text]


def _subject(asked: Asked) -> Found | None:
    """Who it is: names beside what they name."""
    name = asked.beside.text if asked.beside else ""
    project = asked.known.project
    if project is not None and name in _PROJECT:
        return supplied(str(getattr(project, _PROJECT[name])), f"项目的{name}")
    if name in wordings().subject:
        value = getattr(asked.known.dossier.subject, wordings().subject[name])
        return supplied(str(value or ""), name)
    return None


def _goal(asked: Asked) -> Found | None:
    """Writing: the overall goal and what became of it, and other 文字材料 by their titles."""
    for one in (asked.beside, asked.over):
        if one is None:
            continue
        if asked.known.project is not None and one.text in _GOALS:
            return supplied(
                str(getattr(asked.known.project, _GOALS[one.text])), f"项目的{one.text}"
            )
        body = next(asked.known.texts(one.text), "")
        if body or one.text in _GOALS:
            return supplied(body, f"文字材料“{one.text}”")
    return None


def _money(asked: Asked) -> Found | None:
    """Money of a project by source, and how the execution of the budget is scored."""
    if asked.phase is None or not asked.left:
        return None
    row = asked.left[0].text
    if asked.phase.text in _SCORED:
        return _scored(asked, row)
    project = asked.known.project or _project_named(asked, row)
    if project is None or asked.phase.in_year(asked.known.year) != asked.known.year:
        return None if project is None else Found("", "填报表只有本年的项目资金")
    if row in SOURCES or row in _TOTAL_MONEY:
        return _amount(asked, project, "" if row in _TOTAL_MONEY else row)
    return _amount(asked, project, "") if asked.known.project is None else None


def _project_named(asked: Asked, row: str) -> Project | None:
    return next((one for one in asked.known.dossier.projects if plain_name(one.name) == row), None)


def _amount(asked: Asked, project: Project, source: str) -> Found:
    phase = asked.phase.text if asked.phase else ""
    suffixes = wordings().phases[phase]
    kind = "spent" if "决算" in suffixes[0] else "adjusted" if "全年" in suffixes[0] else "initial"
    holder: Project | Money | None = project
    if source:
        holder = next((one for one in project.money if one.source == source), None)
    value: Fraction | None = getattr(holder, kind, None)
    text = "" if value is None else in_unit(value, _YUAN, asked.unit or "万元")
    if source and holder is None:
        return Found("", f"填报表没有项目“{project.name}”的{source}")
    return supplied(text, f"项目“{project.name}”{source}的{phase}")


def _scored(asked: Asked, row: str) -> Found | None:
    """How the execution of the budget is scored, in the one row that gives points for it."""
    if row not in {*SOURCES, *_TOTAL_MONEY}:
        return None
    given = [row for row in range(asked.table.height) if _gives_points(asked, row)]
    mine = asked.cell.row in given if given else row in _TOTAL_MONEY
    return _execution(asked, asked.phase.text if asked.phase else "") if mine else NOTHING


def _gives_points(asked: Asked, row: int) -> bool:
    """Whether the form prints 分值 in a row of money."""
    cells = asked.table.row(row)
    names = {label(cell.text).text for cell in cells}
    if not names & {*SOURCES, *_TOTAL_MONEY}:
        return False
    return any(
        _NUMBER.fullmatch(cell.text.strip())
        and any(label(one.text).text == "分值" for one in asked.table.up(cell)[:3])
        for cell in cells
    )


def _execution(asked: Asked, kind: str) -> Found:
    step = asked.known.execution()
    if kind in ("执行率", "预算执行率"):
        value = step.value if step is not None and step.value else _rate(asked.known.project)
        return supplied(value, "预算执行率")
    if step is None:
        return Found("", "指标体系里没有唯一的预算执行率指标")
    return supplied(points(step.points if kind == "分值" else score(step)), f"预算执行率的{kind}")


def _rate(project: Project | None) -> str:
    if project is None or project.spent is None or not project.adjusted:
        return ""
    return percent(project.spent / project.adjusted)


def _named(asked: Asked) -> Found | None:
    """A cell whose name alone says what it holds; some only within a part of the form."""
    for one in (one for one in (asked.over, asked.beside) if one is not None):
        for name, formula in wordings().labels.items():
            topic, _, bare = name.rpartition("/")
            if one.text == bare and topic in asked.around:
                year = one.in_year(asked.known.year)
                measure = one.unit or asked.unit
                return supplied(asked.known.formula(formula, year, measure), f"“{formula}”")
    return None


def _pair(asked: Asked) -> Found | None:
    """A row that names what was spent on, and a column that names how far it has come."""
    if asked.phase is None or asked.phase.text in _SCORED:
        return _direct(asked)
    if not asked.left:
        return None
    suffixes = wordings().phases[asked.phase.text]
    base = _base(asked, asked.left[0].text, suffixes)
    if base is None:
        return None
    year = asked.phase.in_year(asked.known.year)
    found = {name: asked.known.fact(name, year, asked.unit) for name in map(base.__add__, suffixes)}
    known = [name for name, text in found.items() if text is not None]
    if not known:
        return None
    return supplied(next((text for text in found.values() if text), ""), f"{year}年“{known[0]}”")


def _base(asked: Asked, row: str, suffixes: Sequence[str]) -> str | None:
    """The name of a fact without 预算数 or 决算数 at its end."""
    if row in wordings().rows:
        return wordings().rows[row]
    framework = asked.known.framework
    name = framework.resolve(row) or framework.resolve(f"{row}决算数")
    if name is not None:
        return _SUFFIX.sub("", name)
    return row if any(row + suffix in framework.facts for suffix in suffixes) else None


def _direct(asked: Asked) -> Found | None:
    """A name right beside the cell, or above it, that is a fact as it stands."""
    for one in (asked.beside, asked.over):
        name = None if one is None else asked.known.framework.resolve(one.text)
        if one is not None and name is not None:
            year = one.in_year(asked.known.year)
            text = asked.known.fact(name, year, one.unit or asked.unit)
            return supplied(text or "", f"{year}年“{name}”")
    return None
