"""Three ways: what a file says, what stands here, and what stood when the file was given out."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import OWN, CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.workbench.cells import Standing, is_given

Kind = Literal["new", "changed", "cleared", "clash"]
Cells = Mapping[CellKey, str]
#: Columns by which a row of one's own is known, whatever its number.
_KNOWN_BY = {
    tabs.EXCLUSIONS: ("name", "year", "category"),
    tabs.TRANSFERS: ("document", "title"),
    tabs.ANSWERS: ("path", "key"),
    tabs.OBJECTIVES: ("project", "level1", "level2", "title"),
    tabs.PROJECTS: ("code",),
    tabs.FILED: ("path",),
    tabs.TEXTS: ("title",),
}


class Difference(NamedTuple):
    """A cell in which the file says something else.

    Attributes:
        key: the cell.
        kind: ``new`` nothing stands here; ``changed`` in the file only; ``cleared`` in the
            file; ``clash`` both sides changed it since.
        here: what stands here.
        there: what the file says.
        before: what stood when the file was given out; ``""`` where that is not known.
        revision: of what stands here.
        by: who typed that.
    """

    key: CellKey
    kind: Kind
    here: str
    there: str
    before: str
    revision: int
    by: str


class Compared(NamedTuple):
    """A file beside what stands.

    Attributes:
        differences: to be chosen from, in the order of the form.
        same: how many cells say the same.
        kept: how many were changed here since, and not in the file.
    """

    differences: tuple[Difference, ...]
    same: int
    kept: int


def compare(
    form: Form, there: Cells, here: Mapping[CellKey, Standing], before: Cells | None
) -> Compared:
    """Compare cell by cell; an empty cell of a file nobody gave out says nothing."""
    found, same, kept = [], 0, 0
    file = aligned(there, before if before is not None else _texts(here), here)
    for key in _in_order(form, {*file, *(before or {})}):
        stands = here.get(key, Standing("", 0))
        told, was = file.get(key, ""), (before or {}).get(key, "")
        if _same(form, key, told, stands.value):
            same += bool(told)
        elif before is None and not told:
            continue
        elif before is not None and _same(form, key, told, was):
            kept += 1
        else:
            kind = _kind(form, (key, told, stands.value), was if before is not None else None)
            found.append(
                Difference(key, kind, stands.value, told, was, stands.revision, stands.person)
            )
    return Compared(tuple(found), same, kept)


def _kind(form: Form, cell: tuple[CellKey, str, str], before: str | None) -> Kind:
    key, told, stands = cell
    if before is not None and not _same(form, key, stands, before):
        return "clash"
    if not stands:
        return "new"
    return "changed" if told else "cleared"


def _same(form: Form, key: CellKey, one: str, other: str) -> bool:
    """Whether two texts mean the same in their cell: 1,200 and 1200.00 do."""
    if one == other:
        return True
    if not one or not other:
        return False
    try:
        return form.read(key, one) == form.read(key, other)
    except JihengError:
        return False


def _in_order(form: Form, keys: set[CellKey]) -> list[CellKey]:
    """The cells a person may type into, by sheet, row and column."""
    sheets = {sheet.name: at for at, sheet in enumerate(form.sheets)}
    typed = [key for key in keys if form.slot(key) is not None and not is_given(key)]
    return sorted(typed, key=lambda key: (sheets[key.sheet], _number(key.row), key))


def _number(row: str) -> int:
    return int(row[len(OWN) :]) if row.startswith(OWN) else 0


def _texts(here: Mapping[CellKey, Standing]) -> dict[CellKey, str]:
    return {key: one.value for key, one in here.items() if one.value}


def aligned(there: Cells, base: Cells, here: Mapping[CellKey, Standing]) -> dict[CellKey, str]:
    """The file's own rows under the numbers they have here: by what they are called, then by place.

    A row that is not known here gets a number nobody uses.
    """
    numbers = dict(_matched(there, base, here))
    return {
        key._replace(row=numbers.get((key.sheet, key.row), key.row)): text
        for key, text in there.items()
    }


def _matched(
    there: Cells, base: Cells, here: Mapping[CellKey, Standing]
) -> Iterator[tuple[tuple[str, str], str]]:
    for sheet in {key.sheet for key in there if key.row.startswith(OWN)}:
        rows, known = _own(there, sheet), _own(base, sheet)
        free = list(known)
        matched = {}
        for row in rows:
            name = _name(there, sheet, row)
            match = next((one for one in free if any(name) and _name(base, sheet, one) == name), "")
            if match:
                matched[row] = match
                free.remove(match)
        used = {*known, *_own(_texts(here), sheet)}
        last = max((_number(row) for row in used), default=0)
        for at, row in enumerate(rows):
            if row in matched:
                continue
            if at < len(known) and known[at] in free:
                matched[row] = known[at]
                free.remove(known[at])
            else:
                last += 1
                matched[row] = f"{OWN}{last}"
        yield from (((sheet, row), number) for row, number in matched.items())


def _own(cells: Cells, sheet: str) -> list[str]:
    """Rows of one's own in which something stands, in order."""
    rows = {
        key.row for key, text in cells.items()
        if key.sheet == sheet and key.row.startswith(OWN) and text
    }  # fmt: skip
    return sorted(rows, key=_number)


def _name(cells: Cells, sheet: str, row: str) -> tuple[str, ...]:
    return tuple(cells.get(CellKey(sheet, row, one), "") for one in _KNOWN_BY.get(sheet, ()))
