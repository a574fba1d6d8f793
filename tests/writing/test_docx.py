"""A docx is an official page by GB/T 9704-2012, plain OOXML, and says nothing of who wrote it."""

import subprocess
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree
from writing.paper_sample import BODY, REPORT, SIGNED_EVERYWHERE, SMALL, TITLE, signed, words
from writing.sample import DOSSIER, EVALUATION
from writing.test_pdf import pages_of_signatures

from jiheng.documents.model import (
    Cell,
    Column,
    Contents,
    ContentsLine,
    Document,
    Heading,
    Row,
    Run,
    Section,
    Table,
)
from jiheng.documents.model import Paragraph as Words
from jiheng.writing.formats.docx import write
from jiheng.writing.reports.score_sheet import compose

HOSTILE = [
    "</w:t></w:r></w:p><w:p/>",
    '"><script>alert(1)</script>&amp;',
    "]]>",
    "{{ 7*7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
]
#: Children of a paragraph's properties in the order of the schema, as far as we write them.
ORDER = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "tabs", "snapToGrid", "spacing", "ind",
    "jc", "outlineLvl", "sectPr",
]  # fmt: skip


def raw(document, folder):
    write(document, folder / "out.docx")
    return (folder / "out.docx").read_bytes()


def parts(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return raw(REPORT, tmp_path_factory.mktemp("docx"))


@pytest.fixture(scope="module")
def read(written):
    return docx.Document(BytesIO(written))


def styled(read, style):
    return [one.text for one in read.paragraphs if one.style.name == style]


def test_the_page_has_the_margins_of_the_standard(read):
    first = read.sections[0]
    measures = (
        first.page_width, first.page_height,
        first.top_margin, first.bottom_margin, first.left_margin, first.right_margin,
    )  # fmt: skip

    assert [round(one.mm) for one in measures] == [210, 297, 37, 35, 28, 26]


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page(read):
    page, body = read.sections[0], read.styles["公文正文"]
    line = body.paragraph_format.line_spacing
    tighter = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    wide = body.font.size.pt + tighter

    high = page.page_height - page.top_margin - page.bottom_margin
    field = page.page_width - page.left_margin - page.right_margin

    assert (high // line, field // Pt(1) // wide) == (22, 28)
    assert all(grid.get(qn("w:linePitch")) == "579" for grid in read.element.iter(qn("w:docGrid")))


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("公文正文", "仿宋_GB2312", 16),
    ],
)
def test_each_level_is_set_in_its_face(read, style, font, points):
    found = read.styles[style]

    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size.pt == points


def test_the_body_is_indented_by_two_characters_for_every_program(read):
    indent = read.styles["公文正文"].element.pPr.find(qn("w:ind"))

    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "630"


def test_sections_are_held_as_they_say(read):
    assert [section.orientation for section in read.sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]


def test_a_wide_table_is_printed_across_where_nothing_says_how(tmp_path):
    read = docx.Document(BytesIO(raw(compose(DOSSIER, EVALUATION), tmp_path)))

    assert read.sections[0].orientation == WD_ORIENTATION.PORTRAIT
    assert read.sections[1].orientation == WD_ORIENTATION.LANDSCAPE


def test_both_rows_of_the_head_are_repeated_and_no_row_breaks(read):
    rows = list(next(read.element.iter(qn("w:tbl"))).iter(qn("w:trPr")))

    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] * 2 + [False] * 25
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_row_longer_than_a_page_may_break(tmp_path):
    long = Table((Column(),), (Row((Cell("长" * 3000),)),))

    read = docx.Document(BytesIO(raw(Document("表", (long,)), tmp_path)))

    assert list(read.element.iter(qn("w:cantSplit"))) == []


def test_a_table_is_read_back_with_its_merged_cells(read):
    table = read.tables[0]

    assert [cell.text for cell in table.rows[0].cells] == [
        "一级指标", "二级指标", "三级指标", "分值", "得分", "得分", "扣分原因",
    ]  # fmt: skip
    assert [table.cell(row, 0).text for row in (2, 5, 6)] == ["过程0", "过程0", "过程4"]
    assert [cell.text for cell in table.rows[-1].cells][:6] == ["合计"] * 3 + ["100", "98", "88.71"]


