"""Steps: what 每超过…, 每出现…, 有1项…扣 count, and from where."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.frameworks.language.amounts import quantity
from jiheng.frameworks.language.clauses import Piece
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.statements import Statement, atoms, condition_words, plain, trimmed
from jiheng.frameworks.language.words import UNITS, Word
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.steps import ByCount, ByValue
from jiheng.patterns import pattern
from jiheng.quantities import unit

_BOTH = pattern(r"相差|偏离|偏差|浮动|±|变化")
_UP = pattern(
    r"超过|超出|超额(?:完成)?|超|高于|高出|大于|增加|增长|增(?!值)|上升|上涨|提高|提升|升高|高|多|上浮|延迟|延误|延期|逾期|推迟|迟到|迟|晚|拖延|后退|往后|退后|升"
)
_DOWN = pattern(
    r"低于|降低|下降|下滑|减少|少于|小于|少|降|下浮|不足|未达到?|短|差|低|缺|欠|落后|减"
)
#: 超过(降低), 高于或低于, 增减.
_TWO_SIDES = pattern(
    rf"(?:{_UP.pattern})[(或/、者及和]*(?:{_DOWN.pattern})\)?|(?:{_DOWN.pattern})[(或/、者及和]*(?:{_UP.pattern})\)?"
)
#: Words that may surround a direction without naming anything.
_PAD = pattern(
    r"^(?:[()、或者及和,的了再比较较该指标值数率比例点完成按在]|标准|规定|要求|部分|上述|以上|目标值|指标值|实际)*$"
)
#: What may stand beside a direction in 每少开1次.
_PAD_COUNT = pattern(r"^(?:[()、或者及和,的了]|召?开展?|在此基础上|完成|听|组织|举办|实际|满)*$")
#: A base that is not a number: the value is then the deviation from it.
_BASE = pattern(
    r"价|最高|最低|目标|任务|计划|平均|标准值|定额|上年|去年|同期|预算|基准|标底|限额|指标|水平|均值|数$"
)
_TASK = pattern(r"目标|任务|计划|指标")
_UNIT_FIRST = pattern(rf"^(?:{UNITS})")
#: 每少1名: people, not ranks.
_LACKS = pattern(r"少|缺|欠|差")
_RANK = frozenset(("名", "等次", "档次"))


@dataclass(slots=True)
class Base:
    """Where counting may start: a range named before, and whose value it is."""

    subject: str
    range: Interval


@dataclass(slots=True)
class Counted:
    """A step that was read.

    Attributes:
        step: as it will be scored.
        subject: whose value it is about.
        ambiguities: how it was understood.
        written: whether the step itself names where it counts from.
    """

    step: ByValue | ByCount
    subject: str = ""
    ambiguities: tuple[str, ...] = ()
    written: bool = False


def counted(  # noqa: PLR0911
    one: Statement, words: list[Word], award: Award, bases: list[Base], *, adds: bool
) -> Counted | None:
    """The step that the words behind 每 name; None where they are not read."""
    numbers = [word for word in words if word.type in {"QUANTITY", "COUNT"}]
    if len(numbers) > PAIR or any(word.type in {"AROUND", "DASH"} for word in words):
        return None
    if not numbers:
        return _by_unit(one, words, award, adds=adds)
    place = next(n for n, word in enumerate(words) if word is numbers[-1])
    size, symbol = quantity(numbers[-1])
    head = "".join(words[:place])
    tail = trimmed("".join(word for word in words[place + 1 :] if word.name != "BASIS"))
    explicit = quantity(numbers[0]) if len(numbers) == PAIR else None
    if explicit is not None:
        head = head.replace(str(numbers[0]), "")
    if size <= 0:
        return None
    direction, rest = directed(head)
    if symbol in _RANK and _LACKS.search(head):
        direction = "short"
    past = None if direction or rest or symbol == "%" else _past_own(one, symbol)
    if past is not None:
        return _by_value(one, (past, "", tail), (size, symbol), None, award, [], adds)
    if symbol == "%" or symbol in _RANK or explicit is not None:
        return _by_value(one, (direction, rest, tail), (size, symbol), explicit, award, bases, adds)
    bases = [*bases, *_own(one)]
    near = [base for base in bases if _same_unit(base, symbol)]
    if direction and near and _PAD_COUNT.match(rest) and not _BOTH.search(head):
        return _by_value(one, (direction, "", ""), (size, symbol), None, award, near, adds)
    if symbol.endswith(("微克/立方米", "毫克/升")) or not symbol:
        return None
    return _by_count(one, head, (size, symbol), tail, award, adds=adds)


_LAST_YEAR = pattern(r"上年|上一年|去年|同期")


def said_before(one: Statement) -> str:
    """The words of earlier clauses and of this one's conditions."""
    return "".join(clause.text for clause in (*one.notes, *one.conditions)) + plain(
        one.clause.before
    )


