"""A document is written in the format that is asked for by name."""

import pytest

from jiheng.documents.model import Document, Paragraph, Run
from jiheng.errors import JihengError
from jiheng.writing.formats import NAMES, write

DOCUMENT = Document("测算得分表", (Paragraph((Run("一段"),)),))
FIRST_BYTES = {
    "docx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "pdf": b"%PDF-1.7",
    "xlsx": b"PK\x03\x04",
}


@pytest.mark.parametrize("name", NAMES)
def test_each_format_writes_what_its_name_says(name, tmp_path):
    path = tmp_path / f"得分表.{name}"

    write(DOCUMENT, path, name)

    assert path.read_bytes().startswith(FIRST_BYTES[name])


def test_an_empty_document_is_a_file_too(tmp_path):
    for name in NAMES:
        write(Document("空", ()), tmp_path / f"空.{name}", name)

    assert len(list(tmp_path.iterdir())) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_place_that_takes_no_file_is_told_as_it_is(name, tmp_path):
    (tmp_path / "占用").write_text("", encoding="utf-8")

    with pytest.raises(JihengError, match="无法写入"):
        write(DOCUMENT, tmp_path / "占用" / f"得分表.{name}", name)
