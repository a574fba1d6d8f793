"""Whoever comments on a docx finds the element that a place of the reader means."""

from office import docx

from jiheng.documents.located import body_of, located
from jiheng.documents.model import Table
from jiheng.documents.package import Package
from jiheng.documents.read import read
from jiheng.documents.wordprocessing import cell_text, text_of

WORDS = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
BOXED = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
NESTED = (
    f"<w:tbl><w:tr><w:tc>{WORDS.format('外')}<w:tbl><w:tr><w:tc>{WORDS.format('内')}</w:tc></w:tr>"
    f"</w:tbl><w:p/></w:tc><w:tc>{BOXED.format(WORDS.format('格中框'))}</w:tc></w:tr></w:tbl>"
)
MERGED = [[("甲", 2, 1), "乙"], ["丙"]]


def test_every_place_of_the_reader_leads_to_the_element_with_its_words(tmp_path):
    box = BOXED.format(WORDS.format("框") + BOXED.format(WORDS.format("框中框")))
    path = docx(tmp_path / "a.docx", "一", "", box.encode(), NESTED.encode(), MERGED, "二")
    package = Package(path)
    root = package.tree(package.main())

    found = {
        (one.block, one.table, one.row, one.column): one.element
        for one in located(body_of(root, path.name), path.name)
    }

    said = {}
    for block in read(path).blocks:
        cells = [one.cell for one in block.placed()] if isinstance(block, Table) else [block]
        for one in cells:
            place = one.place
            said[place.block, place.table, place.row, place.column] = one.text
    shown = {
        key: cell_text(element) if key[1] else text_of(element) for key, element in found.items()
    }
    assert {key: shown[key] for key in said} == said
    assert "框中框" in said.values()
    assert "格中框" in said.values()
