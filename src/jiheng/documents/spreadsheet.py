"""An xlsx file as it is stored: every digit, formats, formulas, what is hidden or merged.

Readers of spreadsheets give values only. Whether 0.965 stands for 96.5% and
45292 for a day, whether a formula was ever worked out, and whether a row can be
seen, is told by the file alone; it says so in a few elements.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from jiheng.documents.errors import NotWorkbook
from jiheng.documents.number_format import BUILT_IN
from jiheng.documents.streamed import elements
from jiheng.patterns import pattern

Shown = Literal["number", "percent", "date"]
#: Zero-based row and column.
Spot = tuple[int, int]

#: Unpacked, a form is far smaller.
_LARGEST = 200_000_000
_LARGEST_PART = 100_000_000
_LAST_COLUMN = 16_384
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT, _HEAD = b"application/vnd.oasis.opendocument", 200
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PERCENTS = {9, 10}
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = pattern(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CHINESE = pattern(r"[元万亿千百]")
#: A comma behind the last digit shows a thousandth.
_SCALED = pattern(r"[0#],+(?![0#,])")
_ESCAPED = pattern(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = pattern(r"\$?([A-Z]{1,3})\$?(\d+)")
#: Days between the two ways of counting dates (1900 and 1904).
_SINCE_1904 = 1462


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        text: of a text cell; None of others.
        number: of a number cell, exact as typed; None of others.
        error: an error value such as ``#DIV/0!``.
        formula: without the equals sign; None where there is none.
        shown: how its format shows a number.
        beside: words its format prints beside a number, such as 元; a comma where it is scaled.
        width: digits to which its format fills a number up with zeros in front.
        code: of its format, as `number_format.shown` reads it.
    """

    text: str | None = None
    number: Fraction | None = None
    error: str = ""
    formula: str | None = None
    shown: Shown = "number"
    beside: str = ""
    width: int = 0
    code: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read: no formula, no number, no more than spaces."""
        nothing = self.number is None and not self.error and self.formula is None
        return nothing and not (self.text or "").strip()


@dataclass(slots=True)
class Sheet:
    """A sheet as stored.

    Attributes:
        name: on its tab.
        hidden: whether the tab is hidden.
        kept: whether no menu shows it: a program keeps something there.
        cells: those that hold something.
        hidden_rows: zero-based.
        hidden_columns: zero-based.
        merged: first and last spot of each range.
    """

    name: str
    hidden: bool = False
    cells: dict[Spot, Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    kept: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """What is there; an empty cell where nothing is."""
        return self.cells.get((row, column), NOTHING)

    def label(self, row: int, column: int) -> str:
        """The words in a cell, on one line."""
        return " ".join((self.cell(row, column).text or "").translate(UNSEEN).split())

    @property
    def last_row(self) -> int:
        """Zero-based; -1 of an empty sheet."""
        return max((row for row, _ in self.cells), default=-1)


NOTHING = Cell()
#: Characters that nobody sees and no answer means.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def place(row: int, column: int) -> str:
    """A cell by its name: ``C12``."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """A column by its letters: 0 is ``A``, 26 is ``AA``."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def scan(path: Path) -> Mapping[str, Sheet]:
    """Every sheet by name, in the order of the tabs. The file is only read.

    Raises:
        NotWorkbook: it is no xlsx file, is broken, or needs a password.
    """
    content = path.read_bytes()
    _refuse_other_kinds(path, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise NotWorkbook(str(path), "文件展开后过大，没有读取", "核对文件")
            return _Archive(archive).sheets()
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        ParseError,
        ValueError,
        OverflowError,
    ) as error:
        raise _corrupt(path) from error
    except RuntimeError as error:
        raise NotWorkbook(str(path), "文件加了密码", "取消密码后另存一份") from error


def is_workbook(head: bytes) -> bool:
    """Whether a file begins as spreadsheets do, readable for us or not."""
    return head.startswith((b"PK", _OLE))


def _refuse_other_kinds(path: Path, content: bytes) -> None:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise NotWorkbook(str(path), "文件设了打开密码", "在WPS或Excel中取消密码后另存为xlsx")
    if content.startswith(_OLE):
        raise NotWorkbook(str(path), "是旧格式（xls或et）", "在WPS或Excel中另存为xlsx")
    if _OPEN_DOCUMENT in content[:_HEAD]:
        raise NotWorkbook(str(path), "是ods格式", "在WPS或Excel中另存为xlsx")
    if not content.startswith(b"PK"):
        raise NotWorkbook(str(path), "不是xlsx文件", "在WPS或Excel中另存为xlsx")


def _corrupt(path: Path) -> NotWorkbook:
    return NotWorkbook(
        str(path), "文件已损坏，无法读取", "用WPS或Excel打开修复后另存，或重新取得文件"
    )


@dataclass(frozen=True, slots=True)
class _Format:
    """A number format, as far as it changes what a person sees."""

    shown: Shown = "number"
    beside: str = ""
    width: int = 0
    code: str = ""


_GENERAL = _Format()


