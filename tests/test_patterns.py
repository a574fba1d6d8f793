"""Regular expressions compiled at first use."""

import re

import pytest

from jiheng import patterns
from jiheng.patterns import pattern


@pytest.fixture
def compiled(monkeypatch):
    """The expressions compiled so far."""
    made = []
    compile_ = re.compile

    def noted(expression, flags):
        made.append(expression)
        return compile_(expression, flags)

    monkeypatch.setattr(patterns.re, "compile", noted)
    return made


def test_nothing_is_compiled_until_it_is_asked(compiled):
    pattern("合计|总计")

    assert compiled == []


def test_it_is_compiled_once(compiled):
    total = pattern("合计|总计")

    assert total.search("资金总计")
    assert total.sub("", "收入合计") == "收入"
    assert compiled == ["合计|总计"]


def test_it_answers_as_a_compiled_expression_does():
    year = pattern(r"(?P<year>20\d\d)年")

    assert year.match("2024年")["year"] == "2024"
    assert year.fullmatch("2024年底") is None
    assert [one["year"] for one in year.finditer("2023年、2024年")] == ["2023", "2024"]
    assert year.groupindex == {"year": 1}


def test_flags_are_heeded():
    assert pattern("xlsx", re.IGNORECASE).search("XLSX")


def test_bytes_are_searched_by_bytes():
    assert pattern(rb"%PDF").match(b"%PDF-1.7")


def test_what_is_no_expression_is_told_at_first_use():
    with pytest.raises(re.error):
        pattern("(").search("")
