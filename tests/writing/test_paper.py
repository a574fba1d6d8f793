"""What paper needs is decided once, for every format that is printed."""

from fractions import Fraction

import pypdfium2
import pytest
from lxml import etree
from writing.paper_sample import BARS, PIE, REPORT, SHARES, scores, signed, words

from jiheng.documents.model import (
    Bar,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    PageBreak,
    Row,
    Section,
    Table,
)
from jiheng.writing.formats import write
from jiheng.writing.paper.charts import svg
from jiheng.writing.paper.measures import (
    CHARACTERS,
    COVER_LINE,
    LINE,
    cover_spaces,
    signature_indents,
    widths,
)
from jiheng.writing.paper.parts import cut, has_cover, kept, parts
from jiheng.writing.paper.title import balanced

WIDE, NARROW = scores(4), Table((Column(),), (Row((Cell("一格"),)),))


def held(*blocks):
    return [(part.orientation, len(part.blocks)) for part in cut(blocks)]


def test_a_chapter_with_a_wide_table_is_held_across_where_nothing_says_how():
    assert held(Heading("一"), NARROW, Heading("二"), WIDE, Heading("三"), words("文")) == [
        ("portrait", 2),
        ("landscape", 2),
        ("portrait", 2),
    ]


def test_chapters_held_alike_do_not_begin_a_page():
    assert held(Heading("一"), words("文"), Heading("二"), words("文")) == [("portrait", 4)]


def test_where_there_are_sections_they_alone_decide():
    assert held(Heading("一"), WIDE, Section("landscape"), NARROW, Section(), NARROW) == [
        ("portrait", 2),
        ("landscape", 1),
        ("portrait", 1),
    ]


def test_a_section_that_comes_first_or_holds_nothing_makes_no_page():
    assert held(Section("landscape"), WIDE, Section(), Section("landscape"), WIDE) == [
        ("landscape", 1),
        ("landscape", 1),
    ]


def test_an_empty_document_is_one_page():
    assert [part.blocks for part in parts(Document("空", ()))] == [()]


def test_what_stands_behind_rows_follows_the_table_under_the_names_of_the_rows():
    rows = (
        Row((Cell("过程", rowspan=2, role="head"), Cell("执行率", role="head"))),
        Row((Cell("控制率", role="head"),), detail=(words("104.35%"),)),
    )
    table = Table((Column(), Column()), rows, detail_title="测算依据")
    (part,) = parts(Document("表", (Heading("得分"), table)))

    assert [getattr(block, "text", "") for block in part.blocks[2:]] == [
        "测算依据",
        "过程 / 控制率",
        "104.35%",
    ]


def test_only_what_leads_up_to_a_table_or_is_signed_is_kept_with_it():
    name, _ = signed()

    assert [kept(words("文", "lead"), WIDE), kept(words("文"), name), kept(NARROW, name)] == [
        True
    ] * 3
    assert [kept(words("文"), WIDE), kept(words("文", "lead"), words("文"))] == [False] * 2


def test_a_cover_is_seen_on_the_first_page_only():
    later = Document("表", (words("文"), PageBreak(), words("某单位", "cover")))

    assert has_cover(parts(REPORT)[0])
    assert not has_cover(parts(later)[0])


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("绩效自评报告", ("绩效自评报告",)),
        (
            "示例县生态环境局2020年度部门整体支出绩效自评报告",
            ("示例县生态环境局2020年度", "部门整体支出绩效自评报告"),
        ),
        (
            "示例县生态环境保护局2020年度部门（单位）整体支出绩效评价自评报告",
            ("示例县生态环境保护局2020年度", "部门（单位）整体支出绩效评价自评报告"),
        ),
        ("关于报送2024年度预算绩效自评\n材料的函", ("关于报送2024年度预算绩效自评", "材料的函")),
        (
            "没有可以断开的地方所以只好由排版程序自己来断行",
            ("没有可以断开的地方所以只好由排版程序自己来断行",),
        ),
    ],
)
def test_titles_break_between_words(title, lines):
    assert balanced(title, 20) == lines


@pytest.mark.parametrize("name", ["局", "示例县水务局", "名" * 25, "名" * 40])
def test_who_signs_always_has_room(name):
    left, right = signature_indents((name, "2025年3月18日"))

    assert left >= 0
    assert right >= 1
    assert CHARACTERS - left - right >= min(len(name), CHARACTERS - 1)


def test_columns_fill_the_field_exactly():
    assert sum(widths((Column(7), Column(11), Column(3)), 8845)) == 8845


@pytest.mark.parametrize("chart", [PIE, BARS, SHARES], ids=lambda chart: chart.kind)
def test_every_chart_is_drawn_inside_its_frame_with_all_its_words(chart):
    drawn = etree.fromstring(svg(chart, 442))
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    rects = list(drawn.iter("{http://www.w3.org/2000/svg}rect"))

    assert all(any(bar.text in text for text in texts) for bar in chart.bars)
    assert all(
        float(rect.get("x")) >= 0 and float(rect.get("x")) + float(rect.get("width")) <= 442
        for rect in rects
    )


def test_lengths_are_as_the_values():
    drawn = etree.fromstring(svg(BARS, 442))
    lengths = [
        float(rect.get("width"))
        for rect in drawn.iter("{http://www.w3.org/2000/svg}rect")
        if rect.get("height") == "13"
    ]

    assert lengths[0] > 442 / 2
    assert [round(500 * length / lengths[0]) for length in lengths] == [500, 480, 300, 290]


@pytest.mark.parametrize("kind", ["pie", "bar", "share"])
@pytest.mark.parametrize(
    "bars",
    [
        (),
        (Bar("无", Fraction(0), Fraction(0), "0"),),
        (Bar("减", Fraction(-5), Fraction(1), "-5"), Bar("增", Fraction(5), Fraction(1), "5")),
        (Bar("<甲>&\x00", Fraction(1), Fraction(1), '"全部"'),),
    ],
    ids=["nothing", "zero", "negative", "odd signs"],
)
def test_odd_charts_are_drawn_too(kind, bars):
    assert etree.fromstring(svg(Chart("图", bars, kind), 442)).tag.endswith("svg")


@pytest.mark.parametrize("lines", range(1, 10))
def test_a_cover_is_one_page(lines, tmp_path):
    title = "示例县生态环境保护局2020年度部门（单位）整体支出绩效评价自评报告"
    cover = (words("附件1", "attachment"), words(title, "title"))
    more = tuple(words(f"第{number}行", "cover") for number in range(lines))
    document = Document(title, (*cover, *more, PageBreak(), words("正文")))

    write(document, tmp_path / "cover.pdf", "pdf")

    assert len(pypdfium2.PdfDocument((tmp_path / "cover.pdf").read_bytes())) == 2
    spaces = cover_spaces(3, lines)
    taken = spaces.above + spaces.below + lines * (LINE + spaces.after)
    assert taken + 3 * COVER_LINE + 2 * LINE <= 22 * LINE
