"""A form → what its empty cells are to hold, and everything that found no place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.documents.read import head_of
from jiheng.documents.readers import docx, xlsx
from jiheng.dossiers.model import Project
from jiheng.frameworks.language.normal import plain_name
from jiheng.writing.forms.cells import Asked, answer
from jiheng.writing.forms.errors import (
    ManyCells,
    NotAForm,
    NothingMatches,
    OtherEnding,
    UnknownProject,
)
from jiheng.writing.forms.form import Form, FormCell, FormTable
from jiheng.writing.forms.found import Found
from jiheng.writing.forms.goals import goals, told
from jiheng.writing.forms.headings import label, wordings
from jiheng.writing.forms.known import Known
from jiheng.writing.forms.scores import scores
from jiheng.writing.forms.sheet_form import SheetForm
from jiheng.writing.forms.word_form import WordForm

_PROJECT_NAMES = frozenset({"项目支出名称", "项目名称"})
#: The name of a project stands at the head of its form.
_FIRST_ROWS = 4
#: No form has more.
_MOST_EMPTY = 20_000
#: A row with so many names of columns is a head; what is empty in it stays empty.
_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a form.

    Attributes:
        values: by table, row and column.
        empty: how many cells were empty.
        unplaced: a sentence for each cell, or row of cells, that stays empty.
        left: what the dossier has and the form has no room for.
    """

    values: Mapping[tuple[int, int, int], str]
    empty: int
    unplaced: tuple[str, ...]
    left: tuple[str, ...]


def opened(path: Path) -> Form:
    """A form, by its content.

    Raises:
        JihengError: it cannot be opened, or is neither docx nor xlsx.
    """
    head = head_of(path)
    if docx.recognises(head):
        return WordForm(path)
    if xlsx.recognises(head):
        return SheetForm(path)
    raise NotAForm(path.name)


def filled(form: Form, known: Known, code: str | None = None) -> Filled:
    """What belongs in the empty cells of a form.

    Args:
        form: as opened.
        known: of the department.
        code: the project whose form it is; None where the form says so, or has none.

    Raises:
        UnknownProject: the dossier has no project of this code.
    """
    values: dict[tuple[int, int, int], str] = {}
    unplaced: list[str] = []
    left: list[str] = []
    empty = 0
    for table, own in _scoped(form, known, code):
        cells = [cell for cell in table.cells if cell.is_empty and _is_asked(table, cell)]
        empty += len(cells)
        placed = goals(table, own)
        answers: Mapping[FormCell, Found] = (
            placed.cells if placed is not None else scores(table, own) or {}
        )
        left.extend(told(placed.left) if placed is not None else ())
        missing: list[tuple[FormCell, str]] = []
        for cell in cells:
            found = answers.get(cell) or answer(Asked(table, cell, own))
            if found is None:
                missing.append((cell, "认不出行名和列名"))
            elif found.text:
                values[cell.key] = found.text
            elif found.why:
                missing.append((cell, found.why))
        unplaced.extend(_told(table, missing))
    return Filled(values, empty, tuple(unplaced), tuple(left))


def _is_asked(table: FormTable, cell: FormCell) -> bool:
    """Whether it is a cell to be filled in, and no margin of the form: something names it."""
    if not table.left(cell) and not table.up(cell):
        return False
    known = {*wordings().phases, "分值", "得分", "执行率"}
    headings = [one for one in table.row(cell.row) if label(one.text).text in known]
    return len(headings) < _HEADINGS


def _scoped(form: Form, known: Known, code: str | None) -> Iterator[tuple[FormTable, Known]]:
    """Each table with whom it is about: the department, or a project."""
    projects = list(known.dossier.projects)
    chosen = _chosen(known, code)
    heads = [_project_cell(table, projects) for table in form.tables]
    unnamed = [head for head in heads if head is not None and not head.text.strip()]
    # As many forms as projects: they are meant in order.
    in_order = iter(projects if len(unnamed) == len(projects) else [])
    for table, head in zip(form.tables, heads, strict=True):
        if head is None:
            yield table, known
        elif head.text.strip():
            named = [one for one in projects if plain_name(one.name) == plain_name(head.text)]
            yield table, _of_project(known, named[0]) if named else known
        else:
            project = chosen or next(in_order, None)
            yield table, _of_project(known, project) if project else known


def _chosen(known: Known, code: str | None) -> Project | None:
    if code is None:
        return None
    project = known.dossier.project(code)
    if project is None:
        codes = [one.code for one in known.dossier.projects]
        raise UnknownProject(Path(known.dossier.path).name, code, codes)
    return project


def _project_cell(table: FormTable, projects: Sequence[Project]) -> FormCell | None:
    """The cell for the name of the project, in a form that is about one.

    In a list of projects another heading stands beside 项目名称.
    """
    names = {plain_name(one.name) for one in projects}
    for cell in table.cells:
        if cell.row < _FIRST_ROWS and label(cell.text).text in _PROJECT_NAMES:
            beside = table.at(cell.row, cell.column + cell.colspan)
            if beside is not None and (beside.is_empty or plain_name(beside.text) in names):
                return beside
    return None


def _of_project(known: Known, project: Project) -> Known:
    evaluations = known.evaluation.projects if known.evaluation else ()
    own = next((one for one in evaluations if one.subject.code == project.code), None)
    return replace(known, project=project, evaluation=own)


def _told(table: FormTable, missing: list[tuple[FormCell, str]]) -> Iterator[str]:
    """A sentence for each cell; cells of a row that lack the same are told together."""
    rows: dict[tuple[int, str], list[FormCell]] = {}
    for cell, why in missing:
        rows.setdefault((cell.row, why), []).append(cell)
    for (_, why), cells in rows.items():
        names = (table.left(cells[0])[:1], *(table.up(cell)[:1] for cell in cells))
        said = dict.fromkeys(" ".join(one[0].text.split()) for one in names if one)
        several = f"等{len(cells)}格" if len(cells) > 1 else ""
        yield f"{cells[0].place}{several}（{'／'.join(said)}）：{why}"


def fill_form(source: Path, output: Path, known: Known, code: str | None = None) -> Filled:
    """Write a form with its empty cells filled; the form itself is only read.

    Raises:
        OtherEnding: the output has not the ending of the form.
        NothingMatches: no cell could be filled.
        JihengError: the form cannot be read, or the output not be written.
    """
    form = opened(source)
    empty = sum(cell.is_empty for table in form.tables for cell in table.cells)
    if empty > _MOST_EMPTY:
        raise ManyCells(source.name, empty, _MOST_EMPTY)
    if output.suffix.lower() != f".{form.kind}":
        raise OtherEnding(str(output), form.kind)
    done = filled(form, known, code)
    if not done.values:
        raise NothingMatches(source.name, done.empty)
    form.write(output, done.values)
    return done
