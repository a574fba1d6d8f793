"""Ratios declared in ``ratios/*.yaml``: numerator, denominator and source, worked out exactly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiheng.frameworks.language.formula_batch import answer, figure
from jiheng.measures.errors import NegativeFigure, NoColumn, NotGiven, NotInRatio, UnknownRatio
from jiheng.measures.figures import Figure, Measures
from jiheng.measures.headings import bare
from jiheng.measures.listed import Listed, listed
from jiheng.measures.remarks import Counted

_FOLDER = Path(__file__).with_name("ratios")
_SUBJECT = "对象"
_TOTAL = "合计"
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Example:
    """A case worked by hand, and what it comes to as printed."""

    given: Mapping[str, str]
    value: str
    by_hand: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio or amount as it is declared.

    Attributes:
        name: as bureaus call it.
        formula: in the language of frameworks.
        given: what it needs → what that is, with its unit.
        part: whether the numerator is a part of the denominator, so that above 100% is a fault.
        unit: of the value.
        places: decimals it is printed with.
        source: of the formula.
        confidence: high, medium or low.
        evidence: where the reported value comes from.
        examples: worked by hand.
    """

    name: str
    formula: str
    given: Mapping[str, str]
    part: bool
    unit: str
    places: int
    source: str
    confidence: str
    evidence: str
    examples: tuple[Example, ...]

    def figure(self, given: Mapping[str, object]) -> Figure:
        """The value for what is given.

        Raises:
            NotGiven: something is missing.
            NotInRatio: a name it does not know.
            NegativeFigure: a figure below 0.
            NotANumber: a figure is none.

        Example:
            >>> ratio("信访办结率").figure({"办结件数": 198, "应办结件数": "200件"}).printed
            '99.0%'
        """
        known = {_clean(name): value for name, value in given.items()}
        strange = next((name for name in known if name not in self.given), None)
        if strange is not None:
            raise NotInRatio(self.name, strange, self.given)
        missing = [name for name in self.given if name not in known]
        if missing:
            raise NotGiven(self.name, missing)
        for name, value in known.items():
            if figure(value, name) < 0:
                raise NegativeFigure(name, value)
        answered = answer(self.formula, known)
        value = answered.value
        if value is not None and self.unit == _PERCENT:
            value *= 100
        how = "，".join(f"{name}{known[name]}" for name in self.given)
        told = (
            f"{self.formula}；{how}" if value is not None else f"算不出：{answered.reason}（{how}）"
        )
        return Figure(self.name, value, self.unit, self.places, told, self.source, self.confidence)


def ratio(name: str) -> Ratio:
    """The ratio of that name.

    Raises:
        UnknownRatio: there is none.
    """
    known = ratios()
    if name not in known:
        raise UnknownRatio(name, known)
    return known[name]


@cache
def ratios() -> Mapping[str, Ratio]:
    """All of them by name."""
    return {one.stem: _read(one) for one in sorted(_FOLDER.glob("*.yaml"))}


def computed(name: str, given: Mapping[str, object], year: int, subject: str = "") -> Measures:
    """One ratio of figures that are given, as measures."""
    used = ratio(name)
    found = used.figure(given)
    return Measures(
        title=used.name, subject=subject, year=year, standard=used.source, figures=(found,),
        remarks=tuple(_doubts(used, found, "")),
    )  # fmt: skip


def of_file(name: str, path: Path, year: int, subject: str = "") -> Measures:
    """One ratio of a table: a row each of its parts (乡镇、企业), and of all of them together.

    The ratio of the whole is that of the sums, never the mean of the ratios.

    Raises:
        JihengError: what the file lacks, in one sentence.
    """
    used = ratio(name)
    data = listed(path)
    names = {_clean(head): head for head in data.heads}
    for one in used.given:
        if one not in names:
            raise NoColumn(data.where, one, data.heads)
    counted = Counted()
    rows = list(_rows(used, data, names, counted))
    if not rows:
        raise NotGiven(used.name, list(used.given))
    sums: dict[str, object] = {
        one: _plain(sum((figure(given[one], one) for _, given in rows), Fraction(0)))
        for one in used.given
    }
    whole = used.figure(sums)
    parts = [(label, used.figure(given)) for label, given in rows]
    remarks = [line for label, part in parts for line in _doubts(used, part, label)]
    table = (
        (_SUBJECT, *used.given, used.name),
        *(
            (label, *(str(given[one]) for one in used.given), part.printed)
            for (label, given), (_, part) in zip(rows, parts, strict=True)
        ),
        (_TOTAL, *(str(sums[one]) for one in used.given), whole.printed),
    )
    return Measures(
        title=used.name, subject=subject, year=year, standard=used.source, figures=(whole,),
        remarks=(*map(str, counted.remarks), *remarks, *_doubts(used, whole, "")),
        tables={"分项": table},
    )  # fmt: skip


def _rows(
    used: Ratio, data: Listed, names: Mapping[str, str], counted: Counted
) -> Iterator[tuple[str, dict[str, object]]]:
    label = next((head for head in data.heads if _clean(head) not in used.given), "")
    for place, row in zip(data.places, data.rows, strict=True):
        title = row[label] if label else f"第{place}行"
        given = {one: row[names[one]].replace(",", "") for one in used.given}
        if title in (_TOTAL, "总计", "小计"):
            counted.add("合计行", f"第{place}行", "不计，另行求和")
        elif not all(given.values()):
            counted.add("缺数的行", f"第{place}行", "不计")
        else:
            yield title, dict(given)


def _doubts(used: Ratio, found: Figure, label: str) -> Iterator[str]:
    if used.part and found.value is not None and found.value > 100:  # noqa: PLR2004 - percent
        yield f"{label}{used.name}为{found.printed}，大于100%：核对分子和分母"


def _clean(name: str) -> str:
    """A name as the file declares it, whatever unit stands behind it."""
    return bare(name)


def _plain(value: Fraction) -> str:
    text = f"{value.numerator / value.denominator:.6f}" if value.denominator > 1 else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read(path: Path) -> Ratio:
    tree: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return Ratio(
        tree["title"],
        tree["formula"],
        dict(tree["given"]),
        tree.get("part", False),
        tree.get("unit", _PERCENT),
        tree["places"],
        tree["source"],
        tree["confidence"],
        tree["evidence"],
        tuple(
            Example(
                {name: str(value) for name, value in one["given"].items()},
                one["value"],
                one["by_hand"],
            )
            for one in tree["examples"]
        ),
    )


def explained(used: Ratio) -> Sequence[str]:
    """What a ratio is, line by line."""
    return (
        f"{used.name} = {used.formula}",
        *(f"  {name}：{what}" for name, what in used.given.items()),
        f"依据  {used.source}",
        f"出处  报告的数取自{used.evidence}",
        *(f"样例  {one.by_hand}，即{one.value}" for one in used.examples),
    )
