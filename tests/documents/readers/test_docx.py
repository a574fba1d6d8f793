"""A docx file is read as a person sees it: changes applied, merged cells once, numbers printed."""

from zipfile import ZipFile

import pytest
from office import OFFICE, RELATIONS, W, docx, packed, paragraph

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


def notes(**parts):
    """The parts of a docx that has footnotes or endnotes."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}'
        "</Relationships>",
        **{f"word/{kind}.xml": xml for kind, xml in parts.items()},
    }


def run(words, properties=""):
    return f"<w:r>{properties}<w:t>{words}</w:t></w:r>"


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHOWN = "<w:rPr><w:vanish w:val='0'/></w:rPr>"
DELETED_END = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
FORMULA = (
    "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
    "<m:f><m:num><m:r><m:t>支出</m:t></m:r></m:num><m:den><m:r><m:t>预算</m:t></m:r></m:den></m:f>"
    "</m:oMath></w:p>"
)
RUBY = (
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>ji</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r>"
    "</w:rubyBase></w:ruby></w:r></w:p>"
)
MOVED = (
    f"<w:p><w:moveFrom>{run('旧处')}</w:moveFrom>{run('原文')}</w:p>"
    f"<w:p><w:moveTo>{run('新处')}</w:moveTo></w:p>"
)


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (f"<w:p>{run('看得见')}{run('看不见', HIDDEN)}{run('的', SHOWN)}</w:p>", ["看得见的"]),
        (f"<w:p>{run('软连字' + chr(0xAD) + '符')}<w:r><w:softHyphen/></w:r></w:p>", ["软连字符"]),
        (f"<w:p>{DELETED_END}{run('前半句')}</w:p><w:p>{run('后半句')}</w:p>", ["前半句后半句"]),
        (MOVED, ["原文", "新处"]),
        (FORMULA, ["支出/预算"]),
        (RUBY, ["绩"]),
    ],
    ids=["hidden", "soft hyphen", "deleted end", "moved", "formula", "pinyin"],
)  # fmt: skip
def test_what_nobody_sees_is_not_read(tmp_path, xml, said):
    path = docx(tmp_path / "a.docx", xml.encode())

    assert texts(read(path)) == said


def test_a_paragraph_whose_end_was_deleted_keeps_both_places(tmp_path):
    xml = f"<w:p>{DELETED_END}{run('前')}</w:p><w:p>{run('后')}</w:p>"

    paragraph = read(docx(tmp_path / "a.docx", xml.encode())).blocks[0]

    assert [(one.text, one.place.block) for one in paragraph.runs] == [("前", 1), ("后", 2)]


def test_notes_follow_the_paragraph_or_the_table_that_cites_them(tmp_path):
    cited = "<w:p>{}<w:r><w:{}Reference w:id='{}'/></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{cited.format(run('格'), 'endnote', 2)}</w:tc></w:tr></w:tbl>"
    deleted = "<w:p><w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:del></w:p>"
    feet = f"<w:footnotes {W}><w:footnote w:id='1'><w:p>{run('含结转12万元')}</w:p></w:footnote>"
    end = f"<w:endnotes {W}><w:endnote w:id='2'><w:p>{run('不含基建')}</w:p></w:endnote>"
    path = docx(
        tmp_path / "a.docx",
        f"{cited.format(run('文'), 'footnote', 1)}{table}{deleted}".encode(),
        extra=notes(footnotes=f"{feet}</w:footnotes>", endnotes=f"{end}</w:endnotes>"),
    )

    found = [one for one in read(path).blocks if isinstance(one, Paragraph)]

    assert [(one.text, one.role) for one in found] == [
        ("文", ""), ("含结转12万元", "note"), ("不含基建", "note"),
    ]  # fmt: skip
    assert (found[1].place.block, found[1].place.cell) == (1, "脚注1")
    assert (found[2].place.table, found[2].place.row, found[2].place.column) == (1, 1, 1)


def test_a_list_of_contents_is_no_content(tmp_path):
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    field = (
        f"<w:p>{mark.format('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        f"{mark.format('separate')}{run('一、概况 1')}</w:p><w:p>{run('二、问题 5')}</w:p>"
        f"<w:p>{mark.format('end')}{run('正文开始')}</w:p>"
    )
    styled = paragraph("一、概况\t2", "<w:pPr><w:pStyle w:val='t'/></w:pPr>")
    styles = f"<w:styles {W}><w:style w:styleId='t'><w:name w:val='toc 2'/></w:style></w:styles>"
    path = docx(
        tmp_path / "a.docx",
        "目  录",
        field.encode(),
        styled.encode(),
        "三、建议…………12",
        "支出合计……元",
        extra={**notes(styles=styles)},
    )

    assert texts(read(path)) == ["正文开始", "支出合计……元"]
    assert [one.place.block for one in read(path).blocks] == [4, 7]


def test_a_list_of_contents_typed_by_hand_is_no_content(tmp_path):
    path = docx(
        tmp_path / "a.docx", "目录", "一、概况 1", "二、问题 5", "一、概况", "正文", "二、问题"
    )

    assert texts(read(path)) == ["一、概况", "正文", "二、问题"]


def test_a_contents_field_that_never_ends_hides_nothing(tmp_path):
    field = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText></w:r>"
        f"{run('正文一')}</w:p><w:p>{run('正文二')}</w:p>"
    )

    assert texts(read(docx(tmp_path / "a.docx", field.encode()))) == ["正文一", "正文二"]


def test_deleted_rows_and_cells_are_not_there(tmp_path):
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell.format('', '旧')}</w:tr>"
    kept = f"<w:tr>{cell.format('<w:cellDel/>', '去')}{cell.format('', '新')}</w:tr>"
    path = docx(tmp_path / "a.docx", f"<w:tbl>{gone}{kept}</w:tbl>".encode())

    table = read(path).blocks[0]

    assert [[one.text for one in row.cells] for row in table.rows] == [["新"]]
    assert table.rows[0].cells[0].place.row == 1


def test_cells_merged_along_as_old_files_do_are_one(tmp_path):
    cell = "<w:tc><w:tcPr><w:hMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = cell.format(" w:val='restart'", "合并") + cell.format("", "") + "<w:tc><w:p/></w:tc>"
    path = docx(tmp_path / "a.docx", f"<w:tbl><w:tr>{row}</w:tr></w:tbl>".encode())

    assert [one.colspan for one in read(path).blocks[0].rows[0].cells] == [2, 1]


def test_rows_in_content_controls_are_rows(tmp_path):
    row = "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    path = docx(tmp_path / "a.docx", f"<w:tbl>{row}{control}</w:tbl>".encode())

    assert len(read(path).blocks[0].rows) == 2


def test_two_tables_side_by_side_stay_two(tmp_path):
    rows = [["项目", "金额"], ["甲", "1.00"]]
    path = docx(tmp_path / "a.docx", rows, rows)

    assert [one.place.table for one in read(path).blocks] == [1, 2]


def test_a_list_that_starts_anew_counts_from_one(tmp_path):
    listed = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr></w:pPr>"
    again = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>"
    )
    extra = {**EXTRA, "word/numbering.xml": NUMBERING.replace("</w:numbering>", again)}
    parts = [("甲", 1), ("乙", 1), ("丙", 2), ("丁", 2)]
    path = docx(
        tmp_path / "a.docx",
        *(paragraph(text, listed.format(number)).encode() for text, number in parts),
        extra=extra,
    )

    assert texts(read(path)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_pictures_and_objects_are_told_as_unread(tmp_path):
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/"
        "2006/wordprocessingDrawing'><wp:extent cx='5400000' cy='3600000'/><a:graphic xmlns:a="
        "'http://schemas.openxmlformats.org/drawingml/2006/main'><a:graphicData uri='x/{}'/>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    xml = drawing.format("picture") + drawing.format("chart") + "<w:p><w:r><w:object/></w:r></w:p>"
    path = docx(tmp_path / "a.docx", "正文", xml.encode())

    assert [one.reason for one in read(path).unread] == [
        "有1张图片，图片里的文字没有读取",
        "有1张图表，图表里的数字没有读取",
        "嵌入的1个对象（如Excel表格、公式）没有读取",
    ]


def test_a_strict_file_is_read_as_any_other(tmp_path):
    path = docx(tmp_path / "a.docx", "甲", [["乙"]])
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    packed(path, parts)

    assert texts(read(path)) == ["甲"]


def test_a_macro_file_and_a_template_are_read_and_nothing_is_run(tmp_path):
    path = docx(tmp_path / "a.docm", "甲", extra={"word/vbaProject.bin": "Sub AutoOpen()"})

    assert texts(read(path)) == ["甲"]


def test_headers_footers_and_comments_are_no_content(tmp_path):
    header = f"<w:hdr {W}><w:p>{run('页眉')}</w:p></w:hdr>"
    comments = f"<w:comments {W}><w:comment w:id='0'><w:p>{run('批注')}</w:p></w:comment>"
    body = f"<w:p><w:commentRangeStart w:id='0'/>{run('正文')}<w:commentRangeEnd w:id='0'/></w:p>"
    extra = notes(header=header, comments=f"{comments}</w:comments>")

    assert texts(read(docx(tmp_path / "a.docx", body.encode(), extra=extra))) == ["正文"]
