"""Old office files are read by the programs that are there, and nothing stays of it."""

import shutil
import time
from subprocess import run

import pytest
from office import docx
from old_office import container

from jiheng.documents import programs
from jiheng.documents.docbook import blocks_of
from jiheng.documents.model import Heading, Table
from jiheng.documents.ole import Container
from jiheng.documents.read import read
from jiheng.errors import JihengError

ROWS = [["项目", "金额"], ["甲", "12.50"]]
RTF = rb"{\rtf1\ansi\ansicpg936 \u24635?\u35745?12.50\par}"
needs_office = pytest.mark.skipif(not programs.office(), reason="没有 LibreOffice")
needs_antiword = pytest.mark.skipif(not programs.antiword(), reason="没有 antiword")
BOOK = """<?xml version="1.0"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN" "x.dtd">
<book><title>乱码</title><bookinfo><title>乱码</title></bookinfo><chapter><title>一、概况</title>
<para>
正文<emphasis>加粗</emphasis>
</para><para><informaltable><tgroup cols='2'><colspec/><tbody>
<row><entry>甲</entry><entry>1.00</entry></row></tbody></tgroup></informaltable></para>
</chapter></book>"""


def test_a_container_tells_the_streams_at_its_root():
    assert set(Container(container("WordDocument", "1Table"), "a").streams) == {
        "WordDocument", "1Table",
    }  # fmt: skip


def test_a_locked_docx_is_told_as_encrypted(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(container("EncryptedPackage", "EncryptionInfo"))

    with pytest.raises(JihengError, match="已加密"):
        read(path)


def test_a_doc_without_a_program_that_reads_it_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "office", lambda: "")
    monkeypatch.setattr(programs, "antiword", lambda: "")
    path = tmp_path / "a.doc"
    path.write_bytes(container("WordDocument"))

    with pytest.raises(JihengError) as refused:
        read(path)

    assert "在WPS或Word中另存为docx后重审" in str(refused.value)
    assert "请" not in str(refused.value)


@needs_office
def test_rich_text_is_read_by_libreoffice_and_the_document_says_so(tmp_path):
    path = tmp_path / "报告.doc"
    path.write_bytes(RTF)

    document = read(path)

    assert [one.text for one in document.blocks] == ["总计12.50"]
    assert document.blocks[0].place.file == "报告.doc"
    assert ("读取方式", "LibreOffice转换") in document.properties
    assert [one.name for one in tmp_path.iterdir()] == ["报告.doc"]


@needs_office
@needs_antiword
def test_a_doc_reads_alike_by_either_program(tmp_path, monkeypatch):
    source = docx(tmp_path / "a.docx", "一、概况", "共12.50万元", ROWS, "以上")
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    run(["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, source],  # noqa: S607
        check=True, capture_output=True)  # fmt: skip
    by_office = read(tmp_path / "a.doc")
    monkeypatch.setattr(programs, "office", lambda: "")

    by_antiword = read(tmp_path / "a.doc")

    assert words(by_antiword) == words(by_office)
    assert ("读取方式", "antiword") in by_antiword.properties
    assert "修订中已删除的文字可能仍在" in by_antiword.unread[0].reason


def words(document):
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        if isinstance(one, Table)
        else one.text
        for one in document.blocks
    ]


def test_what_antiword_tells_becomes_headings_paragraphs_and_tables():
    found = list(blocks_of(BOOK.encode(), "a.doc"))

    assert isinstance(found[0], Heading)
    assert [one.text for one in found[:2]] == ["一、概况", "正文加粗"]
    assert [cell.text for cell in found[2].rows[0].cells] == ["甲", "1.00"]
    assert found[2].rows[0].cells[1].place.column == 2


@pytest.mark.skipif(not shutil.which("sleep"), reason="没有 sleep")
def test_a_program_that_does_not_end_is_ended():
    began = time.monotonic()

    told = programs.run(["sh", "-c", "sleep 60; echo x"], 1)

    assert told == b""
    assert time.monotonic() - began < 20


SHEET_OF_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="收支表"><Table>
<Row><Cell><Data ss:Type="String">项目</Data></Cell>
<Cell><Data ss:Type="String">金额</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">甲</Data></Cell>
<Cell><Data ss:Type="Number">12.5</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


@needs_office
def test_the_xml_of_2003_is_read_as_the_workbook_it_is(tmp_path):
    path = tmp_path / "导出.xls"
    path.write_text(SHEET_OF_2003, "utf-8")

    document = read(path)

    assert words(document) == ["收支表", [["项目", "金额"], ["甲", "12.5"]]]
    assert document.blocks[0].place.file == "导出.xls"


def test_the_xml_of_2003_without_an_office_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "office", lambda: "")
    path = tmp_path / "导出.xls"
    path.write_text(SHEET_OF_2003, "utf-8")

    with pytest.raises(JihengError, match="在WPS或Word中另存为docx后重审"):
        read(path)
