"""An xlsx form: read as it is stored, and written back with nothing changed but empty cells.

Cells are put into the XML of their sheets. A program that loads and saves whole
workbooks would lose what it does not know: pictures, checks, page settings.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from jiheng.documents import spreadsheet
from jiheng.documents.package import Package, serialised
from jiheng.documents.readers.xlsx import shown
from jiheng.writing.forms.form import FormCell, FormTable

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?")
#: A form is no larger; what is drawn beyond is decoration.
_MOST_ROWS, _MOST_COLUMNS = 2000, 200
_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LETTERS = re.compile(r"[A-Z]+")


class SheetForm:
    """One xlsx file; every sheet that can be seen is a table."""

    kind = "xlsx"

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            JihengError: it is broken, locked or too large.
        """
        self._package = Package(path)
        self._sheets = [one for one in spreadsheet.scan(path).values() if not one.hidden]
        self._main = self._package.main()
        self._book = self._package.tree(self._main)
        self._parts = _parts(self._package, self._book, self._main)
        self._roots = [self._package.tree(self._parts[one.name]) for one in self._sheets]
        self.tables = [
            FormTable(number, sheet.name, list(_cells(sheet, root, number, path.name)))
            for number, (sheet, root) in enumerate(zip(self._sheets, self._roots, strict=True))
        ]

    def write(self, path: Path, values: Mapping[tuple[int, int, int], str]) -> None:
        """The same file with these cells filled.

        Raises:
            CannotWrite: the place does not take it.
        """
        changed: dict[str, bytes] = {}
        for number, (sheet, root) in enumerate(zip(self._sheets, self._roots, strict=True)):
            mine = {key[1:]: text for key, text in values.items() if key[0] == number}
            for spot, text in sorted(mine.items()):
                _fill(root, spot, text)
            if mine:
                changed[self._parts[sheet.name]] = serialised(root)
        if any(cell.formula is not None for sheet in self._sheets for cell in sheet.cells.values()):
            # What formulas came to was stored; it must be worked out anew.
            changed[self._main] = _worked_out_again(self._book)
        self._package.write(path, changed)


def _cells(
    sheet: spreadsheet.Sheet, root: etree._Element, number: int, file: str
) -> Iterator[FormCell]:
    """Every spot of the range in use, merged ones once."""
    spans = {first: last for first, last in sheet.merged if first <= last}
    drawn = _drawn(sheet, root)
    height, width = _size(sheet, drawn)
    covered: set[tuple[int, int]] = set()
    for row, column in ((row, column) for row in range(height) for column in range(width)):
        if (row, column) in covered:
            continue
        last = spans.get((row, column), (row, column))
        down = min(last[0], height - 1) - row + 1
        across = min(last[1], width - 1) - column + 1
        covered.update((row + one, column + two) for one in range(down) for two in range(across))
        cell = sheet.cell(row, column)
        place = f"{file} {sheet.name} {spreadsheet.place(row, column)}"
        # Where a form draws its empty cells, what is not drawn is margin.
        fixed = cell.formula is not None or bool(drawn and (row, column) not in drawn)
        yield FormCell(number, row, column, down, across, shown(cell), place, fixed)


def _drawn(sheet: spreadsheet.Sheet, root: etree._Element) -> set[tuple[int, int]]:
    """The cells that are stored, though nothing is in them."""
    found = (_NAME.fullmatch(cell.get("r", "")) for cell in root.iter(f"{_space(root)}c"))
    spots = {(int(one[2]) - 1, _column(one[1]) - 1) for one in found if one is not None}
    return spots - set(sheet.cells)


def _size(sheet: spreadsheet.Sheet, drawn: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Rows and columns in use: with words, merged, or only drawn as empty boxes."""
    spots = [*sheet.cells, *(last for _, last in sheet.merged), *drawn]
    low = max((row for row, _ in spots), default=-1)
    right = max((column for _, column in spots), default=-1)
    return min(low, _MOST_ROWS) + 1, min(right, _MOST_COLUMNS) + 1


def _parts(package: Package, book: etree._Element, main: str) -> Mapping[str, str]:
    """The part of each sheet by its name."""
    folder = main.rpartition("/")[0]
    rels = package.tree(f"{folder}/_rels/{main.rpartition('/')[2]}.rels".lstrip("/"))
    targets = {one.get("Id", ""): one.get("Target", "") for one in rels}
    found = {}
    for sheet in (one for one in book.iter() if str(one.tag).endswith("}sheet")):
        relation = next((text for name, text in sheet.attrib.items() if "}id" in str(name)), "")
        target = targets.get(str(relation), "")
        absolute = target[1:] if target.startswith("/") else f"{folder}/{target}"
        found[sheet.get("name", "")] = absolute
    return found


def _fill(root: etree._Element, spot: tuple[int, int], text: str) -> None:
    """Put a number or words into one cell; its style stays."""
    space = _space(root)
    data = root.find(f"{space}sheetData")
    if data is None:
        return
    row = _found(data, f"{space}row", str(spot[0] + 1), int)
    name = spreadsheet.place(*spot)
    cell = _found(row, f"{space}c", name, _column)
    for old in list(cell):
        cell.remove(old)
    cell.attrib.pop("t", None)
    if _NUMBER.fullmatch(text):
        etree.SubElement(cell, f"{space}v").text = text
        return
    cell.set("t", "inlineStr")
    words = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _space(root: etree._Element) -> str:
    """The vocabulary of a part, as it stands before its names."""
    return str(root.tag).rpartition("}")[0] + "}"


def _column(name: str) -> int:
    """Where a cell stands in its row."""
    letters = _LETTERS.match(name)
    found = 0
    for letter in letters[0] if letters else "":
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def _found(
    parent: etree._Element, tag: str, name: str, order: Callable[[str], int]
) -> etree._Element:
    """The row or cell of that name; a new one in its place where there is none."""
    wanted = order(name)
    new: etree._Element = parent.makeelement(tag, {"r": name})
    for place, one in enumerate(parent):
        at = one.get("r", "")
        if at == name:
            return one
        if at and order(at) > wanted:
            parent.insert(place, new)
            return new
    parent.append(new)
    return new


def _worked_out_again(book: etree._Element) -> bytes:
    space = _space(book)
    setting = book.find(f"{space}calcPr")
    if setting is None:
        setting = book.makeelement(f"{space}calcPr", {})
        after = [book.find(f"{space}{name}") for name in ("definedNames", "externalReferences")]
        before = next((one for one in after if one is not None), book.find(f"{space}sheets"))
        if before is None:
            return serialised(book)
        before.addnext(setting)
    setting.set("fullCalcOnLoad", "1")
    return serialised(book)
