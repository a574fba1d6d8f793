"""A formula's text made ready for the grammar: one spelling of signs, what is defined, what is a remark.

Every character of the original ends up in exactly one place: the expression,
the name it defines, a note, or what is unread.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from jiheng.frameworks.language.normal import Normal, Unread, normalise

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("✕✖╳*∗⨯", "×"),
        **dict.fromkeys("/∕⁄➗", "÷"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        "∣": "|",
    }
)
#: The letter x between two parts of a formula is a sign, in a word it is a letter.
_LETTER_X = re.compile(r"(?<=[一-鿿)%\d.])[xXхХ](?=[\d(一-鿿]|l00|I00|1[oO]{2}%)")
#: Misread forms of 100% behind a sign: O for 0, l for 1, another character for %.
_MISREAD = re.compile(
    r"(?<=×)(?:[1lI][0oO〇]{2}%|10096(?=$|\)))|(?<=×100)[^\d.%‰+\-×÷()=,。;|]{1,2}(?=$|\))"
)
#: One such character behind 100 is a unit, not a misread %.
_UNIT_WORDS = frozenset("元万亿千百人个分项件次天日月年户家台辆亩吨米套份期批例倍点")
_LABEL = re.compile(
    r"^(?:[(]?[\d一二三四五六七八九十①-⑳]{1,2}[)、.](?!\d))?"
    r"(?:(?:具体)?(?:计算)?(?:公式|方法|方式)(?:如下|为|是)?:?|计算:|注:)?"
)
#: Where an explanation begins behind the formula.
_BEHIND = re.compile(r"[。;]|,?(?:其中|式中|上式中|注)[:,]|,(?=[^()]*$)(?![^()]*[=+×÷])")
_LAST_BRACKETS = re.compile(r"(?<=[%‰)\d])\(([^()]*)\)$")
_EQUALS_WORD = re.compile(
    r"^(?P<name>[^()+\-×÷:]*?[率度额数值比重量例分])(?P<equals>等于|是指|为|是|指|即|:)(?=.)"
)
_LOST_EQUALS = re.compile(r"^(?P<name>[一-鿿A-Za-z0-9.]{1,20}?率)(?=\(.*[+\-×÷])")
_NAME_BEFORE_NAME = re.compile(r"^(?P<name>[一-鿿]{1,12}?率)(?=[一-鿿A-Za-z])")
#: No character of a name, number or sign: a smudge of the scanner, a dingbat.
_STRANGE = re.compile(
    r"[^㐀-鿿A-Za-z0-9_.、《》〈〉Σ∑·#&@°℃㎡²³≥≤<>$￥…—①-⑳ⅠⅡⅢⅣⅤΑ-ωμ+\-×÷=()|,:;。%‰!?]"
)
#: Names of rates, whose ×100 can only mean ×100%.
_RATE = re.compile(r"(?:率|比例|比重|占比|百分比|密度)(?:\([^()]*\))?$")
_BARE_HUNDRED = re.compile(r"(?<=×)100(?=\)*$)")


@dataclass(slots=True)
class FormulaText:
    """One text on its way to the grammar.

    Attributes:
        normal: the whole text in one spelling.
        start: where the expression begins in it.
        end: where it ends.
        name: what it defines, or None.
    """

    normal: Normal
    start: int
    end: int
    name: str | None = None
    unread: list[Unread] = field(default_factory=list)
    ambiguities: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def expression(self) -> str:
        """What the grammar reads."""
        return self.normal.text[self.start : self.end]

    def written(self, start: int, end: int) -> str:
        """Characters of the normal text as they stand in the original."""
        return self.normal.unread(start, end).text


def prepare(text: str) -> FormulaText:
    """Cut the text into what is defined, the expression and the remarks."""
    ready = _in_one_spelling(text)
    for step in (_cut_label, _cut_behind, _cut_last_brackets, _cut_name, _read_bare_hundred):
        step(ready)
    return ready


def _in_one_spelling(text: str) -> FormulaText:
    normal = normalise(text)
    plain = _LETTER_X.sub("×", normal.text.translate(_SIGNS))
    ready = FormulaText(Normal(text, plain, normal.position), 0, len(plain))
    for found in _STRANGE.finditer(plain):
        ready.unread.append(ready.normal.unread(*found.span()))
    ready.normal = _without(ready.normal, {found.start() for found in _STRANGE.finditer(plain)})
    ready.end = len(ready.normal.text)
    _read_misread(ready)
    return ready


def _without(normal: Normal, left_out: Container[int]) -> Normal:
    kept = [place for place in range(len(normal.text)) if place not in left_out]
    position = (*(normal.position[place] for place in kept), normal.position[-1])
    return Normal(normal.original, "".join(normal.text[place] for place in kept), position)


def _read_misread(ready: FormulaText) -> None:
    """100% as a scanner misread it is 100%, and is listed as such."""
    found = _MISREAD.search(ready.normal.text)
    if found is None or found.group() == "100%" or _UNIT_WORDS.intersection(found.group()):
        return
    first, last = found.span()
    text, position = ready.normal.text, ready.normal.position
    meant = "%" if text[:first].endswith("100") else "100%"
    ready.ambiguities.append(
        f"第{position[first] + 1}个字起的“{ready.written(first, last)}”按“{meant}”理解"
    )
    places = (position[first],) * len(meant)
    ready.normal = Normal(
        ready.normal.original,
        text[:first] + meant + text[last:],
        position[:first] + places + position[last:],
    )
    ready.end = len(ready.normal.text)


def _cut_label(ready: FormulaText) -> None:
    found = _LABEL.match(ready.expression)
    if found and found.end() < ready.end:
        if found.group():
            ready.notes.append(ready.written(ready.start, ready.start + found.end()))
        ready.start += found.end()


def _cut_behind(ready: FormulaText) -> None:
    """Remarks behind the formula; one with a formula of its own is unread."""
    found = _BEHIND.search(ready.normal.text, ready.start, ready.end)
    if found is None:
        return
    first, last = found.start(), ready.end
    ready.end = first
    rest = ready.normal.text[first:last]
    if rest in {"。", ";"} or not re.search(r"[=×÷]", rest):
        if len(rest) > 1:
            ready.notes.append(ready.written(first, last))
    else:
        ready.unread.append(ready.normal.unread(first, last))


def _cut_last_brackets(ready: FormulaText) -> None:
    """A remark in brackets behind the whole: (原为分式)."""
    found = _LAST_BRACKETS.search(ready.expression)
    if found and not re.search(r"[+\-×÷]", found.group(1)) and not _closes(ready.expression, found):
        first = ready.start + found.start()
        ready.notes.append(ready.written(first, ready.end))
        ready.end = first


def _closes(expression: str, found: re.Match[str]) -> bool:
    """Whether the brackets are an operand rather than a remark."""
    return expression[: found.start()].endswith(("+", "-", "×", "÷"))


def _cut_name(ready: FormulaText) -> None:
    text = ready.expression
    left, equals, right = text.partition("=")
    if equals:
        _name_before(ready, left, len(left) + 1)
        _cut_second_equals(ready, right)
        return
    found = _EQUALS_WORD.match(text)
    if found and re.search(r"[+\-×÷]", text[found.end() :]):
        ready.name = found["name"]
        ready.start += found.end()
        return
    _cut_name_without_equals(ready, text)


def _name_before(ready: FormulaText, left: str, length: int) -> None:
    before, colon, name = left.rpartition(":")
    if colon and before:
        ready.notes.append(ready.written(ready.start, ready.start + len(before) + 1))
    if re.search(r"[+×÷]", name):
        ready.unread.append(ready.normal.unread(ready.start, ready.start + length))
    else:
        ready.name = name or None
    ready.start += length


def _cut_second_equals(ready: FormulaText, right: str) -> None:
    """A result worked out behind a second equals sign is a note; another formula is unread."""
    first, equals, rest = right.partition("=")
    if not equals:
        return
    start = ready.start + len(first)
    if re.fullmatch(r"[\d.%‰()+\-×÷,=元万亿分]*", rest):
        ready.notes.append(ready.written(start, ready.end))
    else:
        ready.unread.append(ready.normal.unread(start, ready.end))
    ready.end = start


def _cut_name_without_equals(ready: FormulaText, text: str) -> None:
    for pattern in (_LOST_EQUALS, _NAME_BEFORE_NAME):
        found = pattern.match(text)
        if found and re.search(r"[+\-×÷]", text):
            ready.name = found["name"]
            ready.start += found.end()
            ready.ambiguities.append(f"“{found['name']}”后面没有等号，按“{found['name']}=…”理解")
            return


def _read_bare_hundred(ready: FormulaText) -> None:
    """``×100`` at the end of a rate is ``×100%``."""
    found = _BARE_HUNDRED.search(ready.expression)
    if found is None or ready.name is None or not _RATE.search(ready.name):
        return
    ready.ambiguities.append(f"“{ready.name}”末尾的“×100”按“×100%”理解")
    first = ready.start + found.start() - len("×")
    last = ready.start + found.end()
    ready.normal = _without(ready.normal, range(first, last))
    ready.end -= last - first
