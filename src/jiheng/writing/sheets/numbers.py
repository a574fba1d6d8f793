"""How a number is shown in a cell: as it was printed."""

import re

_PRINTED = re.compile(r"[-+]?(?P<whole>[\d,]+)(?:\.(?P<decimals>\d+))?(?P<behind>.*)", re.DOTALL)


def number_format(text: str) -> str:
    """The number format that prints a number as ``text`` does; ``General`` where none does.

    Example:
        >>> [number_format(text) for text in ("4", "92.15%", "1,234.50", "18.43万元")]
        ['0', '0.00%', '#,##0.00', '0.00"万元"']
    """
    found = _PRINTED.fullmatch(text)
    if found is None:
        return "General"
    whole = "#,##0" if "," in found["whole"] else "0"
    decimals = "." + "0" * len(found["decimals"]) if found["decimals"] else ""
    behind = found["behind"].replace('"', "")
    return whole + decimals + (behind if behind in {"", "%"} else f'"{behind}"')