_AWAY = pattern(r"(?:高于|超过|超出|低于|少于|不足)([^\d，,]{2,})$")


def _away(one: Statement) -> str:
    """高于前两年平均数的，每高一个百分点: what the step counts from."""
    found = _AWAY.search(condition_words(one.pieces))
    if found is None or not _BASE.search(found.group(1)) or _TASK.search(found.group(1)):
        return ""
    return trimmed(found.group(1))


def _same_unit(base: Base, symbol: str) -> bool:
    """Whether a base may serve: 0 needs no unit."""
    ends = {base.range.low, base.range.high} - {None}
    return base.range.unit == symbol or (not base.range.unit and ends == {0})


def directed(head: str) -> tuple[str, str]:
    """Which side counts, and the other words; a side of ``""`` is not said."""
    around = _BOTH.search(head)
    if around:
        return "either", head.replace(around.group(), "", 1)
    either_ = _TWO_SIDES.search(head)
    if either_:
        return "either", head.replace(either_.group(), "", 1)
    up, down = _UP.search(head), _DOWN.search(head)
    if up and (not down or up.start() < down.start()):
        return "above", head.replace(up.group(), "", 1)
    if down:
        return "below", head.replace(down.group(), "", 1)
    return "", head


def _past_own(one: Statement, symbol: str) -> str | None:
    """超过8小时，每小时…: which side of the range in the step's own clause counts."""
    for base in reversed(_own(one)):
        if base.range.unit == symbol and not base.range.exact:
            return "above" if base.range.high is None else "below"
    return None


def _by_unit(one: Statement, words: list[Word], award: Award, *, adds: bool) -> Counted | None:
    """每人扣1分, 每份乙级病历扣5分: the unit stands behind 每 without a number."""
    text = "".join(words)
    found = _UNIT_FIRST.match(text)
    if found is None or re.search(r"\d", text):
        return None
    tail = trimmed(text[found.end() :])
    if "点" in found.group():
        return None
    beyond = _past_own(one, found.group())
    if beyond is not None:
        size = Fraction(1), found.group()
        said = (beyond, "", tail)
        return _by_value(one, said, size, None, award, [], adds)
    return _by_count(one, "", (Fraction(1), found.group()), tail, award, adds=adds)


def _by_count(  # noqa: PLR0913
    one: Statement, verb: str, size: tuple[Fraction, str], what: str, award: Award, *, adds: bool
) -> Counted | None:
    context = condition_words(one.pieces)
    if re.search(r"\d", re.sub(r"\([^()]*\)", "", verb + what)):
        return None
    for pieces in one.pieces:
        if any(piece.range is not None and not piece.bare for piece in pieces) and adds:
            return None
    direction, rest = directed(verb)
    if direction and not rest and size[1] in {"个", "点", ""} and not context:
        return None
    step = ByCount("", context, verb, size[0] / unit(size[1]).scale, size[1], what, award, adds)
    return Counted(replace(step, key=step.phrase or step.unit))


