"""Points for what goes beyond (每超额10%加3分) on top of a rule that ends at full marks."""

from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.alternatives import given_rule
from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.counting import Base
from jiheng.frameworks.language.deductions import read_steps
from jiheng.frameworks.language.draft import Draft, adding, positive
from jiheng.frameworks.language.parts import proportional_of
from jiheng.frameworks.language.ranges import WHOLE_TASK, range_of
from jiheng.frameworks.language.statements import Statement, condition_words, meaningful
from jiheng.frameworks.language.targets import Target
from jiheng.frameworks.phrases.conditions import VALUE
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByValue
from jiheng.frameworks.rules import bands, checklist


def overlaid(said: list[Statement], draft: Draft) -> Rule | None:
    """A rule with one gain by steps on top; None where the sentence is not made so."""
    gains = [n for n, one in enumerate(said) if one.kind == "step" and adding(one)]
    if len(gains) != 1 or not positive(said[0]) or not gains[0]:
        return None
    place = gains[0]
    limits = 1 if said[place + 1 : place + 2] and said[place + 1].kind == "limit" else 0
    own = said[place : place + 1 + limits]
    rest = [*said[:place], *said[place + 1 + limits :]]
    if any(one.kind not in {"case", "otherwise", "proportion", "floor"} for one in rest):
        return None
    top = _top(rest[0], draft)
    worth = _worth(rest, draft)
    if top is None or worth is None:
        return None
    return _joined(own, rest, (top, worth), draft)


def _joined(
    own: list[Statement], rest: list[Statement], ends: tuple[Base, Fraction], draft: Draft
) -> Rule | None:
    top, worth = ends
    inner = Draft(replace(draft.context, points=worth))
    proportional = any(one.kind == "proportion" for one in rest)
    rule = proportional_of(rest, inner) if proportional else given_rule(rest, inner)
    gain = Draft(replace(draft.context, target=""), bases=[top])
    if isinstance(rule, bands.Rule):
        rule = replace(rule, bands=tuple(map(_from_there, rule.bands)))
    elif "=" in str(rule):
        return None
    alone = [replace(one, notes=[], conditions=_topical(one)) for one in own]
    read_steps(alone, gain)
    step = gain.steps[0] if len(gain.steps) == 1 else None
    if not isinstance(step, ByValue) or step.direction != "above" or gain.gates or gain.most:
        return None
    if not meaningful(step.key):
        step = replace(step, key=VALUE)
    values = [one for one in rule.questions() if one.kind in {"value", "named"}]
    if values and step.beyond:
        step = replace(step, beyond="", base=top.range.low or Fraction(1))
    if [one.key for one in values] not in ([], [VALUE]) or step.key != VALUE:
        return None
    limit = step.cap.amount if step.cap else None
    if draft.context.points not in {worth, worth + limit if limit is not None else worth}:
        return None
    draft.ambiguities += [*inner.ambiguities, *gain.ambiguities]
    return checklist.Rule((checklist.Part(rule, worth), step))


def _from_there(band: bands.Band) -> bands.Band:
    """达到8%得满分, with more for what goes beyond, is 8% or more."""
    span = band.range
    if not span.exact or band.award.nothing:
        return band
    return replace(band, range=Interval(span.low, None, low_in=True, unit=span.unit))


def _topical(one: Statement) -> list[Clause]:
    """Conditions that the gain itself names stay with it."""
    return [clause for clause in one.conditions if any(p.range for p in clause.before)]


def _top(one: Statement, draft: Draft) -> Base | None:
    """Where full marks begin: the whole of a task, or the number that the first case names."""
    if WHOLE_TASK.match(condition_words(one.pieces)):
        target = Target.read(draft.context.target)
        span = target.range if target is not None else None
        low = span.low if span is not None and span.unit == "%" and span.low else Fraction(1)
        return Base("", Interval.at(low, "%"))
    found = range_of(one, draft, first=True)
    if found is None or found.range.low is None or found.range.unit != "%":
        return None
    if found.range.high is not None and not found.range.exact:
        return None
    return Base("", Interval.at(found.range.low, "%"))


def _worth(rest: list[Statement], draft: Draft) -> Fraction | None:
    """What the first case gives, which is the most of all."""
    awards = [one.clause.award for one in rest if one.kind in {"case", "otherwise"}]
    first = awards[0]
    points = draft.context.points
    if first is None or any(one is None for one in awards):
        return None
    if first.share:
        return points if first.amount == 1 else None
    better = any(one is not None and not one.share and one.amount > first.amount for one in awards)
    return None if better else first.amount
