"""Quotes stand on one line of the file, the one that holds the number, and bear its place."""

import pytest

from jiheng.auditing.reported.report import prepared
from jiheng.documents.model import Document, Paragraph, Place, Run


def report_of(*lines, paged=False):
    """One paragraph that a file breaks over lines, or a page over lines of print."""
    places = (
        Place("报告", page=1) if paged else Place("报告", line=number)
        for number, _ in enumerate(lines, 3)
    )
    runs = tuple(Run(text, place=place) for text, place in zip(lines, places, strict=True))
    return prepared(Document("", (Paragraph(runs, place=runs[0].place),)))


@pytest.mark.parametrize(
    ("words", "quote", "line"),
    [
        ("支出合计300.00万元，比上年增加20.00万元", "增加20.00万元", 4),
        ("全年支出合计300.00万元", "全年支出合计300.00万元", 3),
    ],
)
def test_a_quote_is_of_the_line_that_holds_the_last_number(words, quote, line):
    report = report_of("全年支出合计300.00万元，比上年", "增加20.00万元。")
    passage = report.passages[0]
    start = passage.text.find(words)

    spot = passage.spot(start, start + len(words))

    assert spot.quote == quote
    assert report.place(spot).line == line


def test_lines_of_print_do_not_cut_a_quote():
    report = report_of("全年支出合计300.00万元，比上年", "增加20.00万元。", paged=True)
    passage = report.passages[0]

    spot = passage.spot(0, len(passage.text) - 1)

    assert spot.quote == "全年支出合计300.00万元，比上年增加20.00万元"
