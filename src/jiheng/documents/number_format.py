"""What a spreadsheet shows of a number, by the code of its format (数字格式)."""

import re
from datetime import date, timedelta
from fractions import Fraction

from jiheng.quantities import decimals, number

#: Codes that files name by number only.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy-m-d", 17: "yyyy-m", 22: "yyyy-m-d", 31: 'yyyy"年"m"月"d"日"', 57: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(General)|(.)', re.DOTALL
)
_DIGITS = "0#?"
_DAY_ZERO = date(1899, 12, 30)
_LAST_DAY = (date.max - _DAY_ZERO).days
#: What fits into a cell of a sheet that says nothing: digits and a point.
_ROOM = 10
_MOST_DECIMALS = 15


def shown(value: Fraction, code: str, *, day: bool = False) -> str:
    """The number as the sheet prints it.

    Args:
        value: as stored.
        code: of the format; ``""`` where the cell has none.
        day: whether it counts days since 1899.

    Example:
        >>> shown(Fraction(19299, 20000), "0.0%"), shown(Fraction(-1234567, 100), "#,##0.00")
        ('96.5%', '-12,345.67')
    """
    if day:
        return _day(value, code) if 0 < value < _LAST_DAY else _general(value)
    sections = _sections(code)
    section = _chosen(value, sections)
    pieces = _pieces(section)
    pattern = "".join(text for is_pattern, text in pieces if is_pattern)
    if not code or "General" in section or "@" in section:
        return _general(value)
    if not any(one in _DIGITS for one in pattern):
        return "".join(text for _, text in pieces).strip()
    if "/" in pattern or "E" in pattern.upper():
        return _general(value)
    signed = value < 0 and len(sections) == 1
    return ("-" if signed else "") + _filled(abs(value), pieces, pattern)


def _general(value: Fraction) -> str:
    whole = len(str(abs(value.numerator) // value.denominator))
    return number(value, max(0, _ROOM - whole))


def _sections(code: str) -> list[str]:
    """The parts of a code for positive, negative and zero numbers, parted by semicolons."""
    parts, quoted = [""], False
    for at, sign in enumerate(code):
        quoted ^= sign == '"' and code[at - 1 : at] != "\\"
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _chosen(value: Fraction, sections: list[str]) -> str:
    if value < 0 and len(sections) > 1:
        return sections[1]
    if not value and len(sections) > 2 and sections[2]:  # noqa: PLR2004 - the third is for zero
        return sections[2]
    return sections[0]


def _pieces(section: str) -> list[tuple[bool, str]]:
    """Pieces of the pattern of the digits (True) and of words around it, in order."""
    pieces: list[tuple[bool, str]] = []
    for found in _TOKEN.finditer(section):
        quoted, escaped, currency, general, sign = found.groups()
        if sign is not None:
            pieces.append((sign in "0#?.,%/Ee", sign))
        elif general is None:
            pieces.append((False, quoted or escaped or currency or ""))
    return pieces


def _filled(value: Fraction, pieces: list[tuple[bool, str]], pattern: str) -> str:
    whole, _, part = pattern.replace("%", "").partition(".")
    scaled = len(whole) - len(whole.rstrip(",")) + len(part) - len(part.rstrip(","))
    value = value * 100 ** pattern.count("%") / 1000**scaled
    places = min(sum(one in _DIGITS for one in part), _MOST_DECIMALS)
    digits = decimals(value, places)
    before, point, after = digits.partition(".")
    before = before.zfill(whole.count("0")) if whole.count("0") else before.lstrip("0")
    if "," in whole.rstrip(","):
        before = f"{int(before or 0):,}"
    needed = part.count("0")
    while len(after) > needed and after.endswith("0"):
        after = after[:-1]
    text = before + (point + after if after else "")
    return _placed(text, pieces)


def _placed(text: str, pieces: list[tuple[bool, str]]) -> str:
    """The digits where the pattern stands, the words where they stand around it."""
    parts: list[str] = []
    done = False
    for is_pattern, sign in pieces:
        if not is_pattern or sign == "%":
            parts.append(sign)
        elif not done:
            parts.append(text)
            done = True
    return "".join(parts).strip()


def _day(value: Fraction, code: str) -> str:
    day = _DAY_ZERO + timedelta(days=int(value))
    if "年" in code:
        ending = "月" in code
        return (
            f"{day.year}年"
            + (f"{day.month}月" if ending else "")
            + (f"{day.day}日" if "日" in code else "")
        )
    return day.isoformat()
