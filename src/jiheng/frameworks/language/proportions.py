"""Sentences that give points in proportion: 按完成比例得分, 其间按比例, 得分=…."""

import re
from dataclasses import dataclass
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.formula import Formula, Name, Number
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.frameworks.language.statements import Atom, Statement, atoms, condition, condition_words
from jiheng.frameworks.language.targets import Target
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import VALUE, Stated, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.rules import cases, proportional
from jiheng.patterns import pattern
from jiheng.quantities import number, unit

#: How the indicator's own value is called inside a formula.
SHOWN = proportional.SHOWN
_PART_OF = pattern(r"^(?:其|该项)?(.+?)(?:占|与|除以|/|÷)(.+?)(?:之?的|之间的)?$")
_PLAIN = pattern(
    r"^(?:其|该|项目|实际|年度|任务|目标|计划|指标|工作|完成|达成|达到|进度|实现|相应|对应|同等|一定|等|的|情况|率|线性|值|数|量|程度|未|低于|减少|差额|所)*$"
)
_REVERSE = pattern(
    r"^\(?2-(?:\(?实际[^/÷]*[/÷](?:年度)?(?:目标|指标|计划)[^)]*\)?)\)?(?:[×*](?:指标)?分值)?$"
)
#: What a formula calls the indicator's target.
_TARGETS = frozenset(("指标值", "目标值", "标准值", "计划值", "年度指标值", "年度目标值"))
#: A letter or sign before a number inside a name (参评率c5) was a sign between the two.
_SMUDGED = pattern(
    r"(?<![A-Za-z])[^\u4e00-\u9fff\d()《》、]\d|\d$|[^\u4e00-\u9fffA-Za-z\d()《》、.,·_]"
)
_RATE = pattern(r"(?:率|比例|比|程度|度|进度)$")


@dataclass(slots=True)
class Beside:
    """What stands beside a proportion: full marks, nothing, a pass mark, a limit."""

    full: Atom | None = None
    none: Atom | None = None
    floor: Atom | None = None
    most: Award | None = None


def proportion(said: list[Statement], context: Context, ambiguities: list[str]) -> Rule:
    """按完成比例得分, with what stands beside it.

    Raises:
        Unsure: something beside it is not understood.
    """
    own = [one for one in said if one.kind == "proportion"]
    if len(own) != 1:
        raise Unsure(*(one.clause for one in own))
    beside = _beside(said, context)
    full, none = beside.full, beside.none
    named = _ratio_of(own[0])
    if named is not None:
        if none is not None or (full is not None and full.range is not None):
            raise Unsure(own[0].clause)
        return _named(own[0], named, context)
    return _of_value(own[0], beside, context, ambiguities)


def _beside(said: list[Statement], context: Context) -> Beside:
    """What earns everything, what earns nothing, and the limit."""
    beside = Beside()
    for one in said:
        if one.kind == "case" and one.clause.award is not None and one.clause.high is None:
            _note_given(one, one.clause.award, beside, context)
        elif one.kind == "limit" and one.clause.name == "MOST":
            most = one.clause.award or Award(one.clause.points or Fraction(0))
            beside.most = FULL if most.amount == context.points else most
        elif one.kind not in {"proportion", "floor"} and not _least_zero(one):
            raise Unsure(one.clause)
    return beside


_NEGATIVE = frozenset(("负增长", "负数", "为负", "未增长"))


def _note_given(one: Statement, award: Award, beside: Beside, context: Context) -> None:
    """Full marks from a value on, or nothing up to a value."""
    if award.nothing and condition_words(one.pieces) in _NEGATIVE:
        return
    ranged = _ranges(one)
    if len(ranged) > 1 or (not ranged and award.nothing):
        raise Unsure(one.clause)
    if award.nothing and beside.none is not None:
        both = sorted((beside.none, ranged[0]), key=lambda atom: atom.range.high or 0)
        beside.none, beside.floor = both
    elif award.nothing:
        beside.none = ranged[0]
    elif award == FULL or award.amount == context.points:
        beside.full = ranged[0] if ranged else beside.full
    else:
        raise Unsure(one.clause)


