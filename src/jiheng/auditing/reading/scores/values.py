"""What a rule is applied to (指标值): printed in the line, told elsewhere, or worked out."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reading.scores.model import Line
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import number as printed

_RATES = "_score_rates"
Source = Literal["line", "text", "formula"]
_NOISE = pattern(r"[“”\"'‘’\s（()）]|^(?:职能|目标|任务|指标)\d*[:：、.]")
_LONGEST_CELL = 30
_RULE_WORDS = pattern(r"[得计记扣加减]\d|得分|不得分|满分|每")
#: Not a few other figures with the same name: then nobody knows which is meant.
_MOST_VALUES = 4


class Value(NamedTuple):
    """One value that a rule may be applied to.

    Attributes:
        low: the least it can be, as its digits are rounded; a rate as a fraction.
        value: as printed, or worked out from printed numbers.
        high: the most it can be.
        shown: in words of a message: ``88%``, ``在职人员数108人÷编制数109人=99.08%``.
        bound: ``≥`` or ``>`` where only a bound is printed.
    """

    low: Fraction
    value: Fraction
    high: Fraction
    shown: str
    source: Source
    spots: tuple[Spot, ...]
    bound: str = ""
    unit: str = "%"

    def fits(self, rule: str) -> bool:
        """Whether a rule can be about a number of this unit."""
        if "%" in rule or "％" in rule or "百分点" in rule:
            return self.unit == "%"
        return self.unit == "" or self.unit in rule


class Formula(NamedTuple):
    """How an indicator's value follows from figures whose names everybody knows.

    Source: 财预〔2013〕53号 附 部门整体支出绩效评价共性指标体系框架.
    """

    names: tuple[str, ...]
    above: str
    below: str
    change: bool = False


_FORMULAS = (
    Formula(("供养人员控制", "在职人员控制", "人员编制控制"), "在职人员数", "编制数"),
    Formula(
        ("三公经费变动率", "三公经费增长率", "三公经费支出变动率"),
        "三公经费", "上年三公经费", change=True,
    ),
    Formula(("三公经费控制率", "三公经费预算控制率"), "三公经费", "预算三公经费"),
    Formula(("公用经费控制率",), "公用经费", "预算公用经费"),
    Formula(("固定资产利用率",), "在用固定资产", "固定资产"),
    Formula(("政府采购执行率",), "政府采购支出", "预算政府采购支出"),
    Formula(("结转结余变动率",), "年末结转和结余", "年初结转和结余", change=True),
)  # fmt: skip


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """An indicator's name without quotes, brackets and number."""
    return _NOISE.sub("", _NOISE.sub("", name))


def values_of(report: Report, line: Line) -> tuple[Value, ...]:
    """The values found: those of the line itself, else those told, else those worked out."""
    own = tuple(_of_line(line))
    if own:
        return own
    name = plain(line.name)
    if not name:
        return ()
    told = _once(_of_text(report, name))
    worked = _once(_worked_out(report, name))
    found = told or worked
    return found if len(found) <= _MOST_VALUES else ()


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple({(one.value, one.bound): one for one in reversed(list(values))}.values())[::-1]


def _of_line(line: Line) -> Iterator[Value]:
    """The one number in 完成值, 依据 or 说明, if the words beside it do not say otherwise."""
    for kind in ("actual", "evidence", "why", "remark", "note"):
        cell = line.cell(kind)
        if cell is None or len(cell.text.strip()) > _LONGEST_CELL:
            continue
        found = [one for one in cell.numbers if one.counts]
        if len(found) != 1 or _RULE_WORDS.search("".join(cell.text.split())):
            continue
        number = found[0]
        if kind == "actual" or (number.sort == "percent" and _about(line.name, cell, number)):
            yield _single(cell, number, "line")
            return


def value_in(line: Line, cell: Passage) -> Value | None:
    """The one number of a cell; None where it says more than that."""
    alone = line.grid.number_at(cell.row, cell.column)
    found = [one for one in cell.numbers if one.counts]
    number = alone or (found[0] if len(found) == 1 else None)
    return None if number is None else _single(cell, number, "line")


def _about(name: str, cell: Passage, number: Number) -> bool:
    """Whether the words before a number are those of the indicator, or there are none."""
    before = plain(cell.text[: number.start]).rstrip("达到为是约≥≤>＞<＜：:")
    subject = plain(name)
    return not before or before in subject or subject in before or before[-3:] == subject[-3:]


