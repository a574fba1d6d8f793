"""A pdf is an official page by GB/T 9704-2012 for keeping, the same on every machine."""

import ctypes
import re
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium
from writing.paper_sample import BODY, REPORT, SIGNED_EVERYWHERE, SMALL, TITLE, words
from writing.sample import DOSSIER, EVALUATION

from jiheng.documents.model import (
    Cell,
    Column,
    Contents,
    ContentsLine,
    Document,
    Heading,
    PageBreak,
    Row,
    Table,
)
from jiheng.writing.formats.pdf import write
from jiheng.writing.pdf import fonts
from jiheng.writing.pdf.errors import NoFontFolder, NoSuchCharacter
from jiheng.writing.pdf.fonts import VARIABLE, Face, announcement, substitutes
from jiheng.writing.pdf.setting import heading_pages
from jiheng.writing.reports.score_sheet import compose

MARKUP = [
    '#panic("x")',
    "*强调* _斜_ `码` $x^2$",
    "= 标题",
    "1. 组织实施",
    "@引用 <标签> \\ // 注释 /* */",
    '#import "@preview/x:1.0.0"',
    "<svg onload=alert(1)>&lt;",
]
POINTS_IN_MM = 72 / 25.4


def opened(document, folder):
    write(document, folder / "out.pdf")
    return pypdfium2.PdfDocument((folder / "out.pdf").read_bytes())


def text_of(pages):
    """All words without spaces: readers put some between Chinese and digits."""
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))