def test_every_number_is_read_back_as_printed(read):
    printed = [row.cells[5].text for row in read.tables[0].rows[2:-1]]

    assert printed == [f"4.{number:02}" for number in range(24)]


def test_headings_are_in_the_outline(read):
    assert styled(read, "Heading 1") == ["一、部门概况", "二、存在的问题"]
    assert styled(read, "Heading 4") == ["（1）收入"]


def test_a_title_stands_once_and_breaks_between_words(read):
    assert styled(read, "封面标题") == ["示例县水务局2024年度\n部门整体支出绩效自评报告"]
    assert styled(read, "Title") == ["绩效自评得分表", "基础数据表"]


def test_a_document_without_a_title_among_its_blocks_gets_it_above(tmp_path):
    read = docx.Document(BytesIO(raw(Document(TITLE, (words(BODY),), subtitle="副题"), tmp_path)))

    assert [one.style.name for one in read.paragraphs] == ["Title", "Subtitle", "公文正文"]


def test_page_numbers_stand_at_the_outer_side(written):
    sides = {
        name: etree.fromstring(parts(written)[f"word/{name}.xml"].encode())
        .find(f".//{qn('w:jc')}")
        .get(qn("w:val"))
        for name in ("odd", "even")
    }

    assert sides == {"odd": "right", "even": "left"}
    assert "evenAndOddHeaders" in parts(written)["word/settings.xml"]
    assert "— " in parts(written)["word/odd.xml"]


def test_a_cover_has_no_page_number(read, tmp_path):
    plain = docx.Document(BytesIO(raw(Document("无封面", (words(BODY),)), tmp_path)))

    assert read.sections[0].different_first_page_header_footer
    assert not plain.sections[0].different_first_page_header_footer


def test_who_signs_stays_with_the_day_and_with_what_is_signed(read):
    texts = [one.text for one in read.paragraphs]
    place = texts.index("示例县水务局")
    keeps = [one.paragraph_format.keep_with_next for one in read.paragraphs[place - 1 : place + 2]]

    assert texts[place - 1] == BODY
    assert keeps == [True, True, None]


def test_a_table_that_is_signed_keeps_its_last_row_with_who_signs(tmp_path):
    read = docx.Document(BytesIO(raw(Document("表", (SMALL, *signed())), tmp_path)))

    last = [
        cell.paragraphs[0].paragraph_format.keep_with_next for cell in read.tables[0].rows[-1].cells
    ]

    assert last == [True, True, True]


def test_no_signature_is_torn_from_its_text(office, tmp_path):
    write(SIGNED_EVERYWHERE, tmp_path / "signed.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "signed.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=100,
    )

    torn, numbers = pages_of_signatures(pypdfium2.PdfDocument(tmp_path / "signed.pdf"))

    assert (torn, numbers) == ([], 30)


def test_the_same_document_gives_the_same_bytes(written, tmp_path):
    assert raw(REPORT, tmp_path) == written


