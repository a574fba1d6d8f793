"""Cells, rows and paragraphs, made in one line."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import (
    Cell,
    CellRole,
    Column,
    Paragraph,
    ParagraphRole,
    Row,
    RowRole,
    Run,
    Table,
)
from jiheng.quantities import number

#: With the sign or unit that belongs to it.
_NUMBER = re.compile(r"\d[\d.,/]*(?:万元|%|分|个|项)?")


def paragraph(text: str, role: ParagraphRole = "", lead: str = "") -> Paragraph:
    """A paragraph; ``lead`` is set strong before it."""
    runs = (Run(lead, strong=True), Run(text)) if lead else (Run(text),)
    return Paragraph(runs, role)


def head(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    """A cell that names its row or its group of rows."""
    return Cell(text, rowspan, colspan, role="head")


def sourced(text: str, fact: str, role: ParagraphRole = "") -> Paragraph:
    """A paragraph every number of which has the same origin."""
    return Paragraph(tuple(_sourced(text, fact)), role)


def _sourced(text: str, fact: str) -> Iterator[Run]:
    end = 0
    for found in _NUMBER.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()])
        yield Run(found[0], fact=fact)
        end = found.end()
    if end < len(text):
        yield Run(text[end:])


def score_cell(
    score: Fraction | None, role: CellRole = "", missing: str = "", *, fact: str = ""
) -> Cell:
    """A score or points as a number; ``missing`` where there is none."""
    if score is None:
        return Cell(missing, role=role or ("quiet" if missing else ""))
    return Cell(number(score, 2), role=role, number=score, fact=fact)


def titles(*texts: str) -> Row:
    """The head of a table."""
    return row(*(Cell(text) for text in texts), role="head")


def row(*cells: Cell | str, role: RowRole = "") -> Row:
    """A row without tags or details."""
    return Row(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells), role)


def key_table(*items: tuple[str, Cell, str]) -> Table:
    """Figures to be seen first: name, figure, note."""
    names, figures, notes = zip(*items, strict=True)
    return Table(
        tuple(Column(10, "center") for _ in items),
        (titles(*names), row(*figures), row(*notes)),
        role="key",
    )