def _by_value(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917
    one: Statement,
    said: tuple[str, str, str],
    size: tuple[Fraction, str],
    explicit: tuple[Fraction, str] | None,
    award: Award,
    bases: list[Base],
    adds: bool,  # noqa: FBT001
) -> Counted | None:
    direction, rest, tail = said
    symbol = size[1]
    if tail and not _PAD.match(tail):
        return None
    before = one.clause.before if one.kind != "loss" else []
    prefix = plain(before) if not any(piece.range for piece in before) else ""
    subject = trimmed(prefix)
    rest = trimmed(rest)
    near = [base for base in bases if _same_unit(base, symbol)]
    if symbol in _RANK:
        direction = "below" if direction == "short" else "above"
    own = [base for base in _own(one) if _same_unit(base, symbol)]
    if rest and not _PAD.match(rest):
        if explicit is None and _BASE.search(rest) and symbol == "%" and not own:
            return _beyond(direction, rest, size, award, adds)
        subject = subject or rest
    if not direction:
        direction = "" if own or adds else _opposite(near[-1:])
    if not direction:
        return None
    base = explicit[0] if explicit is not None else None
    notes: tuple[str, ...] = ()
    if base is None:
        base, whose = _from(direction, own, near, subject)
        subject = subject or whose
    if base is None and symbol in _RANK:
        base = Fraction(1)
    if base is None:
        if adds and symbol == "%" and direction and _LAST_YEAR.search(said_before(one) + rest):
            return _beyond(direction, "上年", size, award, adds)
        away = _away(one)
        if away and symbol == "%":
            return _beyond(direction, away, size, award, adds)
        named = subject.endswith(("率", "度", "比例", "比")) or not subject
        compared = [
            piece for pieces in one.pieces for piece in pieces if piece.sign and piece.range is None
        ]
        if direction != "below" or symbol != "%" or not named or adds:
            return None
        if re.search(r"目标值|指标值|标准", rest):
            return None
        if compared and not _TASK.search(condition_words(one.pieces)):
            return None
        base, notes = Fraction(1), () if compared else ("起扣点没有写明，按100%起扣",)
    if direction == "below" and symbol == "%" and base > Fraction(3, 2):
        return None
    step = ByValue(subject, direction, base, size[0], symbol, award, adds)
    return Counted(step, subject, notes, written=explicit is not None)


def _own(one: Statement) -> list[Base]:
    """Ranges in the step's own clause: 低于50%的，每少1个百分点; 完成报告2篇，每少1篇."""
    found = []
    for pieces in one.pieces:
        for atom in atoms(pieces) or []:
            if not atom.base and (not atom.bare or atom.range.unit not in {"%", ""}):
                found.append(Base(atom.subject, atom.range))  # noqa: PERF401 - two conditions
    return found


def _from(
    direction: str, own: list[Base], near: list[Base], subject: str
) -> tuple[Fraction | None, str]:
    """The end at which counting starts, and whose value it is."""
    for base in reversed(own):
        found = base.range
        if direction == "below":
            end = found.low if found.high is None or found.exact else found.high
        else:
            end = found.high if found.low is None or found.exact else found.low
        if end is None:
            end = found.low if found.low is not None else found.high
        return end, base.subject
    for base in reversed(near):
        if base.range.size:
            return None, ""
        if subject and base.subject and not related(subject, base.subject):
            continue
        end = base.range.low if direction == "below" else base.range.high
        if direction == "either" and not base.range.exact:
            continue
        if end is not None:
            return end, base.subject
    return None, ""


def related(one: str, other: str) -> bool:
    """Whether two phrases name the same thing: the shorter is, but for a letter, part of the other."""  # noqa: E501
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    # 甲校入学率 and 乙校入学率 differ in one letter, and are two values.
    begins = short[0] == long[0] or len(short) != len(long)
    return begins and _shared(short, long) * 5 >= len(short) * 4


def _shared(short: str, long: str) -> int:
    """How many letters of the shorter follow in the longer, in order."""
    found, place = 0, 0
    for letter in short:
        at = long.find(letter, place)
        if at >= 0:
            found, place = found + 1, at + 1
    return found


def _opposite(bases: list[Base]) -> str:
    """The side on which marks are lost, from the range that earns them."""
    for base in bases:
        if base.range.exact:
            return ""
        return "above" if base.range.low is None else "below" if base.range.high is None else ""
    return ""


