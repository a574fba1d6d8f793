"""Headings of a file of units: which fact or answer each column is, and in which unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.bulk.errors import (
    NoCodes,
    NothingOfFramework,
    TwiceTheSame,
    UnknownColumn,
    WrongType,
    WrongUnit,
)
from jiheng.frameworks.language.formula import Reference
from jiheng.frameworks.model import FactSpec, Framework
from jiheng.frameworks.phrases.answers import Question
from jiheng.quantities import Unit, unit
from jiheng.scoring.answered import of_total, questions

CODE, NAME = "单位编码", "单位名称"
_CODES = (CODE, "预算编码", "预算单位编码", "预算单位代码", "单位代码", "编码", "代码")
_NAMES = (NAME, "预算单位名称", "部门名称", "单位", "名称")
#: Columns that are handed through to the scores.
CARRIED = ("区划", "主管部门", "预算级次", "单位性质")
#: How a heading speaks of the total, where an answer is about no indicator.
_TOTAL = "总分"
#: 三公经费决算数（上年，万元）: the last brackets of a heading.
_BRACKETS = re.compile(r"^(.+?)[（(]([^（()）]*)[)）]$")
_LAST_YEAR = ("上年度", "上一年", "上年")
#: Kinds of facts that columns of numbers cannot be.
_WORDS = frozenset({"date", "text", "yesno"})


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column of a fact.

    Attributes:
        heading: as it stands in the file.
        name: canonical.
        back: 1 of last year's.
        unit: its numbers are in.
        spec: what the fact is.
    """

    heading: str
    name: str
    back: int
    unit: Unit
    spec: FactSpec

    @property
    def key(self) -> str:
        """As columns of facts are named."""
        return str(Reference(self.name, self.back))


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of answers to one question.

    Attributes:
        heading: as it stands in the file.
        path: of the indicator; ``""`` of the total.
        question: what is answered; its kind is ``condition`` for 不适用.
    """

    heading: str
    path: str
    question: Question

    @property
    def key(self) -> tuple[str, str]:
        """As columns of answers are named."""
        return self.path, self.question.key


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a file are.

    Attributes:
        code: heading of the codes.
        name: heading of the names; ``""`` where there is none.
        carried: headings handed through.
        facts: that the framework uses.
        answers: of the framework.
        unused: headings of facts that the framework does not use.
    """

    code: str
    name: str
    carried: tuple[str, ...]
    facts: tuple[FactColumn, ...]
    answers: tuple[AnswerColumn, ...]
    unused: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """The headings that are read."""
        own = [self.code, *([self.name] if self.name else []), *self.carried]
        facts = [column.heading for column in self.facts]
        answers = [column.heading for column in self.answers]
        return [*own, *facts, *answers]


def layout(framework: Framework, headings: Sequence[str], where: str) -> Layout:
    """What each column is, or one sentence about the first that is nothing.

    Raises:
        UnknownColumn, WrongUnit, WrongType, TwiceTheSame, NoCodes, NothingOfFramework.
    """
    code = next((one for one in _CODES if one in headings), "")
    if not code:
        raise NoCodes(where, headings)
    name = next((one for one in _NAMES if one in headings), "")
    carried = tuple(one for one in CARRIED if one in headings)
    rest = [one for one in headings if one not in {code, name, *carried}]
    asked = dict(questions(framework))
    found = (_answer(framework, asked, text) for text in rest)
    answers = tuple(told for told in found if told is not None)
    taken = {told.heading for told in answers}
    facts = [_fact(framework, asked, text, where) for text in rest if text not in taken]
    columns: list[FactColumn | AnswerColumn] = [*facts, *answers]
    _once(columns, where)
    used = tuple(one for one in facts if _used(framework, one))
    if not used and not answers:
        raise NothingOfFramework(where, framework.id)
    unused = tuple(one.heading for one in facts if one not in used)
    return Layout(code, name, carried, used, answers, unused)


def _answer(
    framework: Framework, asked: dict[tuple[str, str], Question], heading: str
) -> AnswerColumn | None:
    """The column of answers of a heading “指标路径：问题”."""
    path, colon, key = heading.replace(":", "：").partition("：")
    if not colon:
        return None
    path, key = path.strip(), key.strip()
    if path == _TOTAL:
        paths = [""]
    else:
        known = framework.walk()
        paths = [one.path for one in known if path == one.path or one.path.endswith(f"/{path}")]
    found = [(place, asked[place, key]) for place in paths if (place, key) in asked]
    return AnswerColumn(heading, *found[0]) if len(found) == 1 else None


def _fact(
    framework: Framework, asked: dict[tuple[str, str], Question], heading: str, where: str
) -> FactColumn:
    name, back, symbol = _parsed(framework, heading)
    if not name:
        names = [*framework.facts, *(f"{path or _TOTAL}：{key}" for path, key in asked)]
        raise UnknownColumn(where, heading, names)
    spec = framework.facts[name]
    if spec.kind in _WORDS:
        raise WrongType(where, heading, "日期、文字或是否")
    measure = unit(symbol) if symbol else spec.unit
    if measure.dimension != spec.unit.dimension:
        raise WrongUnit(where, heading, symbol, spec.unit.symbol or "不带单位的数")
    return FactColumn(heading, name, back, measure, spec)


def _parsed(framework: Framework, heading: str) -> tuple[str, int, str]:
    """Name, years back and unit of a heading; the name is ``""`` where nobody knows it."""
    text, back, symbol = heading.strip(), 0, ""
    while (name := framework.resolve(text)) is None:
        if found := _BRACKETS.match(text):
            text, inside = found[1].strip(), found[2].strip()
            if text in _LAST_YEAR:  # 上年(三公经费决算数), as formulas write it
                text, inside = inside, _LAST_YEAR[0]
            for part in re.split("[,，、]", inside):
                back, symbol = (1, symbol) if part.strip() in _LAST_YEAR else (back, part.strip())
        elif before := next((one for one in _LAST_YEAR if text.startswith(one)), ""):
            text, back = text.removeprefix(before).removeprefix("的"), 1
        else:
            return "", 0, ""
    return name, back, symbol


def _used(framework: Framework, column: FactColumn) -> bool:
    """Whether a formula asks for the fact, or for the sum it is part of."""
    names = (column.name, column.spec.parent)
    asked = any(column.back in framework.years.get(one, ()) for one in names if one)
    return asked or any(question.key in names for question in of_total(framework))


def _once(columns: Sequence[FactColumn | AnswerColumn], where: str) -> None:
    seen: dict[object, str] = {}
    for one in columns:
        if one.key in seen:
            raise TwiceTheSame(where, seen[one.key], one.heading)
        seen[one.key] = one.heading


def heading(spec: FactSpec, back: int = 0, symbol: str = "") -> str:
    """The heading of a fact with its unit: ``上年三公经费决算数（万元）``."""
    shown = symbol or spec.unit.symbol
    return ("上年" if back else "") + spec.name + (f"（{shown}）" if shown else "")


def scale_of(column: FactColumn, grain: Fraction) -> Fraction:
    """How many grains one in the column's unit is."""
    return column.unit.scale / grain
