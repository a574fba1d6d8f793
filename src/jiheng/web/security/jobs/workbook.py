"""Job ``workbook``: the cells of a workbook, as they are stored."""

from collections.abc import Mapping
from pathlib import Path

from jiheng.documents.spreadsheet import scan


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """``{sheet: {"hidden": …, "cells": [[row, column, text, number, error, formula, …], …]}}``.

    A number is a fraction in text, so that nothing of it is lost.

    Raises:
        JihengError: it is no workbook.
    """
    del wanted
    return {
        name: {
            "hidden": sheet.hidden,
            "cells": [
                [
                    *spot,
                    cell.text,
                    None if cell.number is None else str(cell.number),
                    cell.error,
                    cell.formula,
                    cell.shown,
                    cell.beside,
                    cell.width,
                    cell.code,
                ]
                for spot, cell in sheet.cells.items()
            ],
        }
        for name, sheet in scan(path).items()
    }
