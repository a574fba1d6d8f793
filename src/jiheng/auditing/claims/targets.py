"""Claims of target tables (绩效目标自评表): what was aimed at against what was reached."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.scores.model import Line
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

Fault = Literal["", "unmet", "exceeded", "copied", "worded", "sign", "missing"]

#: 财预〔2020〕10号 asks for the reason where a result is far off its target; 30% is the line
#: that provinces print in their forms.
_FAR = Fraction(13, 10)
_LONGEST_TARGET = 16
_LONGEST_ACTUAL = 24
_LESS_IS_BETTER = pattern(
    r"浓度|事故|投诉|成本|差错|失误|违规|违纪|结转|结余|变动率|偏差|偏离|能耗|排放|死亡|发生率|返工|"
    r"时限|时间|天数|控制率|不合格|流失|信访|支出|费用|经费|降低|下降|减少|预算"
)
_TIMES = frozenset(("年", "月", "日", "天", "小时", "个工作日", "工作日"))
_SIGNS = frozenset("≥≤＞＜>＝=<")
_MEANT = Severity.NOTE


class Target(NamedTuple):
    """One line of a target table.

    Attributes:
        target: as written.
        actual: as written; ``""`` where blank.
        fault: what is not as it should be; ``""`` where nothing is.
    """

    name: str
    target: str
    actual: str
    at: Spot
    because: tuple[Spot, ...]
    fault: Fault
    decided: bool

    def test(self) -> Relation["Target"]:
        """What the reading found."""
        holds = None if not self.decided else self.fault == ""
        ceiling = Severity.DOUBT if self.fault == "unmet" else _MEANT
        return Relation(
            self, "target_vs_actual", holds, self.actual, self.target, self.at, self.because,
            ceiling=ceiling,
        )  # fmt: skip


def find(report: Report) -> Iterator[Target]:
    """Every line whose target is a number."""
    for table in score_tables(report):
        if table.targeted:
            for line in table.lines:
                target = _target(line)
                if target is not None:
                    yield target


def _target(line: Line) -> Target | None:
    wanted, reached = line.cell("target"), line.cell("actual")
    number = _only(line, wanted, _LONGEST_TARGET)
    if wanted is None or number is None or line.score is None or line.points is None:
        return None
    full = line.score.value == line.points.value and line.points.value > 0
    if reached is None:
        return _found(line, "missing" if full else "")
    said = _only(line, reached, _LONGEST_ACTUAL)
    if said is None:
        return _worded(line, number, reached)
    fault, decided = _compared(line, number, said, full=full)
    if not fault and "".join(reached.text.split()) == line.text("target") and said.bound:
        fault = "copied"
    return _found(line, fault, decided=decided)


def _found(line: Line, fault: Fault, *, decided: bool = True) -> Target:
    wanted, reached = line.cell("target"), line.cell("actual")
    marks = tuple(one.spot for one in (line.points, line.score) if one)
    spots = (wanted.whole, *marks) if wanted else marks
    at = reached.whole if reached else marks[-1]
    return Target(line.name, line.text("target"), line.text("actual"), at, spots, fault, decided)


def _only(line: Line, cell: Passage | None, longest: int) -> Number | None:
    """The one quantity of a short text."""
    if cell is None or len(cell.text.strip()) > longest:
        return None
    alone = line.grid.number_at(cell.row, cell.column)
    if alone is not None:
        return alone
    found = [one for one in cell.numbers if one.counts]
    other = any(one.sort in ("date", "year") for one in cell.numbers)
    return found[0] if len(found) == 1 and not other else None


def _worded(line: Line, number: Number, reached: Passage) -> Target | None:
    """A number was aimed at, and words are given for what was reached."""
    text = "".join(reached.text.split())
    if number.unit.symbol in _TIMES:
        return None
    if set(text) <= _SIGNS:
        return _found(line, "sign")
    if reached.numbers or len(text) > _LONGEST_ACTUAL:
        return None
    return _found(line, "worded")


def _compared(line: Line, wanted: Number, said: Number, *, full: bool) -> tuple[Fault, bool]:
    """What a number aimed at and a number reached come to, and whether that is decided."""
    aim, got = wanted.value, said.value
    if wanted.unit.dimension != said.unit.dimension:
        if "" not in (wanted.unit.symbol, said.unit.symbol):
            return "", False
        aim, got = aim / wanted.unit.scale, got / said.unit.scale
    elif wanted.sort == "percent" and said.sort == "bare" and said.value > 1:
        got = got / 100
    elif wanted.sort == "bare" and said.sort == "percent" and wanted.value > 1:
        got = got * 100
    named = "".join(group.name for group in line.groups[-2:])
    less = wanted.bound in ("≤", "<") or (not wanted.bound and _LESS_IS_BETTER.search(named))
    if less:
        unmet = got > aim and bool(wanted.bound)
        return ("unmet" if unmet and full else ""), bool(wanted.bound) or got == aim
    if said.bound in ("<", "≤"):
        return "", False
    if said.bound in (">", "≥", "约"):
        return "", said.bound != "约" or got >= aim
    if got < aim and not wanted.quantity.agrees_with(said.quantity):
        return ("unmet" if full else ""), True
    far = aim > 0 and got > aim * _FAR and not line.text("why")
    return ("exceeded" if far else ""), True
