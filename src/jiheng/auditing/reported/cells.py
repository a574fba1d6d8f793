"""Cells that are nothing but a number (数值单元格), however the file breaks or signs it."""

from fractions import Fraction
from functools import lru_cache

from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern
from jiheng.quantities import unit

_PLAIN = pattern(r"\s*([-−－﹣+＋]?)\s*(\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?|\d+(?:[.．]\d+)?)\s*")
_BROKEN = pattern(r"(?<=[,，.])\s+(?=\d)|(?<=\d)\s+(?=[,，.]\d)")
_MOST_PLAIN_DIGITS = 15
_LOOKS = pattern(
    r"[≥≤><]?[-−－﹣+＋]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?"
    r"(?:%|％|‰|倍|[万亿千]?[元人户家项个台辆吨亩]|人次|万|个百分点|平方米|㎡)?"
)


@lru_cache(maxsize=4096)
def looks_like_number(text: str) -> bool:
    """Whether a text without spaces is one number with at most a unit."""
    return _LOOKS.fullmatch(text) is not None


def number_of(cell: Passage) -> Number | None:
    """The number that is all a cell says; None of anything else."""
    text = cell.text
    first = next(iter(cell.numbers), None)
    if first and first.sort == "bare" and first.start == 0 and first.end == len(text):
        return first
    if "\n" in text or " " in text.strip():
        # A narrow column breaks a number behind a comma or before its decimals.
        text = _BROKEN.sub("", text)
    plain = _PLAIN.fullmatch(text)
    if plain and len(plain[2]) <= _MOST_PLAIN_DIGITS:
        sign = "-" if plain[1] in "-−－﹣" and plain[1] else ""
        digits = plain[2].replace(",", "").replace("，", "").replace("．", ".")
        grain = Fraction(1, 10 ** len(digits.partition(".")[2]))
        start = len(cell.text) - len(cell.text.lstrip())
        end = len(cell.text.rstrip())
        return Number(start, end, end, "bare", Fraction(sign + digits), grain, unit(""))
    quantities = [one for one in cell.numbers if one.counts]
    if len(quantities) != 1:
        return None
    one = quantities[0]
    around = (cell.text[: one.start] + cell.text[one.behind :]).strip()
    return one if not around and not one.chinese else None