class _Archive:
    """The parts of an xlsx file that matter here."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.parts = {name.lstrip("/").lower(): name for name in archive.namelist()}
        self.since_1904 = False

    def sheets(self) -> Mapping[str, Sheet]:
        """The sheets that hold cells; charts and macros are passed over."""
        targets = self._targets()
        texts = list(self._texts())
        formats = self._formats()
        found: dict[str, Sheet] = {}
        for element in self._elements("xl/workbook.xml"):
            if element.tag == "workbookPr":
                self.since_1904 = element.get("date1904") in {"1", "true"}
            if element.tag != "sheet":
                continue
            name = element.get("name", "")
            target = targets.get(_identifier(element), "")
            if "worksheets/" in target:
                state = element.get("state", "visible")
                sheet = Sheet(name, state != "visible", kept=state == "veryHidden")
                found[name] = self._sheet(sheet, target, texts, formats)
        if not found:
            raise BadZipFile
        return found

    def _elements(self, name: str) -> Iterator[Element]:
        """Elements of one part as they end, their names without namespaces."""
        part = self.archive.getinfo(self.parts[name.lower()])
        if part.file_size > _LARGEST_PART:
            raise BadZipFile
        data = self.archive.read(part)
        if b"<!DOCTYPE" in data:
            raise BadZipFile
        return elements(data)

    def _targets(self) -> Mapping[str, str]:
        targets = {}
        for element in self._elements("xl/_rels/workbook.xml.rels"):
            target = element.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[element.get("Id", "")] = full
        return targets

    def _texts(self) -> Iterator[str]:
        """Shared texts; readings beside the characters (phonetic) are left out."""
        if "xl/sharedstrings.xml" not in self.parts:
            return
        for element in self._elements("xl/sharedStrings.xml"):
            if element.tag == "si":
                yield _text(element)
                element.clear()

    def _formats(self) -> list[_Format]:
        """The number format of each cell style."""
        if "xl/styles.xml" not in self.parts:
            return []
        codes: dict[int, str] = {}
        formats: list[_Format] = []
        for element in self._elements("xl/styles.xml"):
            if element.tag == "numFmt":
                codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
            elif element.tag == "cellXfs":
                formats = [_format(int(xf.get("numFmtId", "0")), codes) for xf in element]
        return formats

    def _sheet(self, sheet: Sheet, target: str, texts: list[str], formats: list[_Format]) -> Sheet:
        row = -1
        for element in self._elements(target):
            if element.tag == "row":
                row = int(element.get("r", row + 2)) - 1
                if element.get("hidden") in {"1", "true"} or element.get("ht") == "0":
                    sheet.hidden_rows.add(row)
                for column, cell in _cells(element):
                    read = self._cell(cell, texts, formats)
                    if not read.is_empty:
                        sheet.cells[row, column] = read
                element.clear()
            elif element.tag == "col":
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                if element.get("hidden") in {"1", "true"} or element.get("width") == "0":
                    sheet.hidden_columns.update(range(first - 1, min(last, _LAST_COLUMN)))
            elif element.tag == "mergeCell":
                sheet.merged.append(_range(element.get("ref", "A1")))
        return sheet

    def _cell(self, element: Element, texts: list[str], formats: list[_Format]) -> Cell:
        parts = {part.tag: part for part in element}
        formula = (parts["f"].text or "") if "f" in parts else None
        stored = (parts["v"].text or "") if "v" in parts else ""
        match element.get("t", "n"):
            case "inlineStr":
                return Cell(text=_text(parts["is"]) if "is" in parts else None, formula=formula)
            case "s":
                return Cell(text=_shared(texts, stored) if stored else None, formula=formula)
            case "str" | "d":
                return Cell(text=_unescaped(stored), formula=formula)
            case "b":
                return Cell(text="是" if stored == "1" else "否", formula=formula)
            case "e":
                return Cell(error=stored or "#N/A", formula=formula)
        style = int(element.get("s", "0"))
        known = formats[style] if style < len(formats) else _GENERAL
        shown = known.shown
        number = self._number(stored, shown) if stored else None
        return Cell(
            number=number,
            formula=formula,
            shown=shown,
            beside=known.beside,
            width=known.width,
            code=known.code,
        )

    def _number(self, stored: str, shown: Shown) -> Fraction:
        """As typed: files hold 0.96499999999999997 where 0.965 was typed, and mean that."""
        typed = Fraction(Decimal(repr(float(stored))))
        return typed + _SINCE_1904 if shown == "date" and self.since_1904 else typed


def _identifier(element: Element) -> str:
    """The relationship of a sheet, in whichever namespace."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Cells with their columns; some programs leave out the reference."""
    column = -1
    for cell in row:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(found.group(1)) if found else column + 1
        yield column, cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _range(reference: str) -> tuple[Spot, Spot]:
    first, _, last = reference.partition(":")
    return _spot(first), _spot(last or first)


def _spot(reference: str) -> Spot:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise BadZipFile
    return int(found.group(2)) - 1, _column(found.group(1))


def _shared(texts: list[str], stored: str) -> str:
    number = int(stored)
    if not 0 <= number < len(texts):
        raise BadZipFile
    return texts[number]


def _text(element: Element) -> str:
    """The runs of a text; its children were renamed when they ended."""
    runs = [element, *(run for run in element if run.tag == "r")]
    return _unescaped("".join(part.text or "" for run in runs for part in run if part.tag == "t"))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _character(int(found.group(1), 16), found.group()), text)


def _character(code: int, written: str) -> str:
    """Halves of characters are none."""
    return written if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - of UTF-16


def _format(number_format: int, codes: Mapping[int, str]) -> _Format:
    whole = codes.get(number_format, BUILT_IN.get(number_format, ""))
    code = codes.get(number_format, "").partition(";")[0]
    bare = _QUOTED.sub("", code)
    beside = "".join(_CHINESE.findall(code)) + ("," if _SCALED.search(bare) else "")
    width = len(code) if re.fullmatch("0{2,}", code) else 0
    return _Format(_shown(number_format, codes), beside, width, whole)


def _shown(number_format: int, codes: Mapping[int, str]) -> Shown:
    if number_format in codes:
        code = _QUOTED.sub("", codes[number_format])
        if "%" in code:
            return "percent"
        return "date" if re.search(r"[ymdhsYMDHS年月日]", code.replace("General", "")) else "number"
    if number_format in _PERCENTS:
        return "percent"
    return "date" if number_format in _DATES else "number"