def _ranges(one: Statement) -> list[Atom]:
    found: list[Atom] = []
    for pieces in one.pieces:
        named = atoms(pieces)
        if named is None:
            raise Unsure(one.clause)
        found += named
    return found


def _least_zero(one: Statement) -> bool:
    """最低得0分."""
    return one.kind == "limit" and one.clause.name == "LEAST" and not one.clause.points


def _ratio_of(one: Statement) -> tuple[str, str] | None:
    """按X占Y的比例: both names."""
    found = _PART_OF.match(_between(one))
    return (found.group(1), found.group(2)) if found else None


def _between(one: Statement) -> str:
    """The words between 按 and 比例."""
    by = next(word for word in one.clause.inner if word.type == "BY")
    ratio = next(word for word in one.clause.inner if word.type == "RATIO")
    begin, end = by.end_pos or 0, ratio.start_pos or 0
    held = [word for word in one.clause.words if begin <= (word.start_pos or 0) < end]
    return "".join(held)


def _behind(one: Statement) -> str:
    ratio = next(word for word in one.clause.inner if word.type == "RATIO")
    rest = [word for word in one.clause.words if (word.start_pos or 0) >= (ratio.end_pos or 0)]
    return "".join(word for word in rest if word.type not in {"SCORING", "FILL"})


def _named(one: Statement, named: tuple[str, str], context: Context) -> Rule:
    del context
    if _behind(one).strip("的地来") or any(re.search(r"[\d]", name) for name in named):
        raise Unsure(one.clause)
    reading = read_formula(f"({named[0]})/({named[1]})×分值")
    if reading.formula is None or reading.unread:
        raise Unsure(one.clause)
    return proportional.Rule(formula=reading.formula, most=FULL)


def _of_value(one: Statement, beside: "Beside", context: Context, ambiguities: list[str]) -> Rule:
    full, none, most = beside.full, beside.none, beside.most
    between = _between(one)
    own = [atom for pieces in one.pieces for atom in atoms(pieces) or []]
    if not _PLAIN.match(between) or re.search(r"\d", between + _behind(one)) or len(own) > 1:
        raise Unsure(one.clause)
    target = Target.read(context.target)
    if full is None and target is not None and target.range is not None:
        full = Atom("", target.range, bare=False, text="")
    top = full.range.low if full else Fraction(1)
    unit = full.range.unit if full else "%"
    if top is None or top <= 0 or (none and none.range.unit not in {unit, "", "%"}):
        raise Unsure(one.clause)
    bottom = none.range.high if none else None
    if none and bottom is not None and none.range.unit == "%" and unit != "%":
        bottom *= top
    if none and (bottom is None or none.range.low is not None or bottom >= top):
        raise Unsure(one.clause)
    if most not in {None, FULL}:
        raise Unsure(one.clause)
    inside = _is_between(one)
    if bottom is None:
        return proportional.Rule(top, Fraction(0), None, unit)
    if inside:
        floor = beside.floor.range.high if beside.floor else None
        return proportional.Rule(top, bottom, floor, unit)
    ambiguities.append("及格线以上按完成比例计分，不从及格线起算")
    return proportional.Rule(top, Fraction(0), bottom, unit)


def _is_between(one: Statement) -> bool:
    first = one.clause.words[0]
    words = "".join(one.clause.words) + condition_words(one.pieces)
    return first.type == "BETWEENS" or "其间" in words or "之间" in words or "中间" in words


def formula_rule(said: list[Statement], context: Context, ambiguities: list[str]) -> Rule:
    """得分=…, with what stands beside it.

    Raises:
        Unsure: something beside it is not understood.
    """
    own = [one for one in said if one.kind == "formula"]
    if len(own) > 1:
        return _several_formulas(said, context)
    piecewise = _piecewise(said, own[0], context)
    if piecewise is not None:
        return piecewise
    beside = _beside([one for one in said if one.kind not in {"formula", "proportion"}], context)
    full, most = beside.full, beside.most
    if beside.none is not None:
        raise Unsure(*(one.clause for one in said if one is not own[0]))
    text = _without_points(own[0].clause.name)
    if _REVERSE.match(text):
        return _reverse(context)
    formula = _read(own[0], text, said, context)
    others = [one for one in formula.names if one.name not in {proportional.POINTS, "指标分值"}]
    if len(others) == 1 and not others[0].years_back:
        formula = formula.replaced({others[0].name: Name(SHOWN)})
        return _of_one(formula, full, most, own[0], context, others[0].name)
    if full is not None or not _full_fits(said, formula, context):
        raise Unsure(own[0].clause)
    del ambiguities
    return proportional.Rule(formula=formula, most=most)


