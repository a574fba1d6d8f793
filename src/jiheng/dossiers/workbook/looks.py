"""Fonts, colours and number formats of the form."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from jiheng.dossiers.workbook.slots import Slot

FONT = "微软雅黑"
INK = "#1F2D3D"
QUIET = "#5F6B7A"
DEEP = "#1F4E5F"
LINE = "#C9D3DA"
BAND = "#DCE8EC"
PRINTED = "#F5F7F8"
OPTIONAL = "#FFFBEA"
NEEDED = "#FFEFB5"
LOCKED = "#E9ECEF"
WRONG = "#B3261E"
RIGHT = "#1B7F4B"

MONEY = "#,##0.00####"
PERCENT = "0.00##%"
PLAIN = "General"
POINTS = "General"
DATE = "yyyy-mm-dd"


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """No formats yet."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def made(self, **properties: object) -> Format:
        """The format of these properties, over the common ones."""
        whole = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
        whole |= properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def title(self) -> Format:
        """Over the sheet."""
        return self.made(font_size=16, bold=True, font_color=DEEP)

    def hint(self) -> Format:
        """Under the title."""
        return self.made(font_color=QUIET, text_wrap=True, valign="top")

    def heading(self) -> Format:
        """Over a column."""
        return self.made(
            bold=True, font_color="#FFFFFF", bg_color=DEEP, text_wrap=True, align="center",
            border=1, border_color=LINE,
        )  # fmt: skip

    def band(self) -> Format:
        """Over a group of rows."""
        return self.made(bold=True, font_color=DEEP, bg_color=BAND, indent=1, top=1, bottom=1,
                         top_color=LINE, bottom_color=LINE)  # fmt: skip

    def printed(self, *, quiet: bool = False) -> Format:
        """Words of the form."""
        color = QUIET if quiet else INK
        size = 9 if quiet else 10
        return self.made(bg_color=PRINTED, text_wrap=True, border=1, border_color=LINE,
                         font_color=color, font_size=size, indent=1)  # fmt: skip

    def live(self) -> Format:
        """The result of a formula."""
        return self.made(bg_color=PRINTED, border=1, border_color=LINE, num_format=MONEY,
                         align="right", indent=1, font_color=DEEP, italic=True)  # fmt: skip

    def closed(self) -> Format:
        """A cell in which nothing is asked."""
        return self.made(bg_color=PRINTED, border=1, border_color=LINE)

    def open(self, slot: Slot) -> Format:
        """A cell below the last row of a table that has no end: free to be filled in."""
        return self.made(locked=False, **_plain(slot))

    def input(self, slot: Slot, *, locked: bool = False, as_text: bool = False) -> Format:
        """A cell to be filled in; ``as_text`` keeps = + - @ from becoming a formula."""
        color = LOCKED if locked else NEEDED if slot.needed else OPTIONAL
        properties: dict[str, object] = {
            "bg_color": color, "border": 1, "border_color": LINE, "locked": locked,
        }  # fmt: skip
        if as_text:
            properties["quote_prefix"] = True
        return self.made(**properties, **_shown(slot))


def _plain(slot: Slot) -> Mapping[str, object]:
    """The number format of a slot alone."""
    return {"num_format": _shown(slot).get("num_format", "General")}


def _shown(slot: Slot) -> Mapping[str, object]:
    """Number format and alignment of a slot."""
    match slot.kind:
        case "number":
            return {"num_format": _number(slot), "align": "right", "indent": 1}
        case "points":
            return {"num_format": POINTS, "align": "right", "indent": 1}
        case "date":
            return {"num_format": DATE, "align": "center"}
        case "choice" | "yesno":
            return {"align": "center", "text_wrap": True}
        case "written":
            return {"num_format": "@", "align": "center", "text_wrap": True}
    return {"num_format": "@", "text_wrap": True, "indent": 1}


def _number(slot: Slot) -> str:
    if slot.unit.symbol == "%":
        return PERCENT
    return MONEY if slot.unit.dimension == "金额" else PLAIN
