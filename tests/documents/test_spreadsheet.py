"""An xlsx file is read as it is stored, whichever program stored it."""

from fractions import Fraction
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jiheng.documents.errors import NotWorkbook
from jiheng.documents.spreadsheet import column_name, scan

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRICT = 'xmlns="urn:another-vocabulary-of-the-same-elements"'
OFFICE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="0.00##%"/>'
    '<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="166" formatCode="#,##0.00&quot;days&quot;[Red]"/>'
    '</numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
TEXTS = (
    f'<sst {MAIN}><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r>'
    "<rPh><t>bing</t></rPh></si><si><t>a_x000A_b</t></si></sst>"
)


def archive(folder, rows, namespace=MAIN, properties="", extra=""):
    """A workbook with one sheet of these rows."""
    path = folder / "a.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr(
            "xl/workbook.xml",
            f"<workbook {namespace} {OFFICE}>{properties}"
            '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/>'
            "</Relationships>",
        )
        file.writestr("xl/styles.xml", STYLES)
        file.writestr("xl/sharedStrings.xml", TEXTS)
        sheet = f"<worksheet {namespace}><sheetData>{rows}</sheetData>{extra}</worksheet>"
        file.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def cell(folder, xml, **more):
    """The first cell of a sheet that holds it."""
    path = archive(folder, f"<row r='1'>{xml}</row>", **more)
    return scan(path)["表"].cell(0, 0)


CELLS = [
    ('<c r="A1"><v>0.96499999999999997</v></c>', Fraction(193, 200), "number"),
    ('<c r="A1"><v>1.2E3</v></c>', Fraction(1200), "number"),
    ('<c r="A1" s="1"><v>0.965</v></c>', Fraction(193, 200), "percent"),
    ('<c r="A1" s="2"><v>45292</v></c>', Fraction(45292), "date"),
    ('<c r="A1" s="3"><v>3</v></c>', Fraction(3), "number"),
    ('<c r="A1" s="4"><v>45292</v></c>', Fraction(45292), "date"),
    ("<c><v>7</v></c>", Fraction(7), "number"),
]


@pytest.mark.parametrize(("xml", "number", "shown"), CELLS)
def test_numbers_are_exact_and_know_their_format(tmp_path, xml, number, shown):
    read = cell(tmp_path, xml)

    assert (read.number, read.shown) == (number, shown)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "甲"),
        ('<c r="A1" t="s"><v>1</v></c>', "乙 丙"),
        ('<c r="A1" t="s"><v>2</v></c>', "a\nb"),
        ('<c r="A1" t="inlineStr"><is><t>丁</t></is></c>', "丁"),
        ('<c r="A1" t="str"><f>A2</f><v>戊</v></c>', "戊"),
        ('<c r="A1" t="b"><v>1</v></c>', "是"),
    ],
)
def test_texts_are_read_wherever_they_are_kept(tmp_path, xml, text):
    assert cell(tmp_path, xml).text == text


def test_a_formula_without_a_value_is_known_as_one(tmp_path):
    read = cell(tmp_path, '<c r="A1"><f>1+1</f></c>')

    assert (read.formula, read.number, read.is_empty) == ("1+1", None, False)


def test_an_error_value_is_known_as_one(tmp_path):
    assert cell(tmp_path, '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>').error == "#DIV/0!"


def test_dates_counted_from_1904_are_brought_to_1900(tmp_path):
    read = cell(
        tmp_path, '<c r="A1" s="2"><v>43830</v></c>', properties='<workbookPr date1904="1"/>'
    )

    assert read.number == 45292


def test_strict_files_read_the_same(tmp_path):
    assert cell(tmp_path, '<c r="A1"><v>7</v></c>', namespace=STRICT).number == 7


def test_hidden_and_merged_are_seen(tmp_path):
    path = archive(
        tmp_path,
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row r="3" ht="0"/>',
        extra='<cols><col min="2" max="3" hidden="1"/></cols>'
        '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>',
    )

    sheet = scan(path)["表"]

    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1, 2}, {1, 2})
    assert sheet.merged == [((1, 1), (2, 2))]


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1"><v>x</v></c>',
        '<c r="A1">',
        '<c r="A1" s="x"><v>1</v></c>',
    ],
)
def test_broken_parts_are_told_as_a_broken_file(tmp_path, xml):
    with pytest.raises(NotWorkbook, match="文件已损坏"):
        cell(tmp_path, xml)


def test_entities_are_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")

    with pytest.raises(NotWorkbook, match="文件已损坏"):
        scan(path)


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", bytes(210_000_000))

    with pytest.raises(NotWorkbook, match="文件展开后过大"):
        scan(path)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_letters(column, name):
    assert column_name(column) == name