def _full_fits(said: list[Statement], formula: Formula, context: Context) -> bool:
    """Whether the formula gives the points of a full-marks statement where all names are alike."""
    if not any(one.kind == "case" and one.clause.award is not None for one in said):
        return True
    points = context.points or Fraction(1)
    result = formula.evaluate(
        lambda name, _: Ratio.of(points if name == proportional.POINTS else Fraction(1))
    )
    return result.ratio is not None and result.ratio.fraction == points


def _only_full(one: Statement, context: Context) -> bool:
    """最高得满分, 最高得10分 of 10."""
    clause = one.clause
    whole = clause.award == FULL or (clause.points is not None and clause.points == context.points)
    return one.kind == "limit" and clause.name == "MOST" and whole


def _several_formulas(said: list[Statement], context: Context) -> Rule:
    """>0,得分=…; <0,得分=…; 达到要求的按…计分, 未达到的按…计分: cases, each with its formula."""
    limits = [one for one in said if one.kind == "limit" and not _only_full(one, context)]
    said = [one for one in said if one.kind != "limit" or one in limits]
    floor = _floor_of(limits, context)
    made = []
    for one in said:
        if one in limits:
            continue
        found = condition(one.pieces, names=context.names) if one.pieces else None
        if not isinstance(found, Within | Stated) or one.kind not in {"formula", "case"}:
            raise Unsure(*(other.clause for other in said))
        if isinstance(found, Within):
            found = Within(VALUE, found.range)
        award = one.clause.award
        if one.kind == "case" and (award is None or one.clause.high is not None):
            raise Unsure(one.clause)
        made.append(cases.Case(found, _nested(one, floor, context) if award is None else award))
    return cases.Rule(_narrow_first(made))


def _nested(one: Statement, floor: Fraction | None, context: Context) -> Rule:
    """The formula of one case, over the indicator's own value."""
    text = _without_points(one.clause.name)
    if floor is not None:
        text = f"最大({number(floor, 6)},{text})"
    formula = _read(one, text, [one], context)
    names = [
        found for found in formula.names if found.name not in {proportional.POINTS, "指标分值"}
    ]
    if len(names) != 1 or names[0].years_back:
        raise Unsure(one.clause)
    shown = formula.replaced({names[0].name: Name(SHOWN)})
    return proportional.Rule(formula=shown, most=FULL)


def _floor_of(limits: list[Statement], context: Context) -> Fraction | None:
    """最多减5分: what is left at least."""
    if not limits:
        return None
    clause = limits[0].clause
    plain = len(limits) == 1 and clause.name == "LOSSMOST" and not limits[0].conditions
    if not plain or clause.points is None or context.points is None:
        raise Unsure(*(one.clause for one in limits))
    return context.points - clause.points


def _piecewise(said: list[Statement], own: Statement, context: Context) -> Rule | None:
    """90%以上得满分；60%–90%得分=…；60%以下不得分: cases over one value, one of them a formula."""
    others = [one for one in said if one is not own and not _only_full(one, context)]
    ranged = [atom for pieces in own.pieces for atom in atoms(pieces) or []]
    if not others or len(ranged) != 1 or any(one.kind != "case" for one in others):
        return None
    formula = _read(own, _without_points(own.clause.name), [own], context)
    names = [one for one in formula.names if one.name not in {proportional.POINTS, "指标分值"}]
    if len(names) != 1 or names[0].years_back:
        return None
    nested = proportional.Rule(formula=formula.replaced({names[0].name: Name(SHOWN)}), most=FULL)
    found: list[tuple[int, cases.Case]] = [
        (own.start, cases.Case(Within(VALUE, ranged[0].range), nested))
    ]
    for one in others:
        named = [atom for pieces in one.pieces for atom in atoms(pieces) or []]
        award = one.clause.award
        if award == NONE and condition_words(one.pieces) in _NEGATIVE:
            named = [Atom("", Interval(None, Fraction(0), unit="%"), bare=False, text="")]
        if len(named) != 1 or award is None or one.clause.high is not None:
            raise Unsure(*one.conditions, one.clause)
        found.append((one.start, cases.Case(Within(VALUE, named[0].range), award)))
    ordered = [case for _, case in sorted(found, key=lambda pair: pair[0])]
    return cases.Rule(_narrow_first(ordered))


