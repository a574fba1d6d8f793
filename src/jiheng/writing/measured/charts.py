"""Charts of a computation, from its own tables: months, levels, classes, steps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.documents.model import Bar, Chart
from jiheng.measures.figures import YEARLY, Figure, Measures
from jiheng.quantities import NotANumber, Quantity

#: Tables whose columns behind the first are drawn as bars, and the columns that are.
_TRENDS = {"逐月优良天数": ("优良天数比例", "上年优良天数比例")}
#: Figures whose way over the years is drawn.
_OVER_YEARS = (
    "优良天数比例",
    "PM2.5年均浓度",
    "环境空气质量综合指数",
    "断面水质优良（Ⅰ–Ⅲ类）比例",
)
#: Figures that are parts of one whole: title of the chart, how their names end, not these.
_PARTS = (
    ("各级别天数", "天数", ("有效监测天数", "优良天数", "重度及以上污染天数")),
    ("各类别断面数", "类断面数", ()),
    ("各级满意程度占比", "满意占比", ()),
)


def charts(measures: Measures) -> Iterator[Chart]:
    """All that make sense of these measures."""
    for title, ending, left_out in _PARTS:
        parts = [
            one
            for one in measures.figures
            if one.name.endswith(ending) and one.name not in left_out and "超标" not in one.name
        ]
        if len(parts) > 1:
            yield Chart(title, tuple(_bar(one, ending) for one in parts), "bar")
    for name, columns in _TRENDS.items():
        if name in measures.tables:
            bars = tuple(_trend(measures.tables[name], columns))
            if bars:
                yield Chart(name.replace("天数", "天数比例"), bars, "bar")
    yield from _over_years(measures.tables.get(YEARLY, ()))


def _over_years(rows: Sequence[Sequence[str]]) -> Iterator[Chart]:
    """A chart a figure; a year without one is left out, not drawn as 0."""
    for name, *texts in rows[1:]:
        if name in _OVER_YEARS:
            bars = tuple(
                Bar(year, value, Fraction(1), text)
                for year, text in zip(rows[0][1:], texts, strict=True)
                if (value := _number(text)) is not None
            )
            yield Chart(f"{name}逐年变化", bars, "bar")


def _bar(one: Figure, ending: str) -> Bar:
    label = one.name.removesuffix(ending[-3:] if ending.startswith("类") else ending[-2:])
    return Bar(label, one.value or Fraction(0), Fraction(1), one.printed)


def _trend(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Iterator[Bar]:
    heads = rows[0]
    shown = [name for name in columns if name in heads]
    for row in rows[1:]:
        for name in shown:
            text = row[heads.index(name)]
            value = _number(text)
            if value is not None:
                series = name if len(shown) > 1 else ""
                yield Bar(row[0], value, Fraction(1), text, series=series)


def _number(text: str) -> Fraction | None:
    try:
        return Quantity.parse(text).value
    except NotANumber:
        return None
