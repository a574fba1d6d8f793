"""Statements: clauses put together — conditions with what they give, take, or count."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.frameworks.language.clauses import Clause, Piece
from jiheng.frameworks.language.comparisons import compared
from jiheng.frameworks.phrases.conditions import Condition, Joined, Stated, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.patterns import pattern

_TRAILING = pattern(r"(?:的(?:情况|情形)?|(?<![按及准同定临平小课学工])时|则|情况下|,|、|;|:)+$")
_LEADING = pattern(r"^[,、;:)]+")
#: What the two may begin or end with.
_JOINTS = frozenset(",、;:)")
_ENDS = frozenset("的况形时则下,、;:")
#: Words that begin a clause without belonging to what it is about.
_OPENING = pattern(
    r"^(?:如果?(?!期|实|数)|若|凡是?|但是?|对于|其中|当(?!年|地|期)|并且|且(?!末)|则|以(?=.*标准))+"
)
#: Words around a number that say nothing about whose it is.
_EMPTY = pattern(
    r"^(?:使用|实际|完成|达|达到|在|为|是|控制|计划|目标|年度|任务|的|比例|指标|值|数|有|具有|提供|只|仅|均|各|应|需|要|"
    r"能|可|每年|全年|年|得分|分数|综合|评价|总|任务数|目标任务|计划目标|年度目标|目标值|指标值|工作|率|已|"
    r"排名|名次|考核|全市|全省|全县|全区|位列|位居|获|列)*$"
)


@dataclass(slots=True)
class Statement:
    """One thing the sentence says.

    Attributes:
        clause: the clause that gives, takes, counts or limits.
        conditions: clauses before it in the same part of the sentence.
        notes: clauses before it in earlier parts that gave nothing themselves.
    """

    clause: Clause
    conditions: list[Clause] = field(default_factory=list)
    notes: list[Clause] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Kind of its clause."""
        return self.clause.kind

    @property
    def start(self) -> int:
        """Where it begins in the normalised text."""
        return self.conditions[0].start if self.conditions else self.clause.start

    @property
    def pieces(self) -> list[list[Piece]]:
        """Pieces of its conditions, and those in front of its own award."""
        found = [one.before for one in self.conditions]
        return [*found, self.clause.before] if self.clause.before else found

    @property
    def marked(self) -> bool:
        """Whether a list mark stands in front of it."""
        return self.clause.mark or any(one.mark for one in self.conditions)


@dataclass(slots=True)
class Atom:
    """A value in a range, and the words that say whose value.

    Attributes:
        subject: whose value; empty where the words do not say.
        range: where it must lie.
        bare: whether the range is a number without any comparator.
        text: the range as written.
        base: what the value is a deviation from, where it is one.
    """

    subject: str
    range: Interval
    bare: bool
    text: str
    base: str = ""


def statements(found: list[Clause]) -> tuple[list[Statement], list[Clause]]:
    """Statements in order, and the clauses left over at the end."""
    made: list[Statement] = []
    pending: list[Clause] = []
    notes: list[Clause] = []
    for clause in found:
        if clause.kind == "definition":
            notes = [*notes, clause]
            continue
        if clause.kind == "condition" or (
            clause.kind == "unread" and not re.search(r"\d", clause.text)
        ):
            if clause.strong and pending:
                notes, pending = notes + pending, []
            pending.append(clause)
            continue
        if clause.strong:
            notes, pending = notes + pending, []
        made.append(Statement(clause, pending, notes))
        pending, notes = [], []
    return made, notes + pending


def plain(pieces: list[Piece]) -> str:
    """The words of some pieces as one phrase, joints stripped from both ends."""
    text = "".join(str(one.text) for one in pieces)
    return trimmed(text)


def trimmed(text: str) -> str:
    """Without the joints at both ends; every other word stays."""
    if not text or (text[0] not in _JOINTS and text[-1] not in _ENDS):
        return text
    return trimmed(rest) if (rest := _LEADING.sub("", _TRAILING.sub("", text))) != text else text


def condition_words(found: list[list[Piece]]) -> str:
    """All words of the conditions, as written between commas."""
    return "，".join(text for pieces in found if (text := plain(pieces)))


def atoms(pieces: list[Piece]) -> list[Atom] | None:
    """The ranges that some pieces name, each with its subject; None where one is not read."""
    made: list[Atom] = []
    held, sign = "", ""
    for one in pieces:
        if one.range is None and re.search(r"\d", one.text) and not _harmless(one.text):
            return None
        if one.range is None:
            held += "" if one.join or one.text in {"但", "但是", "而"} else str(one.text)
            sign = one.sign or sign
            continue
        close = bool(made) and not trimmed(held)
        met = made[-1].range.meet(one.range) if close else None
        if met is not None:
            made[-1].range = met
        elif close:
            return None
        else:
            atom = Atom(trimmed(held), one.range, one.bare, one.text)
            carried = _carried(_least(atom, sign), sign) if sign else atom
            if carried is None:
                return None
            made.append(carried)
        held, sign = "", ""
    rest = trimmed(held)
    if len(made) == 1 and rest and not _EMPTY.match(rest):
        made[0].subject += rest
    return made


#: 至少召开2次: a least number, with the verb between.
_LEAST = pattern(r"(?:至少|不少于|不低于)[\u4e00-\u9fff]{0,12}$")


