"""A docx as a file: its parts, zipped the same way every time."""

from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jiheng.documents.model import Document
from jiheng.writing.docx.body import body
from jiheng.writing.docx.charts import part as chart_part
from jiheng.writing.docx.sections import footer
from jiheng.writing.docx.styles import fonts, styles
from jiheng.writing.docx.xml import DECLARATION, W, plain, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_TWIN = "urn:jiheng:twin"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package.

    Attributes:
        name: its path in the package.
        kind: its content type; ``""`` is plain XML.
        id: what the document calls it; ``""`` where it calls it nothing.
        relation: what it is to the document.
    """

    name: str
    text: str
    kind: str = ""
    id: str = ""
    relation: str = ""


def package(document: Document, path: Path) -> None:
    """Write the document: no author, no company, no clock, no path."""
    main, charts = body(document)
    own = [
        Part("word/styles.xml", styles(), f"{_WORD}.styles+xml", "styles", "styles"),
        Part("word/settings.xml", _settings(), f"{_WORD}.settings+xml", "settings", "settings"),
        Part("word/fontTable.xml", fonts(), f"{_WORD}.fontTable+xml", "fonts", "fontTable"),
        Part("word/odd.xml", footer(odd=True), f"{_WORD}.footer+xml", "odd", "footer"),
        Part("word/even.xml", footer(odd=False), f"{_WORD}.footer+xml", "even", "footer"),
    ]
    for number, chart in enumerate(charts, start=1):
        name = f"word/charts/chart{number}.xml"
        own.append(Part(name, chart_part(chart), _CHART, f"chart{number}", "chart"))
    if document.twin:
        held = f'{DECLARATION}<twin xmlns="{_TWIN}">{plain(document.twin)}</twin>'
        own.append(Part("customXml/item1.xml", held, "", "twin", "customXml"))
    outer = [
        Part("word/document.xml", main, f"{_WORD}.document.main+xml"),
        Part("docProps/core.xml", _core(document), _CORE),
    ]
    everything = [
        Part("[Content_Types].xml", _types([*outer, *own])),
        Part("_rels/.rels", _RELATIONS),
        *outer,
        Part("word/_rels/document.xml.rels", _relations(own)),
        *own,
    ]
    with ZipFile(path, "w") as archive:
        for one in everything:
            entry = ZipInfo(one.name)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, one.text.encode())


def _types(named: list[Part]) -> str:
    each = "".join(
        f'<Override PartName="/{one.name}" ContentType="{one.kind}"/>' for one in named if one.kind
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


def _relations(own: list[Part]) -> str:
    each = "".join(
        f'<Relationship Id="{one.id}" Type="{_OFFICE}/{one.relation}" Target="/{one.name}"/>'
        for one in own
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


_RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="/word/document.xml"/>'
    f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="/docProps/core.xml"/></Relationships>'
)


def _settings() -> str:
    inner = (
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w(
            "compat",
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )
    return f'{DECLARATION}<w:settings xmlns:w="{W}">{"".join(inner)}</w:settings>'


def _core(document: Document) -> str:
    """Its title and the day it speaks of; who wrote it, where and how often is nobody's."""
    day = document.date
    created = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:created>'
        if day
        else ""
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{plain(document.title)}</dc:title>{created}"
        f"<dc:language>{plain(document.language)}</dc:language></cp:coreProperties>"
    )