def letters(page):
    """(letter, left, baseline) of a page, from the top."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for place in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, place))
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        if letter.strip():
            found.append((letter, x.value, page.get_height() - y.value))
    return found


def pages_of_signatures(pdf):
    """Which of SIGNED_EVERYWHERE are torn: name, day and last line of the body on one page each."""
    pages = [text_of([page]) for page in pdf]
    torn, found = [], 0
    for lines in range(30):
        last = f"正文{lines}之{lines - 1}。" if lines else ""
        wanted = (f"落款单位{lines}2025", f"年1月{lines + 1}日", last)
        held = [
            page for page in pages if re.search(rf"落款单位{lines}(?=2025年1月{lines + 1}日)", page)
        ]
        found += len(held)
        if len(held) != 1 or any(part not in held[0] for part in wanted):
            torn.append(lines)
    return torn, found


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return opened(REPORT, tmp_path_factory.mktemp("pdf"))


def test_pages_are_a4_and_turned_where_the_section_is(read):
    sizes = [tuple(round(side / POINTS_IN_MM) for side in page.get_size()) for page in read]

    assert set(sizes) == {(210, 297), (297, 210)}
    assert (sizes[0], sizes[-1]) == ((210, 297), (210, 297))


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page(tmp_path):
    pdf = opened(Document("长文", (words("文" * 28 * 60),)), tmp_path)
    page = [one for one in letters(pdf[1]) if one[0] == "文"]
    lines = sorted({round(y, 1) for _, _, y in page})
    first = [x for _, x, y in page if round(y, 1) == lines[0]]

    assert (len(lines), len(first)) == (22, 28)
    pitches = {round(after - before, 1) for before, after in pairwise(lines)}
    assert pitches <= {28.9, 29.0}
    assert round(first[0] / POINTS_IN_MM) == 28


def test_the_first_line_is_indented_by_two_characters(tmp_path):
    page = letters(opened(Document("文", (words("文" * 60),)), tmp_path)[0])
    starts = {}
    for letter, x, y in page:
        if letter == "文" and y > 150:
            starts.setdefault(round(y), x)
    first, second = list(starts.values())[:2]

    assert round((first - second) / 15.75, 2) == 2


def test_page_numbers_stand_at_the_outer_side_below_the_field(read):
    places = {}
    for number, page in enumerate(read, start=1):
        if page.get_size()[0] < 600:
            dashes = [one for one in letters(page) if one[0] == "—" and one[2] > 745]
            places[number] = [round(x) for _, x, _ in dashes]

    assert places[1] == []  # the cover
    assert all(
        (found[0] > 300) == (number % 2 == 1) for number, found in places.items() if number > 1
    )


def test_the_head_of_a_table_is_on_every_page_of_it(read):
    across = [text_of([page]) for page in read if page.get_size()[0] > 600]

    assert len(across) >= 2
    assert all("一级指标二级指标三级指标" in page for page in across)


def test_every_number_of_a_table_is_read_back(read):
    text = text_of(read)

    assert all(f"控制率{number}554.{number:02}" in text for number in range(24))
    assert "合计1009888.71" in text


def test_all_words_of_a_score_sheet_are_on_paper(tmp_path):
    text = text_of(opened(compose(DOSSIER, EVALUATION), tmp_path))

    assert all(word in text for word in ("24.00万元÷23.00万元=104.35%", "9.21", "农村饮水安全"))


def test_no_signature_is_torn_from_its_text(tmp_path):
    torn, found = pages_of_signatures(opened(SIGNED_EVERYWHERE, tmp_path))

    assert (torn, found) == ([], 30)


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        write(REPORT, tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_it_is_for_keeping_and_nobody_wrote_it(tmp_path):
    write(REPORT, tmp_path / "out.pdf")
    data = (tmp_path / "out.pdf").read_bytes()
    about = pypdfium2.PdfDocument(data).get_metadata_dict()

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert (about["Title"], about["Author"], about["Keywords"]) == (TITLE, "", "")
    assert about["CreationDate"].startswith("D:20250318")
    assert str(tmp_path).encode() not in data


def test_only_fonts_that_may_be_shipped_are_in_it(read):
    names = set()
    for page in read:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(text, place, name, 200, ctypes.c_int())
            names.add(name.value.decode().partition("+")[2] or name.value.decode())

    assert {name for name in names if name} == {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


def test_no_font_lies_in_the_repository(repository):
    kinds = {".ttf", ".otf", ".ttc", ".woff", ".woff2"}

    assert [path for path in (repository / "src").rglob("*") if path.suffix in kinds] == []


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_is_markup(text, tmp_path):
    document = Document(
        text, (Heading(text), words(text), Table((Column(),), (Row((Cell(text),)),), caption=text))
    )

    found = text_of(opened(document, tmp_path))

    assert found.count(re.sub(r"\s", "", text)) == 5


def test_new_lines_and_odd_signs_are_kept(tmp_path):
    found = text_of(opened(Document("表", (words("第一行\n第二行 CO₂ ㎡ ☑ 洣水\x00"),)), tmp_path))

    assert "第一行第二行CO₂㎡☑洣水" in found


def test_a_character_that_no_font_has_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(NoSuchCharacter, match="表：pdf 所用字体里没有“𠮷”这个字"):
        write(Document("表", (words("𠮷野"),)), tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []


def test_substitutes_are_announced():
    assert substitutes() == {
        "方正小标宋简体": "Noto Serif SC",
        "仿宋_GB2312": "Noto Serif SC",
        "楷体_GB2312": "Noto Serif SC",
        "黑体": "Noto Sans SC",
        "宋体": "Noto Serif SC",
    }
    assert "仿宋_GB2312" in announcement()


def test_where_the_official_fonts_are_there_nothing_is_announced(monkeypatch):
    there = tuple(Face(face.key, face.name, (face.free,), face.free) for face in fonts.FACES)
    monkeypatch.setattr(fonts, "FACES", there)

    assert announcement() == ""


def test_a_folder_of_fonts_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "字体"))

    with pytest.raises(NoFontFolder, match=f"环境变量 {VARIABLE}：字体文件夹“.*字体”不存在"):
        write(REPORT, tmp_path / "out.pdf")


def test_charts_are_drawn_with_their_words(read):
    text = text_of(read)

    assert all(word in text for word in ("财政拨款", "810.00万元，81.00%", "决算数", "66.67%"))


def test_each_heading_is_found_on_its_page():
    found = heading_pages(REPORT)

    assert found[:3] == ((TITLE, 1), ("一、部门概况", 2), ("（一）主要职能", 2))
    assert found[-2][0] == "绩效自评得分表"


def test_the_twin_is_attached_only_when_asked_for(read, tmp_path):
    carried = opened(replace(REPORT, twin='{"总分": "88.71"}'), tmp_path)

    assert read.count_attachments() == 0
    assert bytes(carried.get_attachment(0).get_data()) == '{"总分": "88.71"}'.encode()


def test_a_table_without_a_head_and_a_subtitle_are_set(tmp_path):
    bare = replace(SMALL, rows=SMALL.rows[1:])

    text = text_of(opened(Document("表", (bare, words(BODY)), subtitle="副题"), tmp_path))

    assert text.startswith("表副题三公经费18.00万元18.43万元")


@pytest.mark.parametrize("text", ["2024.1.1-2024.12.31", "A" * 60, "1,234,567,890.12"])
def test_a_long_word_stays_in_its_cell(text, tmp_path):
    columns = (Column(1), Column(9))
    table = Table(columns, (Row((Cell(text), Cell("旁边"))),))
    pdf = opened(Document("表", (table,)), tmp_path)
    word = [(letter, x) for letter, x, y in letters(pdf[0]) if 150 < y < 740 and letter < "\u3000"]

    assert "".join(letter for letter, _ in word) == text
    assert max(x for _, x in word) < 28 * POINTS_IN_MM + 442.25 / 10


def test_a_number_that_fits_a_line_is_not_broken(tmp_path):
    table = Table((Column(), Column()), (Row((Cell("共计" * 8 + "1,234,567.89元"), Cell(""))),))

    text = opened(Document("表", (table,)), tmp_path)[0].get_textpage().get_text_range()

    assert "1,234,567.89" in text


def test_a_table_without_a_head_has_no_empty_row_on_its_pages(tmp_path):
    rows = tuple(Row((Cell(f"第{number}行"),)) for number in range(60))
    pdf = opened(Document("表", (Table((Column(),), rows),)), tmp_path)
    first = min(y for letter, _, y in letters(pdf[1]) if letter == "第")

    assert first < 37 * POINTS_IN_MM + 14


def test_whom_a_letter_goes_to_is_not_indented(tmp_path):
    pdf = opened(Document("函", (words("示例县财政局：", "address"),)), tmp_path)
    left = min(x for letter, x, _ in letters(pdf[0]) if letter == "示")

    assert round(left / POINTS_IN_MM) == 28


def test_headings_of_every_level_begin_two_characters_in(tmp_path):
    headings = tuple(Heading("甲" * 3, level) for level in (1, 2, 3, 4))

    [page] = opened(Document("题", headings), tmp_path)

    lefts = [left for letter, left, _ in letters(page) if letter == "甲"]
    assert len({round(left) for left in lefts[::3]}) == 1


def test_the_list_of_contents_has_the_pages_of_headings_in_their_order(tmp_path):
    lines = (ContentsLine("一、概况", 1), ContentsLine("一、概况", 1))
    blocks = (Contents(lines), PageBreak(), Heading("一、概况"), PageBreak(), Heading("一、概况"))

    pages = opened(Document("题", blocks), tmp_path)

    assert re.findall(r"概况[.]+(\d)", text_of([pages[0]])) == ["2", "3"]
