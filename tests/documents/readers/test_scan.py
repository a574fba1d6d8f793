"""Pictures of pages are recognised where the packages are; elsewhere one sentence says so."""

import sys
from importlib.util import find_spec

import pypdfium2 as pdfium
import pytest

from jiheng.documents.model import Cell, Column, Document, Paragraph, Row, Run, Table
from jiheng.documents.read import read
from jiheng.documents.readers import scan
from jiheng.errors import JihengError
from jiheng.writing.formats import pdf

needs_ocr = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("cv2", "rapidocr", "onnxruntime")), reason="没有 OCR"
)
ROWS = (
    ("项目", "预算数", "决算数"),
    ("基本支出", "320.00", "318.25"),
    ("合计", "500.00", "498.25"),
)
HEADS = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0"]


def words(document):
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        if isinstance(one, Table)
        else one.text
        for one in document.blocks
    ]


@pytest.fixture
def page(tmp_path):
    """A page with a sentence and a table, as a picture."""
    rows = tuple(Row(tuple(Cell(text) for text in row)) for row in ROWS)
    table = Table((Column(), Column(), Column()), rows)
    sentence = Paragraph((Run("全年支出498.25万元，完成预算的99.65%。"),))
    pdf.write(Document("支出情况", (sentence, table)), tmp_path / "a.pdf")
    with pdfium.PdfDocument(tmp_path / "a.pdf") as document:
        return document[0].render(scale=200 / 72).to_pil().convert("RGB")


@needs_ocr
@pytest.mark.parametrize("turn", [0, 1.5])
def test_a_picture_of_a_page_is_read_with_its_table(tmp_path, page, turn):
    page.rotate(turn, fillcolor="white").save(tmp_path / "a.png")

    document = read(tmp_path / "a.png")

    assert [list(row) for row in ROWS] in words(document)
    assert any("498.25" in one for one in words(document) if isinstance(one, str))
    assert scan.RECOGNISED in document.properties


@needs_ocr
def test_a_pdf_of_pictures_is_read(tmp_path, page):
    page.save(tmp_path / "b.pdf")

    assert [list(row) for row in ROWS] in words(read(tmp_path / "b.pdf"))


@needs_ocr
def test_a_picture_without_words_is_told(tmp_path, page):
    page.paste("white", (0, 0, *page.size))
    page.save(tmp_path / "a.png")

    with pytest.raises(JihengError, match="文件里没有文字"):
        read(tmp_path / "a.png")


@pytest.mark.parametrize("head", HEADS)
def test_without_the_packages_one_sentence_says_what_to_do(tmp_path, monkeypatch, head):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    (tmp_path / "a.docx").write_bytes(head + bytes(40))

    with pytest.raises(JihengError) as refused:
        read(tmp_path / "a.docx")

    assert 'pip install "jiheng[ocr]"' in str(refused.value)
