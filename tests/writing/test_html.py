"""A page is one file that needs nothing else, and no text breaks out of it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from writing.paper_sample import BARS, ORIGIN, PIE, REPORT, TITLE
from writing.sample import DOSSIER, EVALUATION, SUBJECT

from jiheng.documents.model import Cell, Column, Document, Heading, Paragraph, Row, Run, Table
from jiheng.writing.formats.html import page, write
from jiheng.writing.reports.score_sheet import compose

VOID = {"meta", "link", "col", "rect", "path", "circle", "hr"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7*7 }}",
    "&lt;b&gt;",
]


class Elements(HTMLParser):
    """Every element with its attributes, and whether all were closed in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def document(*blocks, **more):
    return Document("测算得分表", blocks, **more)


@pytest.fixture(scope="module")
def full():
    return page(compose(DOSSIER, EVALUATION))


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("a.html", "b.html"):
        write(compose(DOSSIER, EVALUATION), tmp_path / name)

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_every_element_is_closed(full):
    assert Elements(full).open == []


def test_nothing_is_fetched(full):
    addresses = re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?([^"'\s)>]*)""", full)

    assert [one for one in addresses if not one.startswith(("#", "data:"))] == []
    assert "http" not in full.replace("http-equiv", "")


def test_its_identity_is_on_the_page(full):
    for value in ("sample_department_2024", "3f9a6c21d07e", "绩衡"):
        assert value in full.partition("<footer>")[2]


def test_it_says_its_language_and_the_scope_of_its_heads(full):
    elements = Elements(full)

    assert elements.named("html") == [{"lang": "zh-CN"}]
    assert {attributes.get("scope") for attributes in elements.named("th")} == {
        "col",
        "row",
        "rowgroup",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out(text):
    hostile = document(
        Heading(text),
        Paragraph((Run(text, strong=True, fact=text),), "item"),
        PIE._replace(title=text, bars=(PIE.bars[0]._replace(label=text, text=text),)),
        Table(
            (Column(),),
            (Row((Cell(text),), "head"), Row((Cell(text, role="head", fact=text),), tags=(text,))),
            filters=(text,),
            detail_title=text,
        ),
        properties=((text, text),),
        twin=f'{{"文": "{text}"}}',
    )
    elements = Elements(page(hostile))

    assert [one.get("id") for one in elements.named("script")] == ["twin", None]
    assert elements.named("img") == []
    assert "49" not in page(hostile).partition("<body>")[2].partition("<script>")[0]


def test_a_hostile_name_of_a_department_stays_text():
    evaluation = replace(EVALUATION, subject=replace(SUBJECT, name="</title><script>x</script>"))

    assert len(Elements(page(compose(DOSSIER, evaluation))).named("script")) == 1


def test_what_no_page_can_carry_is_left_out():
    assert "预算\x00\u202e9.81" not in page(document(Paragraph((Run("预算\x00\u202e9.81"),))))
    assert "预算9.81" in page(document(Paragraph((Run("预算\x00\u202e9.81"),))))


def test_a_cell_over_several_rows_covers_their_details_as_well():
    detail = (Paragraph((Run("明细"),)),)
    made = Table(
        (Column(), Column()),
        (
            Row((Cell("投入", rowspan=2, role="head"), Cell("甲")), detail=detail),
            Row((Cell("乙"),), detail=detail),
        ),
    )

    spans = [cell.get("rowspan") for cell in Elements(page(document(made))).named("th")]

    assert spans == ["4"]


def test_what_fails_leaves_no_file(tmp_path):
    crooked = document(Table((Column(), Column()), (Row((Cell("一格"),)),), caption="缺一格"))

    with pytest.raises(ValueError, match="缺一格"):
        write(crooked, tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def report():
    return page(REPORT)


def test_every_element_of_a_report_is_closed(report):
    assert Elements(report).open == []


def test_a_number_carries_its_origin(report):
    origins = [
        (attributes["data-origin"], attributes["title"])
        for attributes in Elements(report).named("span")
        if "data-origin" in attributes
    ]

    assert origins == [(ORIGIN, ORIGIN)] * 2


def test_a_title_stands_once(report):
    body = report.partition("<body>")[2]

    assert body.count(TITLE) == 1
    assert '<p class="title">绩效自评得分表</p>' in body


def test_roles_and_pages_are_told_apart(report):
    for role in ("cover", "attachment", "signature", "note"):
        assert f'<p class="{role}">' in report
    assert [one["class"].strip() for one in Elements(report).named("section")] == [
        "",
        "",
        "",
        "across fresh",
        "fresh",
    ]
    assert report.count('<hr class="page">') == 1


def test_the_contents_name_chapters_and_attachments(report):
    names = re.findall(r'<li><a href="#part-(\d)">(.*?)</a>', report)

    assert names == [
        ("2", "一、部门概况"),
        ("3", "二、存在的问题"),
        ("4", "绩效自评得分表"),
        ("5", "基础数据表"),
    ]


def test_charts_are_drawn_in_the_page(report):
    labels = [one["aria-label"] for one in Elements(report).named("svg") if "aria-label" in one]

    assert labels[0].startswith(f"{PIE.title}：财政拨款 810.00万元，81.00%")
    assert labels[1].startswith(BARS.title)


def test_the_twin_is_in_the_page_only_when_asked_for(report):
    carried = page(replace(REPORT, twin='{"文": "</script>"}'))

    assert '{"文": "\\u003c/script>"}</script>' in carried
    assert 'id="twin"' not in report
