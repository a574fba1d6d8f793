"""Formats of cells, each made once."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from jiheng.writing.sheets.sheet import Look

_INK, _SOFT, _ACCENT, _LOST, _WARN = "#1D2733", "#55606E", "#1F4A75", "#A3211B", "#7A4B00"
_LINE, _TINT, _PALE, _WARN_TINT = "#B4BEC9", "#E6ECF3", "#F6F8FA", "#FDF3DD"
_BODY, _HEADS, _TITLE = "宋体", "黑体", "方正小标宋简体"

_BASE: dict[str, Any] = {
    "font_name": _BODY,
    "font_size": 10,
    "font_color": _INK,
    "valign": "vcenter",
    "text_wrap": True,
}
_RULED: dict[str, Any] = {"border": 1, "border_color": _LINE}
_KINDS: dict[str, dict[str, Any]] = {
    "title": {"font_name": _TITLE, "font_size": 18, "align": "center"},
    "subtitle": {"font_color": _SOFT, "align": "center"},
    "chapter": {"font_name": _HEADS, "font_size": 14, "font_color": _ACCENT},
    "heading": {"font_name": _HEADS, "font_size": 11, "valign": "bottom"},
    "caption": {"font_name": _HEADS},
    "text": {},
    "lead": {"font_size": 12},
    "note": {"font_color": _SOFT},
    "item": {"indent": 1},
    "cover": {"font_size": 14, "align": "center"},
    "address": {"font_size": 12},
    "attachment": {"font_name": _HEADS, "font_size": 12},
    "signature": {"font_size": 12, "align": "right", "indent": 4},
    "key-label": {**_RULED, "bottom": 0, "font_color": _SOFT, "bg_color": _PALE},
    "key-value": {**_RULED, "top": 0, "bottom": 0, "font_size": 20, "font_name": _HEADS},
    "key-note": {**_RULED, "top": 0, "font_color": _SOFT},
    "head": {**_RULED, "font_name": _HEADS, "bg_color": _TINT},
    "side": {**_RULED, "bg_color": _PALE},
    "cell": _RULED,
    "lost": {**_RULED, "font_color": _LOST, "bold": True},
    "warn": {**_RULED, "font_color": _WARN, "bg_color": _WARN_TINT},
    "quiet": {**_RULED, "font_color": _SOFT},
    "total": {**_RULED, "bold": True, "bg_color": _TINT},
    "bar": {"font_color": "#FFFFFF", "border": 5, "border_color": "#FFFFFF"},
    "bar-text": {},
}


class Looks:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        """Start with none."""
        self._workbook = workbook
        self._made: dict[Look, Format] = {}

    def format(self, look: Look) -> Format:
        """The format of a look."""
        if look not in self._made:
            properties = _BASE | {"align": look.align} | _KINDS[look.kind]
            if look.number:
                properties["num_format"] = look.number
            self._made[look] = self._workbook.add_format(properties)
        return self._made[look]
