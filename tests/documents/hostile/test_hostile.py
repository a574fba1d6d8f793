"""Files made to do harm: each is refused in one sentence, or read, in bounded time; nothing else.

Nothing is written beside them, fetched or run.
"""

import socket
import struct
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from office import OFFICE, RELATIONS, W, docx, html, packed, xlsx
from old_office import container

from jiheng.documents import programs
from jiheng.documents.model import Table
from jiheng.documents.read import read
from jiheng.errors import JihengError

SECONDS = 25
ROWS = [["项目", "金额"], ["甲", "12.50"]]
OPEN, CLOSE = b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"


def parts_of(path):
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def cut(path):
    content = docx(path, "甲", ROWS).read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path):
    path.write_bytes(b"")


def blank(path):
    path.write_bytes(b" \r\n\t\n" * 100)


def no_words(path):
    docx(path, "", " ")


def encrypted(path):
    path.write_bytes(container("EncryptedPackage", "EncryptionInfo", "DataSpaces"))


def locked_doc(path):
    """A doc whose header says that it is encrypted."""
    content = bytearray(container("WordDocument"))
    content += struct.pack("<HHIBHH", 0xA5EC, 193, 0, 0, 0x0100, 0).ljust(4096, b"\0")
    directory = content.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<II", content, directory + 116, 2, 4096)
    struct.pack_into("<9I", content, 512 + 8, 3, 4, 5, 6, 7, 8, 9, 0xFFFFFFFE, 0xFFFFFFFE)
    struct.pack_into("<H", content, 1536 + 10, 0x0100)
    path.write_bytes(content)


def locked_zip(path):
    """A docx in a zip that asks for a password."""
    content = bytearray(docx(path, "甲").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    path.write_bytes(content)


def sparse(path):
    """Far larger than any report, though the disk holds nothing of it."""
    with path.open("wb") as file:
        file.write(b"PK\x03\x04word/document.xml")
        file.truncate(3_000_000_000)


def sparse_text(path):
    with path.open("wb") as file:
        file.write("一、概况\n".encode() * 1000)
        file.seek(3_000_000_000)
        file.write(b"\n")


def bomb(path):
    """A part that would unpack to 900 MB."""
    parts = parts_of(docx(path, "甲"))
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        with file.open("word/media/a.bin", "w") as part:
            for _ in range(900):
                part.write(bytes(1_000_000))


def lying_bomb(path):
    """A part that unpacks to 200 MB and says that it has 100 bytes."""
    bomb_of = BytesIO()
    with ZipFile(bomb_of, "w", ZIP_DEFLATED) as file:
        for name, content in parts_of(docx(path, "甲")).items():
            if name != "word/document.xml":
                file.writestr(name, content)
        file.writestr("word/document.xml", bytes(200_000_000))
    content = bomb_of.getvalue()
    path.write_bytes(content.replace(struct.pack("<I", 200_000_000), struct.pack("<I", 100)))


def nested_tags(path):
    """Half a million elements in each other."""
    docx(path, OPEN * 500_000 + CLOSE * 500_000)


def nested_tables(path):
    table = b"<w:tbl><w:tr><w:tc>"
    docx(path, table * 100_000 + b"</w:tc></w:tr></w:tbl>" * 100_000)


def nested_page(path):
    path.write_bytes(b"<html><body>" + b"<div><table><tr><td>" * 400_000)


def strung_words(path):
    docx(path, b"<w:b/>" * 9_000_000)


def strung_page(path):
    path.write_bytes(b"<html><body>" + b"<p>" * 9_000_000)


def nested_sheet(path):
    parts = parts_of(xlsx(path, 表=ROWS))
    parts["xl/worksheets/sheet1.xml"] = b"<a>" * 20_000_000
    packed(path, parts)


def strung_sheet(path):
    parts = parts_of(xlsx(path, 表=ROWS))
    parts["xl/worksheets/sheet1.xml"] = b"<a>" + b"<b/>" * 20_000_000 + b"</a>"
    packed(path, parts)


def hidden_columns(path):
    parts = parts_of(xlsx(path, 表=ROWS))
    sheet = parts["xl/worksheets/sheet1.xml"]
    columns = b"<cols><col min='1' max='99999999999' hidden='1'/></cols><sheetData"
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<sheetData", columns, 1)
    packed(path, parts)


def wide(path):
    docx(path, [[str(number) for number in range(10_000)]])


def wide_text(path):
    path.write_text("\n".join(["\t".join("1" * 10_000)] * 3), "utf-8")


def wide_markdown(path):
    line = "|" + "a|" * 10_000
    path.write_text(f"# 一\n\n{line}\n|{'-|' * 10_000}\n{line}\n", "utf-8")


def marks(path):
    """What a careless pattern would try in all ways there are."""
    odd = ["<!--" * 200_000, "[" * 300_000, "**a" * 100_000, "-" + " " * 300_000 + "x",
           "# " + " " * 300_000 + "#x", "|" + "-" * 300_000 + "x|", "`" * 300_001]  # fmt: skip
    path.write_text("# 一\n\n| a |\n" + "\n".join(odd), "utf-8")


def entity(path):
    declared = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    parts = parts_of(docx(path, "甲"))
    changed = parts["word/document.xml"].replace("甲".encode(), b"&x;")
    packed(path, {**parts, "word/document.xml": declared + changed})


def laughs(path):
    """Entities that would expand to 10^9 words."""
    lines = ["<!ENTITY a0 'ha'>"]
    lines += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)]
    parts = parts_of(docx(path, "甲"))
    changed = parts["word/document.xml"].replace("甲".encode(), b"&a9;")
    declared = f"<!DOCTYPE a [{''.join(lines)}]>".encode()
    packed(path, {**parts, "word/document.xml": declared + changed})


