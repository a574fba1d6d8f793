"""A formula's text made ready for the grammar: signs in one spelling, the name, the remarks.

Every character of the original ends up in exactly one place: the expression,
the name it defines, a note, or what is unread.
"""

import re
from dataclasses import dataclass, field

from jiheng.frameworks.language.normal import Normal, Unread, normalise
from jiheng.patterns import pattern

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
_LETTER_X = pattern(r"(?<=[一-鿿)%\d.])[xXхХ](?=[\d(一-鿿]|[lI]00|1[oO]{2}%)")
#: Misread forms of 100% behind a sign: O for 0, l for 1, another character for %.
_MISREAD = pattern(
    r"(?<=×)(?:(?!100)[1lI][0oO〇]{2}%|10096(?=$|\)))"
    r"|(?<=×100)[^\d.%‰+\-×÷()=,。;|]{1,2}(?=$|\))"
)
#: One such character behind 100 is a unit, not a misread %.
_UNIT_WORDS = frozenset("元万亿千百人个分项件次天日月年户家台辆亩吨米套份期批例倍点")
#: 一 between two amounts is a minus that a scanner took for a word: 计划成本一实际成本.
_MISREAD_MINUS = pattern(
    r"(?<=[数额本量值入出款费金余])一(?=[㐀-鿿])(?![般次级类流线体步个种期年月定时些切线])"
)
#: No character of a name, number or sign: a smudge of the scanner, a dingbat.
_STRANGE = pattern(
    r"[^㐀-鿿A-Za-z0-9_.、《》〈〉Σ∑·#&@°℃㎡²³≥≤<>$￥…—①-⑳ⅠⅡⅢⅣⅤΑ-ωμ+\-×÷=()|,:;。%‰!?]"
)
_LABEL = pattern(
    r"(?:\(?[\d一二三四五六七八九十①-⑳]{1,2}[)、.](?!\d))?"
    r"(?:(?:具体)?(?:计算)?(?:公式|方法|方式)(?:如下|为|是)?:?|计算:|注:)?"
)
#: An explanation behind the formula begins with one of these, outside brackets.
_STOPS = frozenset(",。;")
#: Remarks in brackets behind the whole: (原为分式).
_LAST_BRACKETS = pattern(r"(?<=[%‰)\d])\(([^()]*)\)$")
_REMARK = pattern(r"\((?:单位|注|说明|原|其中|式中|上式|即|保留)[^()]*\)$")
#: The unit of the result behind its name: 人均用水量(立方米/人·年)=.
_UNIT_OF_RESULT = pattern(r"(?<=.)\([^()=+×]*÷[^()=+×]*\)$")
#: What it should come to, behind the formula: ≤100%.
_LAST_COMPARISON = pattern(r"[≤≥<>]+-?[\d.]+[%‰]?$")
_RATE_WORD = "率|占比|比例|比重|比率|增幅|幅度"
_EQUALS_WORD = pattern(
    r"(?P<name>[^()+\-×÷:]*?[率度额数值比重量例分幅])(?P<equals>等于|是指|为|是|指|即|:)(?=.)"
)
#: Only a rate written with ×100% is taken to have lost its equals sign: 成活率-甲/乙×100%.
_LOST_EQUALS = pattern(
    rf"(?P<name>[㐀-鿿A-Za-z0-9.]{{1,20}}?(?:{_RATE_WORD}))"
    r"(?:(?=\(.*[+\-×÷])|(?P<misread>[二一-])(?=.*÷.*100%)|(?=[㐀-鿿A-Za-z].*÷.*100%))"
)
#: Names of rates, whose ×100 can only mean ×100%.
_RATE = pattern(r"(?:率|比例|比重|占比|百分比|密度|增幅)(?:\([^()]*\))?$")
_BARE_HUNDRED = pattern(r"×100(?=\)*$)")
#: 甲占乙的比例, without any sign.
SHARE = pattern(
    r"(?P<part>.+?)(?:占|与|和|同|除以)(?P<whole>.+?)"
    r"(?:的?(?:百分比|百分率|比例|比重|比率|比值)|(?:之|的)比)"
)
#: A formula, a stop, and only then an equals sign: that one belongs to a remark.
_CALCULATED_BEFORE = pattern(r"[×÷].*[,。;]")
_CALCULATES = pattern(r"[+\-×÷]")


