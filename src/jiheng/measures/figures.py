"""What a measure comes to: figures beside the way to them (内部核对值), and their file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from jiheng.quantities import decimals
from jiheng.whole import whole

#: The table of years: a row a figure, a column a year.
YEARLY = "逐年"
#: On everything that is computed here.
LABEL = "内部核对值，不代替上级通报的数，不对外公开"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and how it came about.

    Attributes:
        name: such as 优良天数比例.
        value: in ``unit``; None where it cannot be had, then ``how`` says why.
        unit: such as ``%``, ``天``, ``μg/m³``; of ``%`` the value is 96.67 and not 0.9667.
        places: decimals it is printed with.
        how: the computation in words with its numbers.
        source: standard and clause, or formula.
        confidence: high, medium or low.
    """

    name: str
    value: Fraction | None
    unit: str = ""
    places: int = 0
    how: str = ""
    source: str = ""
    confidence: str = "high"

    @property
    def printed(self) -> str:
        """As it is reported: rounded half up, once; ``—`` where there is none.

        Example:
            >>> Figure("优良天数比例", Fraction(34800, 360), "%", 2).printed
            '96.67%'
        """
        if self.value is None:
            return "—"
        return f"{decimals(self.value, self.places)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures of one subject and year from one kind of data.

    Attributes:
        title: such as 环境空气质量.
        subject: whose data they are.
        year: of the data.
        standard: by which they were assessed.
        figures: in the order of a report.
        settings: what was chosen, by name.
        remarks: what was met in the data, one line each.
        tables: for reading on: title → rows, the first of them the heads.
    """

    title: str
    subject: str
    year: int
    standard: str
    figures: tuple[Figure, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    tables: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def figure(self, name: str) -> Figure | None:
        """The figure of that name; None where there is none."""
        return next((one for one in self.figures if one.name == name), None)


def share(part: int, all_of: int) -> Fraction | None:
    """A part in percent; None of nothing."""
    return Fraction(100 * part, all_of) if all_of else None


def written(measures: Measures, path: Path) -> None:
    """Write ``measures.yaml``, whole or not at all."""
    with whole(path) as temporary:
        text = yaml.safe_dump(told(measures), allow_unicode=True, sort_keys=False, width=120)
        temporary.write_text(text, encoding="utf-8")


def told(measures: Measures) -> dict[str, Any]:
    """The figures with all that stands beside them, as plain data; of tables that of years only."""
    heads, *rows = measures.tables.get(YEARLY, ((),))
    yearly = {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in rows}
    return {
        "说明": LABEL,
        "项目": measures.title,
        "对象": measures.subject,
        "年度": measures.year,
        "标准": measures.standard,
        "数值": {one.name: _told(one) for one in measures.figures},
        **({YEARLY: yearly} if yearly else {}),
        "设置": dict(measures.settings),
        "数据情况": list(measures.remarks),
    }


def _told(figure: Figure) -> dict[str, Any]:
    told = {
        "值": figure.printed,
        "算式": figure.how,
        "依据": figure.source,
        "把握": figure.confidence,
    }
    return {name: text for name, text in told.items() if text}
