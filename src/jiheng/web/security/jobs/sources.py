"""Job ``sources``: figures of accounts or approved objectives, as cells of a framework's form."""

from collections.abc import Mapping
from pathlib import Path

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import Dossier, FrameworkRef, Subject
from jiheng.dossiers.sources.accounts import import_accounts
from jiheng.dossiers.sources.goals import Import, import_goals
from jiheng.dossiers.sources.layout import accounts_layout, goals_layout
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.frameworks.load import load_framework

#: The layouts that come with the program.
_ACCOUNTS, _GOALS = "accounts_published", "goals_budget_system"


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """``{"cells": [[sheet, row, column, text, source], …], "left": [sentence, …]}``.

    Args:
        path: of the file.
        wanted: ``kind`` (``accounts`` or ``goals``), ``framework`` (its file), ``years`` of
            the form, ``code``, ``name`` and ``year`` of the unit.

    Raises:
        JihengError: nothing can be read from it.
    """
    asked = Asked(load_framework(str(wanted["framework"])))
    form = Form(asked, int(str(wanted["years"])))
    subject = Subject(str(wanted["code"]), str(wanted["name"]), int(str(wanted["year"])))
    empty = _empty(asked, subject)
    if wanted["kind"] == "goals":
        done = import_goals(empty, path, goals_layout(_GOALS))
    else:
        done = import_accounts(empty, asked, [path], accounts_layout(_ACCOUNTS))
    return {"cells": _cells(form, done, path.name), "left": list(done.left)}


def _empty(asked: Asked, subject: Subject) -> Dossier:
    used = asked.framework
    return Dossier(FrameworkRef(used.id, used.version, used.hash), subject)


def _cells(form: Form, done: Import, name: str) -> list[list[str]]:
    """What was taken, each cell with the place it came from."""
    return [
        [*key, text, _place(done.dossier, key) or name]
        for key, text in form.typed(done.dossier).items()
        if key.sheet != tabs.SUBJECT
    ]


def _place(dossier: Dossier, key: CellKey) -> str:
    """Where a figure stands in the file, as its evidence says."""
    if key.sheet == tabs.FACTS and key.column.startswith("value"):
        back = int(key.column.removeprefix("value"))
        fact = dossier.fact(key.row, dossier.subject.year - back)
        return fact.evidence if fact else ""
    return ""
