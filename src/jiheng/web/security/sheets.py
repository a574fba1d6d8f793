"""The sheets of an uploaded workbook, read in a confined process."""

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from jiheng.documents.spreadsheet import Cell, Sheet
from jiheng.web.security.confined import confined


def confined_sheets(path: Path) -> Mapping[str, Sheet]:
    """As ``jiheng.documents.spreadsheet.scan`` reads them, but for what is merged or hidden.

    Raises:
        JihengError: it is no workbook, or takes too much.
    """
    told = json.loads(confined("workbook", path))
    return {
        name: Sheet(
            name, hidden=one["hidden"], cells={(row[0], row[1]): _cell(row) for row in one["cells"]}
        )
        for name, one in told.items()
    }


def _cell(row: list[Any]) -> Cell:
    _, _, text, number, error, formula, shown, beside, width, code = row
    exact = None if number is None else Fraction(number)
    return Cell(text, exact, error, formula, shown, beside, width, code)