@dataclass(slots=True)
class FormulaText:
    """One text on its way to the grammar.

    Attributes:
        normal: the whole text in one spelling.
        start: where the expression begins in it.
        end: where it ends.
        name: what it defines, or None.
        refused: something unread stands amid the formula.
    """

    normal: Normal
    start: int
    end: int
    name: str | None = None
    refused: bool = False
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

    def take_as(self, start: int, end: int, meant: str, *, listed: bool = True) -> None:
        """Read ``text[start:end]`` as something else, and say so."""
        text, position = self.normal.text, self.normal.position
        if listed:
            self.ambiguities.append(
                f"第{position[start] + 1}个字起的“{self.written(start, end)}”按“{meant}”理解"
            )
        self.normal = Normal(
            self.normal.original,
            text[:start] + meant + text[end:],
            position[:start] + (position[start],) * len(meant) + position[end:],
        )
        self.end += len(meant) - (end - start)


def prepare(text: str, *, strict: bool = False) -> FormulaText:
    """Cut the text into what is defined, the expression and the remarks.

    Args:
        text: as written.
        strict: no sign is added that is not there; for formulas of our own files.
    """
    ready = _in_one_spelling(text)
    _cut_label(ready)
    _cut_name(ready)
    _cut_behind(ready)
    _cut_end(ready)
    if ready.name is None and not strict:
        _cut_name_without_equals(ready)
    if not strict:
        _read_misread_minus(ready)
        _drop_unpaired(ready)
    _read_bare_hundred(ready)
    return ready


def _in_one_spelling(text: str) -> FormulaText:
    normal = normalise(text)
    plain = _LETTER_X.sub("×", normal.text.translate(_SIGNS))
    ready = FormulaText(Normal(text, plain, normal.position), 0, len(plain))
    strange = {found.start() for found in _STRANGE.finditer(plain)}
    for place in sorted(strange):
        ready.unread.append(ready.normal.unread(place, place + 1))
        inside = set(range(place)) - strange and set(range(place, len(plain))) - strange
        ready.refused = ready.refused or bool(inside)
    kept = [place for place in range(len(plain)) if place not in strange]
    ready.normal = _only(ready.normal, kept)
    ready.end = len(kept)
    misread = _MISREAD.search(ready.normal.text)
    if misread and not _UNIT_WORDS.intersection(misread.group()):
        whole = ready.normal.text[: misread.start()].endswith("100")
        ready.take_as(*misread.span(), "%" if whole else "100%")
    return ready


def _only(normal: Normal, kept: list[int]) -> Normal:
    position = (*(normal.position[place] for place in kept), normal.position[-1])
    return Normal(normal.original, "".join(normal.text[place] for place in kept), position)


def _cut_label(ready: FormulaText) -> None:
    found = _LABEL.match(ready.expression)
    if found and found.group() and found.end() < ready.end:
        ready.notes.append(ready.written(ready.start, ready.start + found.end()))
        ready.start += found.end()


def _cut_name(ready: FormulaText) -> None:
    text = ready.expression
    left, equals, _ = text.partition("=")
    if equals and not _CALCULATED_BEFORE.search(left):
        _name_before(ready, left)
        return
    found = _EQUALS_WORD.match(text)
    rest = text[found.end() :] if found else ""
    if found and (_CALCULATES.search(rest) or SHARE.fullmatch(rest.rstrip("。;,"))):
        ready.name = found["name"]
        ready.start += found.end()


