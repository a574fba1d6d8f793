"""Files changed at random: a document or one sentence comes out, and nothing else.

Archives are changed inside their parts, too: outside, only their checksums would notice.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import docx, html
from old_office import container

from jiheng.documents import programs
from jiheng.documents.model import Document, Paragraph, Run
from jiheng.documents.read import read
from jiheng.errors import JihengError
from jiheng.writing.formats import pdf

ROWS = [[("项目", 2, 1), ("金额", 1, 2)], ["预算", "决算"], ["甲", "12.50", "96.5%"]]
MARKDOWN = "# 一、概况\n\n支出12.50万元\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | 12.50 |\n\n- 甲\n"
LETTER = """MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><p>12.50</p><table><tr><td>1</table>
--x--
"""
TEXT = "一、概况\n支出12.50万元\n\n\t项目\n\t金额\n\n\t甲\n\t12.50\n"
#: What makes XML, tables, numbers and encodings go wrong.
PIECES = [
    b"", b"<", b">", b"</w:p>", b"<w:tbl>", b"<w:tr>", b"&", b"\0", b"\xff\xfe", b"99999999999",
    b"-1", b'"', b"<table><tr><td colspan=99>", b"%PDF-", b"endobj", b"<<", b">>", b"0 R", b"|",
    "★".encode(), "\u202e".encode(), b"\xb0\xa1", b"NaN", b"1e400", b"A0", b"ZZZ9999999",
]  # fmt: skip


def workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["项目", "金额", "比例"], ["甲", 12.5, 0.965], ["合计", "=B2", 1]):
        sheet.append(row)
    sheet["C2"].number_format = '_ * #,##0.00_ ;[Red]"(" 0.0%'
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[2].hidden = True
    book.save(path)
    return path


def written(maker, suffix):
    """The bytes of a small sound file."""

    def content(folder):
        path = folder / f"a.{suffix}"
        maker(path)
        return path.read_bytes()

    return content


SOUND = {
    "docx": written(lambda path: docx(path, "一、概况", "支出12.50万元", ROWS), "docx"),
    "xlsx": written(workbook, "xlsx"),
    "html": written(lambda path: html(path, ROWS), "html"),
    "md": written(lambda path: path.write_text(MARKDOWN, "utf-8"), "md"),
    "mht": written(lambda path: path.write_text(LETTER, "utf-8"), "mht"),
    "txt": written(lambda path: path.write_text(TEXT, "utf-8"), "txt"),
    "gbk": written(lambda path: path.write_text(TEXT, "gb18030"), "txt"),
    "pdf": written(
        lambda path: pdf.write(Document("题", (Paragraph((Run("支出12.50万元"),)),)), path), "pdf"
    ),
    "doc": written(lambda path: path.write_bytes(container("WordDocument", "1Table")), "doc"),
    "xls": written(lambda path: path.write_bytes(container("Workbook")), "xls"),
}
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)),
    ),
    min_size=1,
    max_size=6,
)


def changed(content, changes):
    """The bytes with some stretches put in place of others."""
    for share, length, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + length :]
    return content


def repacked(content, which, changes):
    """An archive with one of its parts changed."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[which % len(names)]
        for name in names:
            part = old.read(name)
            new.writestr(name, changed(part, changes) if name == chosen else part)
    return made.getvalue()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    return {name: make(folder) for name, make in SOUND.items()}


@pytest.fixture(autouse=True)
def no_programs(monkeypatch):
    """Other programs are not what is tested, and are slow."""
    monkeypatch.setattr(programs, "office", lambda: "")
    monkeypatch.setattr(programs, "antiword", lambda: "")


def is_read_or_refused(path, content):
    """Whether it becomes a document, or is refused in one line; anything else ends the test."""
    path.write_bytes(content)
    try:
        return isinstance(read(path), Document)
    except JihengError as refused:
        return "\n" not in str(refused)


FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("name", [name for name in SOUND if name != "xls"])
@FEW
@given(changes=CHANGES)
def test_a_changed_file_is_read_or_refused(sound, tmp_path, name, changes):
    assert is_read_or_refused(tmp_path / "报告", changed(sound[name], changes))


@pytest.mark.parametrize("name", ["docx", "xlsx"])
@FEW
@given(which=st.integers(0, 20), changes=CHANGES)
def test_a_changed_part_of_an_archive_is_read_or_refused(sound, tmp_path, name, which, changes):
    assert is_read_or_refused(tmp_path / "报告", repacked(sound[name], which, changes))


@settings(FEW, max_examples=6)
@given(changes=CHANGES)
def test_a_changed_old_workbook_is_read_or_refused(sound, tmp_path, changes):
    assert is_read_or_refused(tmp_path / "报告", changed(sound["xls"], changes))
