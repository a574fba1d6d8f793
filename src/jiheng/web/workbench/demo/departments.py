"""What the five departments of ``examples/`` typed into their forms, kept with the package.

``tools/demo.py`` writes the files of ``typed/`` from the workbooks.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey

FOLDER = Path(__file__).parent / "typed"
#: Column of this year's figure, and of the year before.
_THIS, _BEFORE = "value0", "value1"


@dataclass(frozen=True)
class Department:
    """One department and its typed cells.

    Attributes:
        name: of the agency.
        year: 评价年度.
        framework: by which it scores itself.
        region: 区划.
        authority: name of its 主管部门; ``""`` of one without.
        nature: 单位性质.
        cells: sheet, row, column and text, as typed.
    """

    name: str
    year: int
    framework: str
    region: str
    authority: str
    nature: str
    cells: tuple[tuple[str, str, str, str], ...]

    @cached_property
    def typed(self) -> dict[CellKey, str]:
        """The cells by their places."""
        return {CellKey(sheet, row, column): text for sheet, row, column, text in self.cells}

    def last_year(self) -> Iterator[tuple[CellKey, str]]:
        """Its figures of the year before, where they stood then."""
        for key, text in self.typed.items():
            if key.sheet == tabs.FACTS and key.column == _BEFORE:
                yield key._replace(column=_THIS), text


def department(name: str) -> Department:
    """A department by the name of its example."""
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Department(**{**kept, "cells": tuple(tuple(one) for one in kept["cells"])})
