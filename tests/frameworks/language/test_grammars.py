"""The tables of grammars are kept, and made anew when the grammar changes."""

import sys

import pytest

from jiheng import bytecode
from jiheng.frameworks.language.grammars import parser_of

GRAMMAR = 'start: "分"+'
OTHER = 'start: "元"+'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of its own for what is compiled, that of a Python that may write there."""
    monkeypatch.setattr(bytecode, "place_of", lambda _, ending: tmp_path / f"grammars{ending}")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_tables_that_are_kept_parse_as_those_just_made(folder):
    made = parser_of("rule", GRAMMAR, maybe_placeholders=False)

    kept = parser_of("rule", GRAMMAR, maybe_placeholders=False)

    assert [one.name for one in folder.iterdir()] == ["grammars.rule"]
    assert kept is not made
    assert kept.parse("分分") == made.parse("分分")


def test_tables_of_another_text_are_left_aside():
    parser_of("rule", GRAMMAR)

    assert parser_of("rule", OTHER).parse("元元").data == "start"


def test_tables_that_are_cut_off_are_made_anew(folder):
    parser_of("rule", GRAMMAR)
    kept = folder / "grammars.rule"
    kept.write_bytes(kept.read_bytes()[:-20])

    assert parser_of("rule", GRAMMAR).parse("分").data == "start"


def test_where_python_may_write_no_code_no_tables_are_kept(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    parser_of("rule", GRAMMAR)

    assert list(folder.iterdir()) == []