def _least(atom: Atom, sign: str) -> Atom:
    """每年至少召开2次会议 is 2 or more."""
    rate = atom.range.unit == "%" and not atom.subject.startswith("至少")
    if sign != "GE" or not atom.bare or rate or not _LEAST.search(atom.subject):
        return atom
    low = atom.range.low
    least = Interval(low, None, low_in=True, unit=atom.range.unit)
    return Atom(atom.subject, least, bare=False, text=atom.text)


#: 超过X 10%以上: what stands in front, the direction, and what is exceeded.
_AWAY = pattern(r"^(.*?)(超过|超出|高于|大于|低于|少于|小于|达到|不低于|不超过|不少于)(.+)$")
_HALF = Fraction(1, 2)


def _carried(atom: Atom, sign: str) -> Atom | None:
    """A comparator that stands before the words: 达到设计能力的60%, 超过预算10%以上.

    A rate of half or more is a share of what is named; less is a deviation from it.
    """
    found = _AWAY.match(atom.subject)
    if found is None:
        return atom
    before, _, base = found.groups()
    span = atom.range
    value = span.low if span.low is not None else span.high
    if span.unit != "%" or value is None or "且" in base:
        return None
    points = "百分点" in atom.text
    if sign in {"GE", "LE"} or (value >= _HALF and not points):
        if not atom.bare or points:
            return atom if sign == "GE" and span.high is None else None
        ends = {"GE": (value, None), "GT": (value, None), "LE": (None, value), "LT": (None, value)}
        low, high = ends[sign]
        owned = sign in {"GE", "LE"}
        return Atom(
            before, Interval(low, high, owned, owned, span.unit), bare=False, text=atom.text
        )
    if base.endswith("的"):
        return None
    return Atom(
        "", _deviation(span, atom.bare, sign), bare=False, text=atom.text, base=trimmed(base)
    )


def _deviation(span: Interval, bare: bool, sign: str) -> Interval:  # noqa: FBT001
    """How far above, or below as a negative number."""
    if bare:
        span = Interval(span.low, None, low_in=False, unit=span.unit)
    elif span.low is None:
        span = Interval(Fraction(0), span.high, low_in=False, high_in=span.high_in, unit=span.unit)
    if sign == "GT":
        return span
    low = None if span.high is None else -span.high
    high = None if span.low is None else -span.low
    return Interval(low, high, span.high_in, span.low_in, span.unit)


def _harmless(text: str) -> bool:
    """Digits that are part of a name: PM2.5, a year, a date, a document, (全年12次)."""
    return bool(
        re.fullmatch(
            r"[^\d]*(?:PM\d+(?:\.\d+)?|《[^》]*》|(?:19|20)\d\d.*年.*|\d{1,2}月.*|\d{1,2}:\d\d|.*号|\([^()]*\))[^\d]*",
            text,
        )
    )


def meaningful(subject: str) -> str:
    """Whose value: empty where the words only say 完成, 目标 and the like."""
    clean = _OPENING.sub("", trimmed(subject))
    return "" if _EMPTY.match(clean) else clean


def condition(
    found: list[list[Piece]], *, every: bool = True, names: frozenset[str] = frozenset()
) -> Condition | None:
    """The condition that some clauses name; None where a number in it is not read.

    ``every`` says how 、 and , join ranges: all must hold, or any.
    """
    parts: list[Condition] = []
    text: list[str] = []
    either = False
    for pieces in found:
        ranged = any(one.range is not None for one in pieces)
        either = either or (ranged and any(one.text.startswith("或") for one in pieces if one.join))
        for part in _split(pieces) if ranged else [pieces]:
            named = atoms(part)
            if named is None:
                return None
            if named:
                parts += [Within(atom.subject, atom.range) for atom in named]
            elif words := plain(part):
                text.append(words)
    stated = _stated(text, names, ranged=bool(parts))
    parts = [*stated, *parts]
    if len(parts) <= 1:
        return parts[0] if parts else None
    return Joined(tuple(parts), every=every and not either)


def _stated(text: list[str], names: frozenset[str], *, ranged: bool) -> list[Condition]:
    """Statements, one for all words; comparisons of named values as such."""
    del ranged
    if not text:
        return []
    words = "，".join(text)
    return [compared(words.replace("，", ","), names) or Stated(words)]


def _split(pieces: list[Piece]) -> list[list[Piece]]:
    """Cut at 且, 并且, 或: each part is a condition of its own."""
    parts: list[list[Piece]] = [[]]
    for one in pieces:
        if one.join:
            parts.append([])
        else:
            parts[-1].append(one)
    met = _halves(parts)
    return [part for part in met if part]


def _halves(parts: list[list[Piece]]) -> list[list[Piece]]:
    """>80% 且 <90% is one range: the second part joins the first where it names nothing new."""
    kept: list[list[Piece]] = []
    for part in parts:
        bare = len(part) == 1 and part[0].range is not None
        before = kept[-1][-1] if kept and kept[-1] else None
        if bare and before is not None and before.range is not None and part[0].range is not None:
            met = before.range.meet(part[0].range)
            if met is not None:
                kept[-1][-1] = Piece(before.text, before.start, part[0].end, met)
                continue
        kept.append(list(part))
    return kept


def denies(text: str) -> bool:
    """Whether a clause says that something is not so."""
    return bool(
        re.search(
            r"没有|未|无(?!线|人机|害|障碍)|不(?!超过|高于|大于|多于|低于|少于|小于|断|动产|得|良)",
            text,
        )
    )