def _beyond(
    direction: str,
    rest: str,
    size: tuple[Fraction, str],
    award: Award,
    adds: bool,  # noqa: FBT001
) -> Counted | None:
    """每高于基准价1%: counted on the deviation; of a task, on its completion."""
    if not direction:
        return None
    if _TASK.search(rest) and direction == "below":
        return Counted(ByValue("", direction, Fraction(1), size[0], size[1], award, adds))
    step = ByValue("", direction, Fraction(0), size[0], size[1], award, adds, beyond=rest)
    return Counted(step)


def per_case(one: Statement, award: Award) -> Counted | None:
    """无人值班扣2分/次."""
    unit_ = str(one.clause.words[-1]).rpartition("分/")[2].partition("/")[0]
    short = Statement(one.clause, one.conditions, one.notes)
    if any(piece.range for pieces in one.pieces for piece in pieces) or not one.pieces:
        return None
    return _by_count(short, "", (Fraction(1), unit_), "", award, adds=False)


def _loose_count(one: Statement, award: Award, bases: list[Base]) -> Counted | None:
    """少10天扣0.5分, after 不少于60天: a step of 10."""
    pieces = one.clause.before
    if len(pieces) != PAIR or not pieces[1].bare or pieces[1].range is None:
        return None
    direction, rest = directed(str(pieces[0].text))
    size, symbol = quantity(pieces[1].text)
    bases = [*bases, *_own(Statement(replace(one.clause, before=[]), one.conditions))]
    near = [base for base in bases if base.range.unit == symbol]
    if not direction or rest or not near:
        return None
    short = Statement(replace(one.clause, before=[]), one.conditions, one.notes)
    made = _by_value(short, (direction, "", ""), (size, symbol), None, award, near, adds=False)
    if made is None or not isinstance(made.step, ByValue):
        return None
    said = f"“{plain(pieces)}”按每{pieces[1].text}扣一次理解"
    return Counted(replace(made.step, loose=True), made.subject, (*made.ambiguities, said))


def loose(one: Statement, award: Award, bases: list[Base], *, adds: bool = False) -> Counted | None:
    """Without 每: 漏报1例扣2分, 有1项没完成扣1分, 低于2个百分点扣1分."""
    pieces = one.clause.before
    place = next((n for n, piece in enumerate(pieces) if _one_case(piece)), None)
    if place is None:
        return _loose_value(one, award, bases) or _loose_count(one, award, bases)
    size, symbol = quantity(pieces[place].text)
    head = "".join(str(piece.text) for piece in pieces[:place])
    tail = trimmed("".join(str(piece.text) for piece in pieces[place + 1 :]))
    if re.search(r"\d", head + tail):
        return None
    short = Statement(replace(one.clause, before=[]), one.conditions, one.notes)
    direction, rest = directed(head)
    near = [base for base in bases if _same_unit(base, symbol)]
    if direction and near and _PAD.match(rest):
        return _by_value(short, (direction, "", ""), (size, symbol), None, award, near, adds=adds)
    return _by_count(short, head, (size, symbol), tail, award, adds=adds)


def _one_case(piece: Piece) -> bool:
    if piece.count and not piece.text.startswith("("):
        return piece.text.startswith("一")
    if not piece.bare or piece.range is None or not piece.range.unit:
        return False
    return piece.range.low == 1 and piece.range.unit not in {"%", "分"}


def _loose_value(one: Statement, award: Award, bases: list[Base]) -> Counted | None:
    """低于2个百分点扣1分: once or a step, listed as an ambiguity."""
    pieces = [piece for piece in one.clause.before if piece.range is not None]
    if len(pieces) != 1 or "百分点" not in pieces[0].text:
        return None
    found = re.match(r"(\D*)(\d.*)$", plain(one.clause.before))
    if found is None:
        return None
    direction, rest = directed(found.group(1))
    size = quantity(found.group(2))
    short = Statement(replace(one.clause, before=[]), one.conditions, one.notes)
    made = _by_value(short, (direction, rest, ""), size, None, award, bases, adds=False)
    if made is None or not isinstance(made.step, ByValue):
        return None
    step = replace(made.step, loose=True)
    said = f"“{pieces[0].text}”按每{pieces[0].text.lstrip('低高于超过')}扣一次理解"
    return Counted(step, made.subject, (*made.ambiguities, said))
