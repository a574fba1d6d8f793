"""The page ``formulas.md``: what a formula is read as, and what it comes to."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.frameworks.language.formula_batch import answer
from jiheng.frameworks.language.formula_reader import read_formula

PAGE = Path(__file__).with_name("formulas.md")


def rows() -> Iterator[tuple[str, str, str, str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and "---" not in line and "原文" not in line:
            cells = line.replace("\\|", "\0").strip("|").split("|")
            text, read, given, value = (cell.strip().replace("\0", "|") for cell in cells)
            yield text, read, given, value


@pytest.mark.parametrize(("text", "read", "given", "value"), list(rows()))
def test_formula_is_read_and_worked_out_as_on_the_page(text, read, given, value) -> None:
    figures = dict(pair.split("=") for pair in given.split("；") if pair)

    answered = answer(text, figures)

    assert str(answered.reading.formula) == read
    assert answered.reading.unread == ()
    if value[:1].isdigit() or value.startswith("-"):
        assert answered.value == Fraction(value)
    elif value:
        assert (answered.value, answered.reason) == (None, value)


@pytest.mark.parametrize("read", [read for _, read, _, _ in rows()])
def test_canonical_form_reads_back_equal(read) -> None:
    formula = read_formula(read).formula

    assert formula is not None
    assert str(formula) == read
    assert read_formula(str(formula)).formula == formula
