"""Small office files for tests, made of the few elements that matter."""

from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION_MEDIA = "application/vnd.openxmlformats-package.relationships+xml"


class Formula(str):
    """A formula of a spreadsheet, without its equals sign."""

    __slots__ = ()


def spread(rows):
    """Cells by row as (column, text, rowspan, colspan), spans settled.

    A cell is a text, or (text, rowspan, colspan); what spans cover is left out.
    """
    taken, found = set(), []
    for number, row in enumerate(rows):
        line, column = [], 0
        for cell in row:
            text, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while (number, column) in taken:
                column += 1
            line.append((column, text, down, across))
            taken |= {(number + i, column + j) for i in range(down) for j in range(across)}
            column += across
        found.append(line)
    return found


def paragraph(text, properties=""):
    """A docx paragraph; a new line is a break."""
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p>{properties}<w:r>{runs}</w:r></w:p>" if text else f"<w:p>{properties}</w:p>"


def word_table(rows):
    """A docx table with merged cells as Word writes them."""
    spots = {}
    width = 0
    for number, line in enumerate(spread(rows)):
        for column, text, down, across in line:
            width = max(width, column + across)
            for below in range(down):
                spots[number + below, column] = (text if not below else "", across, down, below)
    lines = []
    for number in range(len(rows)):
        column, cells = 0, []
        while column < width:
            text, across, down, below = spots.get((number, column), ("", 1, 1, 0))
            merge = (
                ""
                if down == 1
                else f"<w:vMerge{'' if below else ' w:val=' + chr(34) + 'restart' + chr(34)}/>"
            )
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraph(text)}</w:tc>")
            column += across
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "<w:gridCol/>" * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def docx(path, *blocks, extra=None):
    """A docx file of paragraphs (texts), tables (lists of rows) and ready XML (bytes)."""
    body = "".join(
        word_table(block)
        if isinstance(block, list)
        else block.decode()
        if isinstance(block, bytes)
        else paragraph(block)
        for block in blocks
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT}">'
        f'<Default Extension="rels" ContentType="{RELATION_MEDIA}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MEDIA}"/>'
        "</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}<w:sectPr/></w:body></w:document>",
        **(extra or {}),
    }
    return packed(path, parts)


def xlsx(path, **sheets):
    """An xlsx file; each sheet is a list of rows as in ``spread``. Numbers are stored as such."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT}"/>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {S} {R}><sheets>"
        + "".join(
            f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in enumerate(names, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            *(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1))
        ),
        **{
            f"xl/worksheets/sheet{number}.xml": _sheet(rows)
            for number, rows in enumerate(sheets.values(), 1)
        },
    }
    return packed(path, parts)


def html(path, *blocks, head=""):
    """A page of paragraphs (texts) and tables (lists of rows)."""
    parts = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        lines = []
        for line in spread(block):
            cells = (_html_cell(cell) for cell in line)
            lines.append(f"<tr>{''.join(cells)}</tr>")
        parts.append(f"<table>{''.join(lines)}</table>")
    path.write_text(f"<html><head>{head}</head><body>{''.join(parts)}</body></html>", "utf-8")
    return path


def _html_cell(cell):
    _, text, down, across = cell
    words = escape(text).replace("\n", "<br>")
    return f'<td rowspan="{down}" colspan="{across}">{words}</td>'


def packed(path, parts):
    """A zip of these parts; all of the same day, so that the same parts give the same file."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return path


def _relations(*targets):
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{found}</Relationships>'


def _sheet(rows):
    lines, merged = [], []
    for number, line in enumerate(spread(rows), 1):
        cells = []
        for column, text, down, across in line:
            name = f"{chr(ord('A') + column)}{number}"
            cells.append(_cell(name, text))
            if down > 1 or across > 1:
                last = f"{chr(ord('A') + column + across - 1)}{number + down - 1}"
                merged.append(f'<mergeCell ref="{name}:{last}"/>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    ranges = f"<mergeCells>{''.join(merged)}</mergeCells>" if merged else ""
    return f"<worksheet {S}><sheetData>{''.join(lines)}</sheetData>{ranges}</worksheet>"


def _cell(name, text):
    if text == "":
        return f'<c r="{name}" s="0"/>'
    if isinstance(text, Formula):
        return f'<c r="{name}"><f>{escape(text)}</f><v>0</v></c>'
    if text.replace(".", "", 1).isdecimal():
        return f'<c r="{name}"><v>{text}</v></c>'
    words = f'<t xml:space="preserve">{escape(text)}</t>'
    return f'<c r="{name}" t="inlineStr"><is>{words}</is></c>'