def _name_before(ready: FormulaText, left: str) -> None:
    """What stands before the equals sign: a name, perhaps behind a remark."""
    remark = re.match(r".*[:,。;]", left)
    cut = remark.end() if remark and remark.end() < len(left) else 0
    if cut:
        ready.notes.append(ready.written(ready.start, ready.start + cut))
    name = left[cut:]
    measured = _UNIT_OF_RESULT.search(name)
    if measured:
        first = ready.start + cut + measured.start()
        ready.notes.append(ready.written(first, ready.start + len(left)))
        name = name[: measured.start()]
    if re.search(r"[+×÷]", name):
        ready.unread.append(ready.normal.unread(ready.start, ready.start + len(left) + 1))
        ready.refused = True
    ready.name = name or None
    ready.start += len(left) + 1


def _cut_behind(ready: FormulaText) -> None:
    """Remarks behind the formula; one that calculates is unread."""
    first = _stop(ready)
    if first is None:
        return
    rest = ready.normal.text[first : ready.end]
    worked_out = rest.startswith("=") and re.fullmatch(r"[\d.%‰()+\-×÷,=元万亿分]*", rest)
    if worked_out or not re.search(r"[=×÷]", rest):
        if rest not in _STOPS:
            ready.notes.append(ready.written(first, ready.end))
    else:
        ready.unread.append(ready.normal.unread(first, ready.end))
    ready.end = first


def _stop(ready: FormulaText) -> int | None:
    """Where the formula ends and something else begins, outside brackets."""
    depth = 0
    for place in range(ready.start, ready.end):
        character = ready.normal.text[place]
        depth += (character == "(") - (character == ")")
        if depth <= 0 and (character in _STOPS or character == "="):
            return place
    return None


def _cut_end(ready: FormulaText) -> None:
    for form in (_REMARK, _LAST_COMPARISON, _LAST_BRACKETS):
        found = form.search(ready.expression)
        if found is None or (found.lastindex and _CALCULATES.search(found.group(1))):
            continue
        first = ready.start + found.start()
        ready.notes.append(ready.written(first, ready.end))
        ready.end = first


def _cut_name_without_equals(ready: FormulaText) -> None:
    found = _LOST_EQUALS.match(ready.expression)
    if found is None:
        return
    ready.name = found["name"]
    ready.start += found.end()
    if found["misread"]:
        ready.ambiguities.append(
            f"“{ready.name}”后面的“{ready.written(ready.start - 1, ready.start)}”按“=”理解"
        )
    else:
        ready.ambiguities.append(f"“{ready.name}”后面没有等号，按“{ready.name}=…”理解")


def _read_misread_minus(ready: FormulaText) -> None:
    for found in _MISREAD_MINUS.finditer(ready.normal.text, ready.start, ready.end):
        ready.take_as(*found.span(), "-")


def _drop_unpaired(ready: FormulaText) -> None:
    """A single bracket without its other half, where it does not matter."""
    opened: list[int] = []
    closed: list[int] = []
    for place in range(ready.start, ready.end):
        character = ready.normal.text[place]
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            opened.pop()
        elif character == ")":
            closed.append(place)
    if len(opened) + len(closed) != 1:
        return
    for place in opened:
        _drop(ready, place, ready.normal.text[place + 1 : ready.end])
    for place in closed:
        _drop(ready, place, ready.normal.text[ready.start : place])


def _drop(ready: FormulaText, place: int, inside: str) -> None:
    outside_brackets = re.sub(r"\([^()]*\)", "", inside)
    if re.search(r"[-+]", outside_brackets):
        return
    ready.ambiguities.append(
        f"第{ready.normal.position[place] + 1}个字的括号没有配对，不影响结果，略去"
    )
    ready.take_as(place, place + 1, "", listed=False)


def _read_bare_hundred(ready: FormulaText) -> None:
    """``×100`` at the end of a rate is ``×100%``."""
    found = _BARE_HUNDRED.search(ready.expression)
    if found is None or ready.name is None or not _RATE.search(ready.name):
        return
    ready.ambiguities.append(f"“{ready.name}”末尾的“×100”按“×100%”理解")
    ready.take_as(ready.start + found.start(), ready.start + found.end(), "", listed=False)
