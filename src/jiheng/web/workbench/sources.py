"""From what an explanation says of where a figure is from, to the cell it was typed into."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import JOINT, CellKey, Form
from jiheng.web.workbench.cells import typed_of
from jiheng.web.workbench.models import Case

_SHEETS = (
    tabs.SUBJECT, tabs.FACTS, tabs.FUNDS, tabs.EXCLUSIONS, tabs.TRANSFERS, tabs.ANSWERS,
    tabs.OBJECTIVES, tabs.PROJECTS, tabs.FILED, tabs.TEXTS,
)  # fmt: skip
_PLACE = re.compile(rf"({'|'.join(_SHEETS)}) ([A-Z]+\d+)$")


class Source(NamedTuple):
    """Where something is from.

    Attributes:
        text: as a person finds it.
        url: of the cell; ``""`` where it is in none.
    """

    text: str
    url: str = ""


class Sources:
    """The cells of one case by the places that its dossier names."""

    def __init__(self, case: Case, form: Form) -> None:
        """Where everything that was typed stands."""
        self._case = case
        self._form = form
        self.typed: Mapping[CellKey, str] = typed_of(case, form)
        self._keys = form.keys(self.typed, str(case.dossier.agency))

    def of(self, text: str) -> Source:
        """A text that ends in a place, with the cell it speaks of by its words."""
        found = _PLACE.search(text)
        place = f"{self._case.dossier.agency} {found[1]} {found[2]}" if found else ""
        key = self._keys.get(place)
        if key is None:
            return Source(text)
        before = text.partition(place)[0].rstrip("，, ")
        words = "，".join(part for part in (before, self._form.where(key)) if part)
        return Source(words, self.url(key))

    def url(self, key: CellKey) -> str:
        """The address of a cell in the fill-in."""
        page = reverse("fill:sheet", args=[self._case.pk, key.sheet])
        return f"{page}#{quote(f'{key.row}/{key.column}')}"

    def fact(self, name: str, back: int = 0) -> str:
        """The address of a figure's cell; ``""`` where the form has none."""
        key = CellKey(tabs.FACTS, name, f"value{back}")
        if self._form.slot(key) is not None:
            return self.url(key)
        words = JOINT.join(("上年" if back else "本年", name))
        row = CellKey(tabs.FUNDS, words, "whole")
        return self.url(row) if self._form.slot(row) is not None else ""
