"""A filing worked out again from the cells as filed; nothing of what came after enters it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout
from jiheng.dossiers.workbook.typed import OWN, CellKey, row_key
from jiheng.web.workbench import kept
from jiheng.web.workbench.cells import form_of, thawed
from jiheng.web.workbench.evaluated import Worked, work_out
from jiheng.web.workbench.models import Filing

_NUMBERS = frozenset({"number", "points"})


class Filed(NamedTuple):
    """What was filed, and what it comes to.

    Attributes:
        typed: the cells as filed.
        worked: the dossier and the score they make.
    """

    typed: Mapping[CellKey, str]
    worked: Worked


class Line(NamedTuple):
    """A row of a sheet: a band over the rows below, or its texts."""

    band: str
    texts: tuple[str, ...]


def filed(filing: Filing) -> Filed:
    """The filing; worked out once for each content."""
    return _filed(filing.pk, filing.cells.sha256)


@lru_cache(maxsize=64)
def _filed(pk: int, content: str) -> Filed:
    del content
    filing = Filing.objects.select_related(
        "cells", "case__task", "case__dossier__agency__parent"
    ).get(pk=pk)
    typed = thawed(json.loads(kept.content_of(filing.cells)))
    form = form_of(filing.case)
    made = form.made(typed, str(filing.case.dossier.agency))
    return Filed(typed, work_out(form, made))


def columns(sheet: SheetLayout) -> list[dict[str, str]]:
    """The headings, as ``table.sheet`` takes them."""
    return [
        {"title": one.heading, "kind": "number" if _is_number(one) else ""} for one in sheet.columns
    ]


def lines(sheet: SheetLayout, typed: Mapping[CellKey, str]) -> Iterator[Line]:
    """The rows of a sheet as filed, printed ones first."""
    for row in sheet.rows:
        if row.band:
            yield Line(row.band, ())
        else:
            yield Line("", _texts(sheet, row, row_key(sheet, row), typed))
    own = {key.row for key in typed if key.sheet == sheet.name and key.row.startswith(OWN)}
    for name in sorted(own, key=lambda one: int(one.removeprefix(OWN))):
        yield Line("", _texts(sheet, None, name, typed))


def filled_in(every: Iterable[Line], sheet: SheetLayout) -> Iterator[Line]:
    """The rows in which something was typed, and the bands that have such rows."""
    band = None
    asked = [at for at, one in enumerate(sheet.columns) if one.slot is not None]
    for line in every:
        if line.band:
            band = line
        elif any(line.texts[at] for at in asked):
            if band is not None:
                yield band
                band = None
            yield line


def is_empty(sheet: SheetLayout, typed: Mapping[CellKey, str]) -> bool:
    """Whether nothing was filled in on it."""
    return not any(key.sheet == sheet.name and text for key, text in typed.items())


def _texts(
    sheet: SheetLayout, row: Row | None, name: str, typed: Mapping[CellKey, str]
) -> tuple[str, ...]:
    labels = row.labels if row else {}
    return tuple(
        labels.get(one.key) or typed.get(CellKey(sheet.name, name, one.key), "")
        for one in sheet.columns
    )


def _is_number(column: Column) -> bool:
    return column.live or (column.slot is not None and column.slot.kind in _NUMBERS)
