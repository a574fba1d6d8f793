"""Reads sentences about the total: caps, vetoes, bonus, and what 不适用 does."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from lark import Lark, Token, Transformer, UnexpectedInput

from jiheng.frameworks.language.clauses import Clause, clauses
from jiheng.frameworks.language.counting import counted
from jiheng.frameworks.language.grammars import parser_of, text_of
from jiheng.frameworks.language.normal import Normal, normalise
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.reading import LONGEST
from jiheng.frameworks.language.statements import condition, statements, trimmed
from jiheng.frameworks.language.totals import (
    FULL,
    MOVE,
    SCALE,
    SHARE,
    Bonus,
    Cap,
    NotApplicable,
    TotalReading,
    Veto,
    once,
)
from jiheng.frameworks.phrases.conditions import Condition
from jiheng.frameworks.phrases.errors import HostileText
from jiheng.frameworks.phrases.steps import ByCount

Sentence = Cap | Veto | Bonus | NotApplicable
#: Makes a sentence of its condition, or gives None where the condition is not read.
Maker = Callable[[str], Sentence | None]


class _Effects(Transformer[Token, Maker]):
    """Each effect, waiting for its condition."""

    def POINTS(self, text: Token) -> Fraction:  # noqa: N802
        """A number of points."""
        return Fraction(text.removesuffix("分"))

    def capped(self, found: list[Fraction]) -> Maker:
        """总分不超过79分."""
        return lambda head: _with(head, lambda when: Cap(when, found[0]))

    def undone(self, found: list[Fraction]) -> Maker:
        """总分计0分."""
        return lambda head: _with(head, lambda when: Veto(when, found[0]))

    def barred(self, found: list[Token]) -> Maker:
        """等级不得评为优."""
        return lambda head: _with(head, lambda when: Veto(when, grade=str(found[0])))

    def added(self, found: list[Token | Fraction]) -> Maker:
        """加2分，累计不超过5分."""
        points = [one for one in found if isinstance(one, Fraction)]
        most = points[1] if len(points) > 1 else None
        return lambda head: _with(head, lambda when: Bonus(once(when, points[0]), most))

    def full(self, _: list[Token]) -> Maker:
        """得满分."""
        return lambda head: NotApplicable(head, FULL)

    def share(self, _: list[Token]) -> Maker:
        """分值由同级指标按比例分摊."""
        return lambda head: NotApplicable(head, SHARE)

    def scale(self, _: list[Token]) -> Maker:
        """不计入总分."""
        return lambda head: NotApplicable(head, SCALE)

    def moved(self, found: list[Token | Fraction]) -> tuple[str, Fraction]:
        """A title and the points it gets."""
        title, points = found
        return str(title), points if isinstance(points, Fraction) else Fraction(0)

    def move(self, found: list[tuple[str, Fraction]]) -> Maker:
        """分值移至产出指标10分、效益指标10分."""
        return lambda head: NotApplicable(head, MOVE, tuple(found))


@cache
def _parser() -> Lark:
    return parser_of("totals", text_of("totals"), maybe_placeholders=False)


def read_total(text: str) -> TotalReading:
    """Read a cap, a veto, a bonus or what 不适用 does; what is not understood is reported.

    Raises:
        HostileText: the text is longer than any sentence.
    """
    if len(text) > LONGEST:
        raise HostileText(len(text), LONGEST)
    normal = normalise(text)
    plain = normal.text.rstrip("。;,")
    stepwise = _stepwise(plain)
    if stepwise is not None:
        return TotalReading(text, stepwise)
    head, comma, effect = plain.partition(",")
    if not comma:
        return _unread(text, normal, 0, len(normal.text))
    try:
        maker: Maker = _Effects().transform(_parser().parse(effect))
    except UnexpectedInput:
        return _unread(text, normal, len(head) + 1, len(plain))
    sentence = maker(trimmed(head))
    if sentence is None:
        return _unread(text, normal, 0, len(head))
    return TotalReading(text, sentence)


def _unread(text: str, normal: Normal, start: int, end: int) -> TotalReading:
    return TotalReading(text, None, (normal.unread(start, end),) if end > start else ())


def _with(head: str, make: Callable[[Condition], Sentence]) -> Sentence | None:
    found = clauses(head)
    if not found or any(clause.kind != "condition" for clause in found):
        return None
    when = condition([clause.before for clause in found])
    return make(when) if when is not None else None


def _stepwise(plain: str) -> Bonus | None:
    """每获得1项省级表彰加2分，累计不超过5分."""
    said, left = statements(clauses(plain))
    if (
        left
        or not said
        or said[0].kind != "step"
        or said[0].clause.name != "BONUS"
        or len(said) > PAIR
    ):
        return None
    first = said[0]
    made = (
        counted(first, first.clause.inner[1:], first.clause.award, [], adds=True)
        if first.clause.award
        else None
    )
    if made is None or not isinstance(made.step, ByCount):
        return None
    return _limited(made.step, said[1].clause if len(said) > 1 else None)


def _limited(step: ByCount, limit: Clause | None) -> Bonus | None:
    if limit is None:
        return Bonus(step)
    if limit.kind != "limit" or limit.name != "MOST" or limit.points is None:
        return None
    return Bonus(step, limit.points)
