"""How far a case is: its score so far, what indicators still need, and ties that do not hold."""

from collections.abc import Iterator
from typing import Any

from jiheng.dossiers.model import plain
from jiheng.dossiers.ties import BrokenTie, broken_ties
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import year_word
from jiheng.dossiers.workbook.typed import JOINT, CellKey, Form
from jiheng.errors import JihengError
from jiheng.frameworks.language.formula import Reference
from jiheng.scoring.model import Evaluation, Step
from jiheng.web.workbench.evaluated import Worked


def progress(worked: Worked) -> dict[str, Any]:
    """Everything the side of the page says, as the script gets it too.

    ``score`` (None while there is none), ``needs`` by path, ``jumps`` by path to the cells
    that need it, ``ties`` as sentences, ``tie_cells`` for each, ``problems`` by cell.
    """
    ties = _ties(worked)
    return {
        "score": _score(worked.evaluation) if worked.evaluation else None,
        "problem": worked.problem,
        "needs": {path: _sentences(reason) for path, reason in worked.needs.items()},
        "jumps": {path: list(_jumps(worked, path, why)) for path, why in worked.needs.items()},
        "ties": [str(one) for one in ties],
        "tie_cells": [list(_cells_of(worked.form, one)) for one in ties],
        "problems": problems(worked),
    }


def problems(worked: Worked) -> dict[str, str]:
    """What cannot be read, by ``sheet/row/column``; under ``""`` what belongs to no cell."""
    found: dict[str, str] = {}
    for key, ones in worked.made.problems.items():
        found[str(key) if key else ""] = "；".join(
            sentence(one) if key else str(one) for one in ones
        )
    return found


def sentence(problem: JihengError) -> str:
    """What is wrong and what instead; where, the place beside the cell says."""
    return f"{problem.what}，{problem.instead}" if problem.instead else problem.what


def _score(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "total": plain(evaluation.total),
        "low": plain(evaluation.low),
        "high": plain(evaluation.high),
        "points": plain(evaluation.points),
        "complete": evaluation.complete,
        "grade": evaluation.grade,
        "steps": [_step(one) for one in evaluation.leaves()],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "path": step.path,
        "points": None if step.points is None else plain(step.points),
        "score": None if step.score is None else plain(step.score),
        "lost": None if step.lost is None else plain(step.lost),
        "reason": step.reason,
        "missing": step.status == "unscored",
    }


def _sentences(reason: str) -> list[str]:
    return [one for one in reason.split("；") if one]


def _jumps(worked: Worked, path: str, reason: str) -> Iterator[list[str]]:
    """Cells that the indicator waits for: its questions, and the facts its reason names.

    Each as sheet, row, column and name; an objective, whose row no framework knows, by an
    empty row and its title.
    """
    form = worked.form
    for question in form.asked.questions:
        key = CellKey(tabs.ANSWERS, JOINT.join((path, question.label)), "value")
        if question.path == path and form.slot(key) is not None:
            yield [*key, question.label]
    if form.asked.category_points and path.partition("/")[0] in _categories(form):
        title = path.rpartition("/")[2]
        yield [tabs.OBJECTIVES, "", title, title]
    rest = reason
    for name in sorted(form.asked.framework.facts, key=len, reverse=True):
        if name in rest:
            rest = rest.replace(name, "")
            for back in sorted(form.asked.years(name)) or [0]:
                yield from _cell_of(form, Reference(name, back))


def _categories(form: Form) -> set[str]:
    return {one.partition("/")[0] for one in form.asked.categories}


def _cells_of(form: Form, broken: BrokenTie) -> Iterator[list[str]]:
    for one in dict.fromkeys((*broken.tie.left.names, *broken.tie.right.names)):
        yield from _cell_of(form, one)


def _cell_of(form: Form, fact: Reference) -> Iterator[list[str]]:
    """Where a fact is typed, with its name; nothing where the form has no such column."""
    family = form.asked.by_fund.get(fact.name)
    if family is None:
        key = CellKey(tabs.FACTS, fact.name, f"value{fact.years_back}")
    else:
        column = form.asked.framework.facts[fact.name].fund or "whole"
        row = JOINT.join((year_word(fact.years_back), family.whole.name))
        key = CellKey(tabs.FUNDS, row, column)
    if form.slot(key) is not None:
        words = year_word(fact.years_back) if fact.years_back else ""
        yield [*key, f"{words}{fact.name}"]


def _ties(worked: Worked) -> list[BrokenTie]:
    if worked.dossier is None:
        return []
    return list(broken_ties(worked.form.asked.framework, worked.dossier))