def _single(cell: Passage, number: Number, source: Source) -> Value:
    half = number.grain / 2
    text = cell.text[number.start : number.behind]
    bound = number.bound if number.bound in (">", "≥", "<", "≤") else ""
    sign = {">": "＞", "<": "＜"}.get(bound, bound)
    return Value(
        number.value - half, number.value, number.value + half, f"{sign}{text}", source,
        (cell.spot_of(number),), bound, number.unit.symbol,
    )  # fmt: skip


def _of_text(report: Report, name: str) -> Iterator[Value]:
    """A rate told under the indicator's name."""
    satisfied, changes = name.endswith("满意度"), _changes(name)
    for called, before, one in _rates(report):
        if called == name or (satisfied and called.endswith("满意度")) or before.endswith(name):
            yield _single(one.passage, one.number, "text")
        elif changes and one.name and one.name in name and one.measure:
            yield from _change(one)


def _rates(report: Report) -> list[tuple[str, str, Figure]]:
    """The rates among the results: by name, by the words before them; read once."""
    known = vars(report)
    if _RATES not in known:
        known[_RATES] = [
            (plain(one.name + one.measure), plain(one.clause), one)
            for one in _results(report)
            if one.number.sort == "percent"
        ]
    found: list[tuple[str, str, Figure]] = known[_RATES]
    return found


def _changes(name: str) -> bool:
    return name.endswith(("变动率", "增长率"))


def _change(one: Figure) -> Iterator[Value]:
    """同比下降5%: a change of -5%."""
    down = any(word in one.measure for word in ("下降", "减少", "降低"))
    up = any(word in one.measure for word in ("增长", "上升", "增加"))
    if down or up:
        found = _single(one.passage, one.number, "text")
        if up:
            yield found
        else:
            shown = f"{one.measure}{found.shown}"
            yield Value(-found.high, -found.value, -found.low, shown, "text", found.spots)


def _results(report: Report) -> Iterator[Figure]:
    for one in figures_of(report):
        if one.told == "result" and one.number.bound != "约":
            yield one


def _worked_out(report: Report, name: str) -> Iterator[Value]:
    formula = next((one for one in _FORMULAS if any(word in name for word in one.names)), None)
    if formula is None:
        return
    above, below = figures_named(report, formula.above), figures_named(report, formula.below)
    for first in above:
        for second in below:
            money = "金额" in (first.dimension, second.dimension)
            if second.number.value <= 0 or (money and first.dimension != second.dimension):
                continue
            yield _quotient(formula, first, second)


def _quotient(formula: Formula, first: Figure, second: Figure) -> Value:
    one, other = first.number, second.number
    less = 1 if formula.change else 0
    low = (one.value - one.grain / 2) / (other.value + other.grain / 2) - less
    value = one.value / other.value - less
    high = (one.value + one.grain / 2) / max(other.value - other.grain / 2, other.grain / 10) - less
    if one.unit.dimension not in ("金额", ""):
        low = high = value
    words = f"{formula.above}{one.quantity}÷{formula.below}{other.quantity}"
    shown = f"{words}{'-1' if less else ''}={printed(value * 100, 2)}%"
    return Value(low, value, high, shown, "formula", (first.spot, second.spot))


def figures_named(report: Report, name: str) -> list[Figure]:
    """The figures of a name in the report's year; of 上年… and 预算… those told so."""
    year = report.identity.year
    found: dict[Fraction, Figure] = {}
    for one in _results(report):
        if not one.measure and not one.number.bound and _called(one, name, year):
            found.setdefault(one.number.value, one)
    return list(found.values())


def _called(one: Figure, name: str, year: int | None) -> bool:
    if name == "在用固定资产":
        return name in one.said
    which, bare = (name[:2], name[2:]) if name[:2] in ("上年", "预算") else ("", name)
    if one.name != bare:
        return False
    last = one.stage == "上年" or (year is not None and one.year == year - 1)
    planned = "预算" in one.stage
    if which:
        return (last and not planned) if which == "上年" else (planned and not last)
    balance = name in ("年初结转和结余", "年末结转和结余")
    other_year = year is not None and one.year is not None and one.year != year
    return not planned and not other_year and (balance or not last)
