"""Runs the sentences of ``rules.md`` and ``negations.md``.

Each row gives its score and reason; a row “未读懂” gives what is not read instead.
"""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.frameworks.language.batch import scored
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule

PAGES = [
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("rules.md", "negations.md")
]
SECTION = re.compile(
    r"^## ([^\n]+)$.+?^> ([^\n]+)（([\d.]+)分）$(.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
ROW = re.compile(r"^\| (.+?) \| ([\d.]+|未评分|未读懂) \| (.+?) \|$", re.MULTILINE)
YES = {"是": True, "否": False}


def rows():
    for title, text, points, table in (found for page in PAGES for found in SECTION.findall(page)):
        for given, score, reason in ROW.findall(table):
            pairs = (pair.split("=") for pair in given.split("，"))
            put = {name: YES.get(value, value) for name, value in pairs}
            yield pytest.param(text, points, put, score, reason, id=f"{title} {given}")


@pytest.mark.parametrize(("text", "points", "given", "score", "reason"), list(rows()))
def test_sentence(text, points, given, score, reason):
    reading = read_rule(text, Context(points=Fraction(points)))

    answer = scored(reading, {"given": given})

    if score == "未读懂":
        assert "；".join(one.text for one in reading.unread) == reason
        assert answer["score"] is None
        return
    assert reading.unread == ()
    assert answer["reason"] == reason
    assert answer["score"] == (None if score == "未评分" else float(score))