def page_of_pages(path):
    """A pdf whose tree of pages holds itself."""
    pdf(path, [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000000 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 5 >>",
    ])  # fmt: skip


def endless_pdf(path):
    """A pdf whose objects refer to each other in circles, and whose stream claims 4 GB."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources 5 0 R /Length 5 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9e9 9e9] /Contents 4 0 R"
    pdf(path, [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page + b" /Resources 5 0 R >>",
        b"<< /Length 4294967295 /Filter [/FlateDecode /FlateDecode] >> stream\nx\nendstream",
        b"<< /XObject << /A 6 0 R >> >>",
        form + b" stream\n/A Do\nendstream",
    ])  # fmt: skip


def pdf(path, objects):
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % one for one in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(content),
    )  # fmt: skip
    path.write_bytes(content + head + table + tail)


def looping_container(path):
    """An old office file whose sectors follow each other in circles."""
    content = bytearray(container("WordDocument", "1Table") + bytes(600_000))
    struct.pack_into("<I", content, 512 + 4, 1)
    struct.pack_into("<II", content, 68, 0, 1000)
    path.write_bytes(content)


REFUSED = {
    cut: "文件已损坏",
    empty: "文件里没有文字",
    blank: "文件里没有文字",
    no_words: "文件里没有文字",
    encrypted: "文件已加密",
    locked_doc: "文件已加密",
    locked_zip: "文件已加密",
    sparse: "超过200MB",
    sparse_text: "没有读取",
    bomb: "超过200MB",
    lying_bomb: "文件已损坏",
    nested_tags: "文件已损坏",
    nested_tables: "文件已损坏",
    nested_page: "",
    strung_words: "个标记",
    strung_page: "个标记",
    nested_sheet: "文件已损坏",
    strung_sheet: "文件已损坏",
    wide: "超过20000行500列",
    wide_text: "超过20000行500列",
    entity: "外部实体声明",
    laughs: "",
    page_of_pages: "",
    endless_pdf: "",
    looping_container: "",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the files lie and whoever reads them stands; no network, no other program."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for program in ("office", "antiword"):
        monkeypatch.setattr(programs, program, lambda: "")
    monkeypatch.setattr(programs, "run", refuse)
    return tmp_path


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_it_is_refused_in_one_sentence_and_in_time(folder, make):
    path = folder / "报告.docx"
    make(path)
    began = time.monotonic()

    with pytest.raises(JihengError) as refused:
        read(path)

    assert time.monotonic() - began < SECONDS
    assert REFUSED[make] in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "请" not in str(refused.value)
    assert [one.name for one in folder.iterdir()] == ["报告.docx"]


def links(path):
    """A picture, a template and a page elsewhere, and a macro that starts by itself."""
    relation = (
        f'<Relationship Id="r{{}}" Type="{OFFICE}/{{}}" Target="{{}}" TargetMode="External"/>'
    )
    relations = "".join(
        relation.format(number, kind, "http://127.0.0.1:9/a")
        for number, kind in enumerate(["image", "attachedTemplate", "styles", "footnotes"])
    )
    docx(path, "甲", extra={
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/vbaProject.bin": "Sub AutoOpen()",
    })  # fmt: skip


def outside_names(path):
    """Parts whose names lead out of the folder, and one that stands twice."""
    docx(path, "甲")
    document = parts_of(path)["word/document.xml"]
    with ZipFile(path, "a") as file:
        for name in ("../../出去.txt", "/出去.txt", "C:\\出去.txt"):
            file.writestr(ZipInfo(name), "x", ZIP_STORED)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("word/document.xml", document)


def circled_styles(path):
    """Styles that are based on each other."""
    style = "<w:style w:styleId='{}'><w:basedOn w:val='{}'/></w:style>"
    styles = f"<w:styles {W}>{style.format('a', 'b')}{style.format('b', 'a')}</w:styles>"
    relations = f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    body = b"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>\xe7\x94\xb2</w:t></w:r></w:p>"
    docx(path, body, extra={
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
    })  # fmt: skip


@pytest.mark.parametrize(
    "make", [links, outside_names, circled_styles, hidden_columns, marks, wide_markdown],
    ids=lambda make: make.__name__,
)  # fmt: skip
def test_it_is_read_and_nothing_else_happens(folder, make):
    path = folder / "报告.docx"
    make(path)
    began = time.monotonic()

    document = read(path)

    assert time.monotonic() - began < SECONDS
    assert document.blocks
    assert [one.name for one in folder.iterdir()] == ["报告.docx"]


def test_turned_digits_are_read_as_stored_and_told(folder):
    path = docx(folder / "a.docx", "支出\u202e05.21\u202c万元", [["1\u200b2.50"]])

    document = read(path)

    table = next(one for one in document.blocks if isinstance(one, Table))
    assert document.blocks[0].text == "支出05.21万元"
    assert table.rows[0].cells[0].text == "12.50"
    assert "改变书写方向" in document.unread[0].reason


def test_a_page_fetches_no_picture_and_runs_no_script(folder):
    path = html(folder / "a.html", ROWS)
    page = path.read_text("utf-8")
    more = "<script>x</script><img src='http://127.0.0.1:9/a'><iframe src='file:///etc/hostname'>"
    path.write_text(page + more, "utf-8")

    assert read(path).blocks
