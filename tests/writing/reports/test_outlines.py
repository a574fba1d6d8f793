"""Each region's report has the chapters of outlines.md, in that order."""

import re
from pathlib import Path

import pytest
from writing.reports.examples import REPORTS, composed

from jiheng.documents.model import Heading, Paragraph

_SECTION = re.compile(r"## .*`(?P<report>\w+)` `(?P<example>\w+)`\n\n(?P<lines>(?:\s*- .+\n)+)")
PAGE = (Path(__file__).parent / "outlines.md").read_text(encoding="utf-8")
SECTIONS = {found["report"]: found for found in _SECTION.finditer(PAGE)}


def outline(document):
    """Its headings down to the second level, then its annexes, as the page writes them."""
    label, annexed = "", False
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role == "attachment":
            label, annexed = block.text, True
        elif isinstance(block, Paragraph) and block.role == "title" and label:
            yield f"- {label} {block.text}"
            label = ""
        elif isinstance(block, Heading) and block.level <= 2 and not annexed:
            yield "  " * (block.level - 1) + f"- {block.text}"


@pytest.mark.parametrize("report", REPORTS)
def test_the_chapters_stand_in_the_order_of_the_page(report):
    section = SECTIONS[report]

    found = list(outline(composed(report, section["example"])))

    assert found == section["lines"].rstrip("\n").split("\n")
