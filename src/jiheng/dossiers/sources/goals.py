"""Approved objectives (绩效目标) as exported from the budget system, taken into a dossier."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.documents.spreadsheet import column_name
from jiheng.dossiers.errors import Unstated
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Approved, Dossier, Objective, Project
from jiheng.dossiers.sources.errors import NoTable, UncertainNumber
from jiheng.dossiers.sources.layout import GoalsLayout
from jiheng.dossiers.sources.tables import Table, squeezed, tables
from jiheng.dossiers.values import comparator, points

_POSITION = re.compile(r"列([A-Z]{1,2})")
#: Headings are looked for this far down.
_HEAD = 20


@dataclass(frozen=True, slots=True)
class Import:
    """What came of an import.

    Attributes:
        dossier: with what was taken.
        taken: one sentence each.
        left: what was not found, or needs a look, one sentence each.
    """

    dossier: Dossier
    taken: tuple[str, ...]
    left: tuple[str, ...]


def import_goals(dossier: Dossier, path: Path, layout: GoalsLayout) -> Import:
    """The dossier with the objectives of an export, locked as approved.

    What the unit filled in beside an objective stays. A dossier's own objectives
    that the export does not have stay as well, and are listed.

    Raises:
        Problems: what is wrong with the export.
    """
    gathered = Gathered(str(path))
    table, head, columns = _found(tables(path), layout, str(path))
    rows = list(_rows(table, head, columns, layout))
    exported = [_objective(row, layout, gathered) for row in rows]
    gathered.settle()
    before = {one.key: one for one in dossier.objectives}
    merged = [_merged(before.pop(one.key, None), one) for one in exported]
    projects = _projects(dossier, rows)
    return Import(
        replace(dossier, objectives=(*merged, *before.values()), projects=projects),
        tuple(_told(one) for one in exported),
        (
            *(_changed(old, new) for old, new in _pairs(dossier, exported)),
            *(f"填报表的绩效目标“{one.title}”不在导出中，未锁定" for one in before.values()),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the export: our columns → words, and where each stands."""

    words: Mapping[str, str]
    places: Mapping[str, str]
    uncertain: frozenset[str]

    def word(self, key: str) -> str:
        return self.words.get(key, "")


def _found(
    sheets: list[Table], layout: GoalsLayout, file: str
) -> tuple[Table, int, Mapping[str, int]]:
    """The sheet, its row of headings, and where our columns are."""
    for table in sheets:
        if layout.sheet not in table.name:
            continue
        for row in range(-1, min(_HEAD, table.height)):
            columns = _columns(table, row, layout)
            if columns is not None:
                return table, row, columns
    wanted = [names[0] for names in layout.columns.values() if not _POSITION.fullmatch(names[0])]
    raise NoTable(file, layout.sheet or "绩效目标", wanted)


def _columns(table: Table, row: int, layout: GoalsLayout) -> Mapping[str, int] | None:
    """Where our columns are if this is the row of headings; target and title must be there."""
    headings = {
        squeezed(table.item(row, column).text): column for column in reversed(range(table.width))
    }
    found: dict[str, int] = {}
    for key, names in layout.columns.items():
        for name in names:
            position = _POSITION.fullmatch(name)
            if position:
                letters = [column_name(column) for column in range(table.width)]
                if position.group(1) in letters:
                    found.setdefault(key, letters.index(position.group(1)))
            elif squeezed(name) in headings:
                found.setdefault(key, headings[squeezed(name)])
    return found if {"title", "target"} <= set(found) else None


def _rows(
    table: Table, head: int, columns: Mapping[str, int], layout: GoalsLayout
) -> Iterator[_Row]:
    above: dict[str, str] = {}
    for row in range(head + 1, table.height):
        items = {key: table.item(row, column) for key, column in columns.items()}
        words = {key: item.text for key, item in items.items()}
        for key in layout.carry_down:
            if key in words:
                words[key] = above[key] = words[key] or above.get(key, "")
        if any(squeezed(word) in layout.skip for word in words.values()):
            continue
        if not words["title"] or not words["target"]:
            continue
        places = {key: table.place(row, column) for key, column in columns.items()}
        uncertain = frozenset(key for key, item in items.items() if not item.certain)
        yield _Row(words, places, uncertain)


def _objective(row: _Row, layout: GoalsLayout, gathered: Gathered) -> Objective:
    if "target" in row.uncertain:
        gathered.add(UncertainNumber(row.places["target"], row.word("target")))
    stated = dict(layout.directions).get(row.word("direction"), row.word("direction"))
    sign, target = (stated, row.word("target")) if stated else comparator(row.word("target"))
    sign = comparator(sign)[0] or sign
    weight = None
    if row.word("weight"):
        weight = gathered.take(points, row.word("weight"), row.places["weight"])
    if row.word("level1") == "":
        gathered.add(Unstated(row.places["title"], f"“{row.word('title')}”的一级指标"))
    return Objective(
        project=row.word("project"),
        level1=row.word("level1"),
        level2=row.word("level2"),
        title=row.word("title"),
        target=target,
        direction=sign,
        unit=row.word("unit"),
        weight=weight,
        method=row.word("method"),
        approved=Approved(target, sign, weight),
        place=row.places["title"],
    )


def _merged(before: Objective | None, exported: Objective) -> Objective:
    """The exported objective with what the unit had filled in."""
    if before is None:
        return exported
    return replace(
        before,
        target=exported.target,
        direction=exported.direction,
        unit=exported.unit or before.unit,
        weight=exported.weight,
        method=exported.method or before.method,
        approved=exported.approved,
    )


def _projects(dossier: Dossier, rows: list[_Row]) -> tuple[Project, ...]:
    """The projects, with those that the export names and the dossier does not have."""
    known = {one.code for one in dossier.projects}
    new = {row.word("project"): row.word("project_name") for row in rows if row.word("project")}
    added = (Project(code, name) for code, name in new.items() if code not in known)
    return (*dossier.projects, *added)


def _pairs(dossier: Dossier, exported: list[Objective]) -> Iterator[tuple[Objective, Objective]]:
    """Objectives that stand otherwise in the dossier than in the export."""
    before = {one.key: one for one in dossier.objectives}
    for new in exported:
        old = before.get(new.key)
        if old and (old.direction, old.target, old.weight) != (
            new.direction,
            new.target,
            new.weight,
        ):
            yield old, new


def _changed(old: Objective, new: Objective) -> str:
    was, now = old.direction + old.target, new.direction + new.target
    return f"绩效目标“{new.title}”原填“{was}”，已按导出改为“{now}”"


def _told(one: Objective) -> str:
    project = f"{one.project} " if one.project else ""
    return f"{project}{one.level1}/{one.level2}/{one.title}：{one.direction}{one.target}{one.unit}"
