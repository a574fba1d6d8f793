"""What a spreadsheet itself says about a cell while it is being filled in."""

from collections.abc import Mapping
from datetime import date

from xlsxwriter.worksheet import Worksheet

from jiheng.dossiers.values import limits
from jiheng.dossiers.workbook.slots import Slot

#: Limits of the file format.
_MOST_CHOICES, _MOST_MESSAGE = 255, 240
_HUGE = 10**13


def validate(page: Worksheet, row: int, column: int, slot: Slot, explained: str) -> None:
    """Check what is typed into a cell, and say what belongs there when it is selected."""
    rules = dict(_rules(slot))
    if explained:
        rules |= {"input_message": explained[:_MOST_MESSAGE]}
        rules.setdefault("validate", "any")
    if rules:
        page.data_validation(row, column, row, column, rules | {"ignore_blank": True})


def _rules(slot: Slot) -> Mapping[str, object]:
    if 0 < len(",".join(slot.offered)) <= _MOST_CHOICES:
        return {"validate": "list", "source": list(slot.offered), "error_type": "information"}
    match slot.kind:
        case "choice" | "yesno" if 0 < len(",".join(slot.choices)) <= _MOST_CHOICES:
            return {
                "validate": "list",
                "source": list(slot.choices),
                "error_title": "不在可选范围内",
                "error_message": f"可填：{'、'.join(slot.choices)}"[:_MOST_MESSAGE],
            }
        case "date":
            return {
                "validate": "date",
                "criteria": ">=",
                "value": date(1949, 10, 1),
                "error_title": "应为日期",
                "error_message": "写成2024-06-30这样的形式",
            }
        case "number" | "points":
            return _limits(slot)
    return {}


def _limits(slot: Slot) -> Mapping[str, object]:
    # A bound (＞85%) is text: the user is warned and may keep it.
    scale = 1 if slot.unit.symbol == "%" else slot.unit.scale
    low = float(slot.low / scale) if slot.low is not None else -_HUGE
    high = float(slot.high / scale) if slot.high is not None else _HUGE
    shown = limits(slot.low, slot.high, slot.unit)
    measure = f"，单位是{slot.unit.symbol}" if slot.unit.symbol else ""
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_type": "warning",
        "error_title": "应为数值",
        "error_message": f"只填数字{measure}" + (f"，{shown}" if shown else ""),
    }
