"""Regular expressions compiled at first use."""

import marshal
import os
import re
import subprocess
import sys

import pytest

from jiheng import patterns
from jiheng.patterns import pattern


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where code is kept: a folder of its own, that of a Python that may write."""
    path = tmp_path / "made" / "patterns.re"
    monkeypatch.setattr(patterns, "_path", lambda: path)
    monkeypatch.setattr(patterns, "_new", set())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    patterns.kept.cache_clear()
    yield path
    patterns.kept.cache_clear()


@pytest.fixture
def compiled(place, monkeypatch):
    """The expressions compiled so far, while none is kept."""
    assert not place.exists()
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


YEAR = r"(?P<year>20\d\d)年(?:度)?"


def test_what_one_process_compiled_the_next_does_not(compiled):
    assert pattern(YEAR).search("2024年")
    patterns.keep()

    again = pattern(YEAR)

    assert again.search("在2023年度")["year"] == "2023"
    assert compiled == [YEAR]
    assert again.groupindex == {"year": 1}


@pytest.mark.usefixtures("place")
def test_flags_are_kept_apart():
    assert pattern("a", re.IGNORECASE).search("A")
    patterns.keep()

    assert not pattern("a").search("A")
    assert pattern("a", re.IGNORECASE).search("A")


def test_where_python_may_write_no_code_none_is_kept(place, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert pattern(YEAR).search("2024年")
    patterns.keep()

    assert not place.exists()


@pytest.mark.parametrize("content", [b"", b"\xff", marshal.dumps(7), marshal.dumps(((0, 4), {}))])
def test_code_that_is_broken_or_of_another_version_is_left_aside(content, place):
    place.parent.mkdir()
    place.write_bytes(content)

    assert pattern(YEAR).search("2024年")


def test_a_folder_that_cannot_be_written_to_stops_nothing(place):
    place.parent.write_bytes(b"")

    assert pattern(YEAR).search("2024年")
    patterns.keep()


def test_every_expression_of_the_commands_is_compiled_at_once(tmp_path):
    program = "from jiheng import patterns; patterns.compile_all(); print(len(patterns.kept()))"

    finished = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)},
        check=True,
        capture_output=True,
    )

    assert int(finished.stdout) > 400
    assert len(list(tmp_path.rglob("patterns.*.re"))) == 1
