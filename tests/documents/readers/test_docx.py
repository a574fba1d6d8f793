"""A docx file is read as a person sees it: changes applied, merged cells once, numbers printed."""

import pytest
from office import OFFICE, RELATIONS, W, docx, paragraph

from jiheng.documents.model import Heading, Paragraph, Table
from jiheng.documents.read import read

NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
    "<w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='%2'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles {W}><w:style w:styleId='a1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='a2'><w:name w:val='mine'/><w:basedOn w:val='a1'/></w:style>"
    "<w:style w:styleId='a3'><w:name w:val='listed'/><w:pPr><w:numPr><w:ilvl w:val='1'/>"
    "<w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
)
RELS = (
    f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="/word/styles.xml"/></Relationships>'
)
EXTRA = {
    "word/numbering.xml": NUMBERING,
    "word/styles.xml": STYLES,
    "word/_rels/document.xml.rels": RELS,
}


def texts(document):
    """The words of its headings and paragraphs."""
    return [one.text for one in document.blocks if isinstance(one, Heading | Paragraph)]


CHANGED = (
    "<w:p><w:del><w:r><w:t>95.0%</w:t></w:r></w:del>"
    "<w:ins><w:r><w:t>96.5%</w:t></w:r></w:ins></w:p>"
)
CONTROL = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的字</w:t></w:r></w:p></w:sdtContent></w:sdt>"
FIELD = (
    "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>SUM(A1)</w:instrText></w:r>"
    "<w:r><w:t>12.5</w:t></w:r></w:p>"
)
BOX = (
    "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><w:txbxContent>"
    "<w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
CHECK = "<w:p><w:r><w:sym w:char='F0FE'/><w:t>是</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (CHANGED, ["96.5%"]),
        (CONTROL, ["控件里的字"]),
        (FIELD, ["12.5"]),
        (BOX, ["前", "框"]),
        (CHECK, ["☑是"]),
    ],
    ids=["tracked changes", "content control", "field", "text box", "check box"],
)
def test_words_are_read_as_they_are_seen(tmp_path, xml, said):
    path = docx(tmp_path / "a.docx", xml.encode())

    assert texts(read(path)) == said


def test_headings_are_known_by_their_style_and_its_parents(tmp_path):
    path = docx(
        tmp_path / "a.docx",
        paragraph("一、概况", "<w:pPr><w:pStyle w:val='a2'/></w:pPr>").encode(),
        paragraph("（一）职能", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>").encode(),
        extra=EXTRA,
    )

    levels = [(one.text, one.level) for one in read(path).blocks]

    assert levels == [("一、概况", 1), ("（一）职能", 2)]


def test_automatic_numbers_are_printed_before_their_paragraphs(tmp_path):
    first = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    second = "<w:pPr><w:pStyle w:val='a3'/></w:pPr>"
    parts = [("甲", first), ("子", second), ("丑", second), ("乙", first), ("寅", second)]
    path = docx(tmp_path / "a.docx", *(paragraph(*part).encode() for part in parts), extra=EXTRA)

    assert texts(read(path)) == ["一、甲", "①子", "②丑", "二、乙", "①寅"]


def test_a_nested_table_follows_the_one_it_stands_in(tmp_path):
    words = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    outer = table.format(words.format("外") + table.format(words.format("内")) + "<w:p/>")
    path = docx(tmp_path / "a.docx", outer.encode())

    found = [one for one in read(path).blocks if isinstance(one, Table)]

    assert [table.rows[0].cells[0].text for table in found] == ["外", "内"]


def test_each_cell_knows_its_place(tmp_path):
    path = docx(tmp_path / "评分表.docx", "标题", [["甲", "乙"], ["丙", "丁"]])

    table = read(path).blocks[1]

    assert str(table.rows[1].cells[1].place) == "评分表.docx 表1 第2行第2列"