def test_no_part_has_a_date_of_its_own(written):
    with ZipFile(BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nobody_wrote_it_anywhere(written, read, tmp_path):
    about = read.core_properties

    assert (about.author, about.last_modified_by, about.revision, about.keywords) == ("", "", 0, "")
    assert "docProps/app.xml" not in parts(written)
    assert all(str(tmp_path.parent) not in text for text in parts(written).values())
    assert all("绩衡" not in text and "jiheng" not in text for text in parts(written).values())


def test_its_day_is_that_of_the_data(read):
    assert read.core_properties.created.date() == REPORT.date


def test_it_holds_neither_macros_nor_controls_nor_fonts(written):
    found = parts(written)
    main = found["word/document.xml"]

    assert not [name for name in found if name.endswith(".bin") or "fonts/" in name]
    assert not [
        tag for tag in ("<w:sdt", "mc:AlternateContent", "w14:", "<w:object") if tag in main
    ]
    assert "embedRegular" not in found["word/fontTable.xml"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_properties_stand_in_the_order_of_the_schema(written, name):
    tree = etree.fromstring(parts(written)[name].encode())

    for properties in tree.iter(qn("w:pPr")):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=ORDER.index)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out(text, tmp_path):
    document = Document(
        text,
        (Heading(text), words(text), Table((Column(),), (Row((Cell(text),)),), caption=text)),
        twin=text,
    )

    read = docx.Document(BytesIO(raw(document, tmp_path)))

    assert [one.text for one in read.paragraphs if one.text] == [text] * 4
    assert read.tables[0].cell(0, 0).text == text


def test_what_no_page_can_carry_is_left_out(tmp_path):
    read = docx.Document(BytesIO(raw(Document("表", (words("甲\x00\ud800乙\u202e"),)), tmp_path)))

    assert read.paragraphs[1].text == "甲乙"


def test_charts_hold_their_numbers_and_say_them_to_those_who_do_not_see(written):
    found = parts(written)
    pie, bars = found["word/charts/chart1.xml"], found["word/charts/chart2.xml"]

    assert [value in pie for value in ("<c:v>810</c:v>", "81.00%", "<c:pieChart>")] == [True] * 3
    assert [value in bars for value in ("<c:v>预算数</c:v>", "480.00万元")] == [True] * 2
    assert "预决算对比：基本支出预算数 500.00万元" in found["word/document.xml"]


def test_a_chart_of_nothing_is_written(tmp_path):
    empty = [chart._replace(bars=()) for chart in REPORT.blocks if hasattr(chart, "bars")]

    assert len(docx.Document(BytesIO(raw(Document("图", tuple(empty)), tmp_path))).paragraphs) == 7


def test_strong_words_are_bold(tmp_path):
    block = Words((Run("未评分：", strong=True), Run("3项")))

    runs = docx.Document(BytesIO(raw(Document("文", (block,)), tmp_path))).paragraphs[1].runs

    assert [(run.text, run.bold) for run in runs] == [("未评分：", True), ("3项", None)]


def test_what_stands_behind_rows_is_printed_after_the_table(tmp_path):
    rows = (Row((Cell("预算执行率", role="head"),), detail=(words("92.15%"),)),)
    table = Table((Column(),), rows, detail_title="测算依据")

    read = docx.Document(BytesIO(raw(Document("表", (Heading("一、得分"), table)), tmp_path)))

    assert [one.text for one in read.paragraphs if one.text][-3:] == [
        "测算依据",
        "预算执行率",
        "92.15%",
    ]


def test_the_twin_is_inside_only_when_asked_for(written, tmp_path):
    carried = parts(raw(replace(REPORT, twin='{"总分": "88.71"}'), tmp_path))

    assert '{"总分": "88.71"}' in carried["customXml/item1.xml"]
    assert "customXml/item1.xml" not in parts(written)


def test_a_section_at_the_end_adds_no_page(tmp_path):
    read = docx.Document(BytesIO(raw(Document("文", (words(BODY), Section())), tmp_path)))

    assert len(read.sections) == 1


def test_the_list_of_contents_is_one_field_with_its_pages(tmp_path):
    lines = (
        ContentsLine("一、概况", 1, 3),
        ContentsLine("（一）职责", 2, 4),
        ContentsLine("二、无页", 1),
    )
    data = raw(Document("题", (Contents(lines), Heading("一、概况"))), tmp_path)

    printed = docx.Document(BytesIO(data)).paragraphs
    body = parts(data)["word/document.xml"]
    assert [one.text for one in printed if one.style.name.startswith("toc")] == [
        "一、概况\t3", "（一）职责\t4", "二、无页",
    ]  # fmt: skip
    assert body.count("fldChar ") == 3
    assert ' TOC \\o "1-2" ' in body


def test_a_total_stays_with_the_row_above_it(tmp_path):
    rows = (Row((Cell("甲"),)), Row((Cell("乙"),)), Row((Cell("合计"),), role="total"))
    data = raw(Document("表", (Table((Column(),), rows),)), tmp_path)

    [table] = docx.Document(BytesIO(data)).tables

    kept = [
        cell.paragraphs[0].paragraph_format.keep_with_next
        for row in table.rows
        for cell in row.cells
    ]
    assert kept == [None, True, None]
