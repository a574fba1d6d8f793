"""A framework, a dossier filled in for it, and workbooks spoilt in one place."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook, load_workbook

from jiheng.dossiers.model import Dossier
from jiheng.dossiers.read import read_dossier
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.errors import Problems
from jiheng.frameworks.load import load_framework

HERE = Path(__file__).parent
COUNTY = load_framework(HERE / "county.yaml")


def full() -> Dossier:
    """A dossier with something in every part."""
    return read_dossier(HERE / "full.yaml", COUNTY)


def workbook(folder: Path) -> Path:
    """The same as a workbook."""
    path = folder / "填报表.xlsx"
    path.write_bytes(_written())
    return path


@lru_cache
def _written() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "填报表.xlsx"
        write_workbook(COUNTY, path, full())
        return path.read_bytes()


def spoilt(folder: Path, spoil: Callable[[Workbook], object]) -> list[str]:
    """What is said about a workbook after a person has been at it."""
    path = workbook(folder)
    book = load_workbook(path)
    spoil(book)
    book.save(path)
    with pytest.raises(Problems) as told:
        read_dossier(path, COUNTY)
    return [str(problem).removeprefix(f"{path} ") for problem in told.value.problems]


def cell_of(book: Workbook, sheet: str, label: str, heading: str):
    """The cell in the row of a label, under a heading."""
    page = book[sheet]
    head = next(row for row in page.iter_rows() if heading in [one.value for one in row])
    column = next(one.column for one in head if one.value == heading)
    line = next(row[0].row for row in page.iter_rows() if label in [one.value for one in row])
    return page.cell(line, column)
