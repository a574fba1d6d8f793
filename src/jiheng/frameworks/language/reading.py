"""Reading a rule sentence (评分标准): the rule, what was not read, what it leaves open."""

from jiheng.frameworks.language.assembly import assemble
from jiheng.frameworks.language.clauses import Clause, clauses
from jiheng.frameworks.language.completeness import lost
from jiheng.frameworks.language.context import Context, Reading
from jiheng.frameworks.language.guards import excepted, falling, signed
from jiheng.frameworks.language.negation import DENYING, denied
from jiheng.frameworks.language.normal import Normal, Unread, normalise
from jiheng.frameworks.language.unfolding import unfolded
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.errors import HostileText
from jiheng.frameworks.phrases.scored import mismatch
from jiheng.frameworks.rules import judgement
from jiheng.patterns import pattern

#: What a scanner takes for something else; every character keeps its place.
_MISREAD = (
    (pattern(r"(?<![A-Za-z\d])[Oo](?=\.\d)"), "0"),
    (pattern(r"(?<![A-Za-z\d])[lI](?=\.\d)"), "1"),
    (
        pattern(r"(?<=[得记计扣减]\d)份(?=[,;。)]|$)|(?<=[得记计扣减]\d\.\d)份(?=[,;。)]|$)"),
        "分",
    ),
    (pattern(r"(?<=得分)二"), "="),
    (pattern(r"(?<=[率数值分额])[XxＸ](?=\d)"), "×"),
)
#: A sentence without an indicator around it.
_ALONE = Context()
#: No rule sentence is longer.
LONGEST = 20_000
#: No rule sentence has more clauses; more are not put together.
MOST_CLAUSES = 200


def read_rule(text: str, context: Context = _ALONE) -> Reading:
    """Read a sentence; what is not understood is reported, never guessed.

    Raises:
        HostileText: the text is longer than any rule.
    """
    if len(text) > LONGEST:
        raise HostileText(len(text), LONGEST)
    normal = unfolded(normalise(text))
    if not normal.text.strip(",;。:"):
        return Reading(text, judgement.Rule(), (), ("没有写评分标准，由评价人评定",), context)
    repaired = _misread(normal.text)
    found = [denied(one) if DENYING.search(one.text) else one for one in clauses(repaired)]
    if len(found) > MOST_CLAUSES:
        return Reading(text, None, (normal.unread(0, len(normal.text)),), (), context)
    try:
        rule, open_points, ignored = assemble(found, context)
    except Unsure as unsure:
        return Reading(text, None, _unread(normal, unsure.found or tuple(found)), (), context)
    incomplete = (
        lost(rule, found, context, open_points)
        or excepted(rule, found)
        or signed(rule, found)
        or falling(rule, found, context.points)
    )
    if incomplete:
        return Reading(text, None, _unread(normal, tuple(incomplete)), (), context)
    if repaired != normal.text:
        open_points = [*open_points, "误识的字按原意读取（O为0，l为1，份为分，二为=，X为×）"]
    stated = rule.stated
    if stated is not None and context.points is not None and stated != context.points:
        open_points = [*open_points, mismatch(stated, context.points)]
    return Reading(
        text, rule, _unread(normal, tuple(ignored)), tuple(dict.fromkeys(open_points)), context
    )


def _misread(text: str) -> str:
    """O.5 and l.5 are 0.5 and 1.5, 2份 is 2分, as a scanner misread them."""
    for form, right in _MISREAD:
        text = form.sub(right, text)
    return text


def _unread(normal: Normal, found: tuple[Clause, ...]) -> tuple[Unread, ...]:
    """The places of some clauses in the original, in order, each once."""
    spans = sorted({(clause.start, clause.end) for clause in found})
    return tuple(normal.unread(start, end) for start, end in spans if end > start)