def _narrow_first(ordered: list[cases.Case]) -> tuple[cases.Case, ...]:
    """<60%不得分 behind <100%得分=…: the range that is a part of another decides before it."""
    made: list[cases.Case] = []
    for case in ordered:
        place = next((n for n, other in enumerate(made) if _inside(case, other)), len(made))
        made.insert(place, case)
    return tuple(made)


def _inside(case: cases.Case, other: cases.Case) -> bool:
    one, wide = case.condition, other.condition
    return isinstance(one, Within) and isinstance(wide, Within) and one.range.within(wide.range)


def _without_points(text: str) -> str:
    """×0.1分 is ×0.1; 该指标分值 is 分值."""
    text = re.sub(r"(?<=\d)分(?![值数])", "", text)
    return re.sub(
        r"(?:该|本|此)?(?:项|类)?(?:指标|标准|权重)?(?:分值|权重分|标准分)",
        proportional.POINTS,
        text,
    )


def _read(one: Statement, text: str, said: list[Statement], context: Context) -> Formula:
    reading = read_formula(text)
    if reading.formula is None or reading.unread:
        raise Unsure(one.clause)
    formula = reading.formula
    if any(_SMUDGED.search(found.name) for found in formula.names):
        raise Unsure(one.clause)
    target = Target.read(context.target)
    if target is not None and target.range is not None:
        end = target.range.low if target.range.low is not None else target.range.high
        number = Number(end / unit(target.range.unit).scale, target.range.unit) if end else None
        fixed = {one.name: number for one in formula.names if one.name in _TARGETS}
        formula = formula.replaced({name: made for name, made in fixed.items() if made is not None})
    for other in said:
        for clause in (*other.notes, *other.conditions):
            found = re.match(r"^([^=]+)=(.+)$", clause.text)
            if found is None:
                continue
            inner = read_formula(found.group(2))
            if inner.formula is None or inner.unread:
                raise Unsure(clause)
            formula = formula.replaced({found.group(1): inner.formula})
    return formula


def _reverse(context: Context) -> Rule:
    target = Target.read(context.target)
    if target is not None and target.range is not None and target.range.high:
        top = target.range.high
        return proportional.Rule(top, 2 * top, None, target.range.unit)
    return proportional.Rule(Fraction(1), Fraction(2))


def _of_one(  # noqa: PLR0913, PLR0917
    formula: Formula,
    full: "Atom | None",
    most: Award | None,
    one: Statement,
    context: Context,
    name: str,
) -> Rule:
    """A formula of one name: a straight line where it is one."""
    points = context.points or Fraction(1)

    def at(value: Fraction) -> Fraction | None:
        known = {SHOWN: value, proportional.POINTS: points}
        result = formula.evaluate(lambda asked, _: Ratio.of(known[asked]))
        return result.ratio.fraction if result.ratio is not None else None

    start, end = at(Fraction(0)), at(Fraction(1))
    straight = start == 0 and end and at(Fraction(1, 2)) == end / 2 and at(Fraction(2)) == 2 * end
    uses_points = any(found.name == proportional.POINTS for found in formula.names)
    if full is not None:
        top = full.range.low
        if not straight or top is None or at(top) != points or not (context.points or uses_points):
            raise Unsure(one.clause)
        return proportional.Rule(top, Fraction(0), None, full.range.unit)
    if (
        straight
        and end == points
        and most in {None, FULL}
        and _RATE.search(name)
        and (context.points or uses_points)
    ):
        return proportional.Rule()
    return proportional.Rule(formula=formula, most=most)
