"""A file is known by its content; one that cannot be read is told in one sentence."""

import random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from office import docx, html, packed, xlsx

from jiheng.documents.model import Table
from jiheng.documents.read import read
from jiheng.errors import JihengError

ROWS = [
    [("指标", 1, 2), ("分值", 2, 1)],
    ["一级指标", "二级指标"],
    [("投入", 2, 1), "预算编制", "5"],
    ["预算\n执行", "10"],
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GRID = [
    (0, 0, "指标", 1, 2), (0, 2, "分值", 2, 1), (1, 0, "一级指标", 1, 1), (1, 1, "二级指标", 1, 1),
    (2, 0, "投入", 2, 1), (2, 1, "预算编制", 1, 1), (2, 2, "5", 1, 1), (3, 1, "预算\n执行", 1, 1),
    (3, 2, "10", 1, 1),
]  # fmt: skip


def grid(document):
    """The cells of its only table, with their places and spans."""
    table = next(one for one in document.blocks if isinstance(one, Table))
    return [
        (one.row, one.column, one.cell.text, one.cell.rowspan, one.cell.colspan)
        for one in table.placed()
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.html", "错名.txt"])
def test_the_same_table_reads_the_same_from_every_format(tmp_path, name):
    path = tmp_path / name
    if "docx" in name:
        docx(path, ROWS)
    elif "xlsx" in name:
        xlsx(path, 表=ROWS)
    else:
        html(path, ROWS)

    assert grid(read(path)) == GRID


def bomb(path):
    """A docx whose document would unpack to 300 MB."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", "<Relationships/>")
        with file.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)


def entities(path):
    """A docx that declares an outside file."""
    docx(path, "甲")
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    declared = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    parts["word/document.xml"] = declared + parts["word/document.xml"].replace(
        "甲".encode(), b"&x;"
    )
    packed(path, parts)


def wide(path):
    """A docx table of 10,000 columns."""
    docx(path, [[str(number) for number in range(10_000)]])


def spanned(path):
    """A cell that claims a thousand million columns."""
    cell = b"<w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr><w:p/></w:tc>"
    docx(path, b"<w:tbl><w:tr>" + cell + b"</w:tr></w:tbl>")


def page(path):
    """A page with a cell as wide and a row as high as can be written."""
    path.write_text("<html><table><tr><td colspan=999999999 rowspan=999999999>甲", "utf-8")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "文件展开后有300MB，超过200MB"),
        (entities, "文件里有外部实体声明"),
        (wide, "表格有1行10000列，超过20000行500列"),
        (spanned, "超过20000行500列"),
        (page, "超过20000行500列"),
        (lambda path: path.write_bytes(b"PK\x03\x04word/document.xml"), "文件已损坏"),
        (lambda path: path.write_bytes(OLE + bytes(600)), "文件已损坏"),
        (lambda path: path.write_bytes(b"\x7fELF\n\0"), "认不出文件的格式"),
        (lambda path: path.write_bytes(b"\x81\xff\xfe\x80 text"), "不是UTF-8或GB18030编码的文本"),
        (lambda path: path.mkdir(), "是文件夹，不是文件"),
        (lambda _: None, "文件不存在"),
    ],
    ids=["zip bomb", "entity", "wide", "huge span", "huge page", "broken", "old", "unknown",
         "encoding", "folder", "absent"],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path, make, said):
    path = tmp_path / "评分表.docx"
    make(path)

    with pytest.raises(JihengError) as refused:
        read(path)

    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_cut_or_scrambled_anywhere_is_read_or_refused(tmp_path):
    dice = random.Random(3)
    for make in (lambda path: docx(path, "甲", ROWS), lambda path: xlsx(path, 表=ROWS)):
        whole = make(tmp_path / "a").read_bytes()
        for _ in range(150):
            content = bytearray(whole)
            for _ in range(dice.choice([1, 3, 30])):
                content[dice.randrange(len(content))] = dice.randrange(256)
            path = tmp_path / "b"
            path.write_bytes(content[: dice.choice([len(content), dice.randrange(len(content))])])
            try:
                read(path)
            except JihengError as refused:
                assert "\n" not in str(refused)  # noqa: PT017 - either outcome is right
