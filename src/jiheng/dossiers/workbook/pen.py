"""Writes single cells so that they read back the same; nothing ever becomes a formula by itself."""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.documents.spreadsheet import Spot, place
from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook.errors import TooLong
from jiheng.dossiers.workbook.filled import CellValue
from jiheng.dossiers.workbook.looks import Looks
from jiheng.dossiers.workbook.slots import Slot

_MOST_CHARACTERS = 32_767
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Pen:
    """Writes on one sheet.

    Attributes:
        page: the sheet.
        looks: formats of its workbook.
    """

    def __init__(self, page: Worksheet, looks: Looks) -> None:
        """Nothing written yet."""
        self.page = page
        self.looks = looks

    def words(self, spot: Spot, words: str, *, quiet: bool = False) -> None:
        """What the form prints itself."""
        look = self.looks.printed(quiet=quiet) if words else self.looks.closed()
        self.page.write_string(*spot, words, look)

    def band(self, row: int, columns: int, words: str) -> None:
        """A heading over the rows below."""
        for column in range(columns):
            self.page.write_blank(row, column, None, self.looks.band())
        self.page.write_string(row, 0, words, self.looks.band())

    def live(self, spot: Spot, formula: str, value: Fraction | None) -> None:
        """A formula, with what it comes to at present."""
        shown = "" if value is None else float(value)
        self.page.write_formula(*spot, formula, self.looks.live(), shown)

    def closed(self, spot: Spot) -> None:
        """A cell in which nothing is asked."""
        self.page.write_blank(*spot, None, self.looks.closed())

    def value(
        self, spot: Spot, slot: Slot, value: CellValue | None, *, locked: bool = False
    ) -> None:
        """A cell to be filled in, and what is filled in already."""
        look = self.looks.input(slot, locked=locked)
        if value is None:
            self.page.write_blank(*spot, None, look)
        elif isinstance(value, bool):
            self.page.write_string(*spot, "是" if value else "否", look)
        elif isinstance(value, date):
            self.page.write_datetime(*spot, datetime.combine(value, time()), look)
        elif isinstance(value, Fraction):
            self._number(spot, value, look)
        elif value.startswith(_FORMULA_SIGNS):
            self._text(spot, value, self.looks.input(slot, locked=locked, as_text=True))
        else:
            self._text(spot, value, look)

    def _number(self, spot: Spot, value: Fraction, look: Format) -> None:
        """A number, if a spreadsheet keeps all its digits.

        Raises:
            TooLong: it has more digits than that.
        """
        kept = float(value)
        if Fraction(Decimal(f"{kept:.15G}")) != value:
            raise TooLong(self._where(spot), f"“{plain(value)}”", "15位数字")
        self.page.write_number(*spot, kept, look)

    def _text(self, spot: Spot, text: str, look: Format) -> None:
        if len(text) > _MOST_CHARACTERS:
            what = f"“{text[:10]}…”共{len(text)}字"
            raise TooLong(self._where(spot), what, f"{_MOST_CHARACTERS}字")
        self.page.write_string(*spot, text, look)

    def _where(self, spot: Spot) -> str:
        return f"{self.page.name} {place(*spot)}"
