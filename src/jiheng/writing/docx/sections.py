"""Sections of a docx, and the page numbers at their foot."""

from jiheng.documents.model import Orientation
from jiheng.writing.docx.xml import DECLARATION, R, W, w
from jiheng.writing.paper.measures import LINE, PAGES

#: One character of the size of the page number.
_CHARACTER = 280


def section(orientation: Orientation, *, cover: bool = False) -> str:
    """The properties of a section; with a cover, its first page has no number."""
    page = PAGES[orientation]
    across = {"orient": "landscape"} if orientation == "landscape" else {}
    return w(
        "sectPr",
        '<w:footerReference w:type="default" r:id="odd"/>',
        '<w:footerReference w:type="even" r:id="even"/>',
        w("type", val="nextPage"),
        w("pgSz", w=page.width, h=page.height, **across),
        w(
            "pgMar",
            top=page.top,
            right=page.right,
            bottom=page.bottom,
            left=page.left,
            header=850,
            footer=page.folio,
            gutter=0,
        ),
        w("titlePg") if cover else "",
        w("docGrid", type="lines", linePitch=LINE),
    )


def footer(*, odd: bool) -> str:
    """The foot of odd or even pages: the number at the outer side, one character in."""
    side = "right" if odd else "left"
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    folio = w(
        "p",
        w("pPr", w("pStyle", val="Folio"), w("ind", **{side: _CHARACTER}), w("jc", val=side)),
        dash.format("— "),
        number,
        dash.format(" —"),
    )
    return f'{DECLARATION}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{folio}</w:ftr>'
