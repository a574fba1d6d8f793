"""Each page here specifies one check: what it reports, word for word, and where it stays silent."""

import re
from pathlib import Path

import pytest

from jiheng.auditing.audit import audit
from jiheng.auditing.reported.places import in_words
from jiheng.documents.readers.markdown import document_of

PAGES = sorted(Path(__file__).parent.glob("*.md"))
CASE = re.compile(r"^## (.+)$", re.MULTILINE)
EXPECTED = re.compile(r"^```findings\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)


def cases(page):
    """Title, document and expected lines of each ``##`` section; its first paragraph says why."""
    parts = CASE.split(page.read_text(encoding="utf-8"))[1:]
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        expected = [
            tuple(re.split(r" {2,}", line.strip()))
            for block in EXPECTED.findall(text)
            for line in block.splitlines()
            if line.strip()
        ]
        _, _, document = EXPECTED.sub("", text).strip().partition("\n\n")
        yield pytest.param(page.stem, document, expected, id=f"{page.stem}：{title}")


@pytest.mark.parametrize(
    ("check", "document", "expected"), [case for page in PAGES for case in cases(page)]
)
def test_the_page_says_what_the_check_finds(check, document, expected):
    report, found = audit(document_of(document, "报告.md"))

    said = [
        (f"{one.severity.key} {one.check}", in_words(report, one.at), one.message)
        for one in found.findings
        if one.check == check
    ]

    assert said == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_fires_and_stays_silent(page):
    expected = [bool(case.values[2]) for case in cases(page)]

    assert True in expected
    assert False in expected
