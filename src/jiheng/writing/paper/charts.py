"""Charts as SVG: for paper, and for pages."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from html import escape
from math import cos, pi, sin

from jiheng.documents.model import Bar, Chart
from jiheng.writing.paper.inks import INKS, OPEN, REST
from jiheng.writing.paper.title import half_widths
from jiheng.writing.printable import printable

_SIZE = 10
_ROW, _BAR, _GAP, _EDGE = 22, 14, 8, 6
_RADIUS, _LEGEND = 76, 20


def svg(chart: Chart, width: int, family: str = "") -> str:
    """The chart without its title, ``width`` points wide.

    Args:
        chart: what it shows.
        width: in points.
        family: of its letters; ``""`` leaves them to where it is shown.
    """
    height, drawn = {"share": _share, "bar": _bars, "pie": _pie}[chart.kind](chart, width)
    named = f' font-family="{escape(family)}"' if family else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-size="{_SIZE}"{named} role="img"'
        f' aria-label="{escape(printable(told(chart)))}">{"".join(drawn)}</svg>'
    )


def told(chart: Chart) -> str:
    """All that the chart says, in words, for those who do not see it."""
    return f"{chart.title}：" + "；".join(
        f"{bar.label}{bar.series} {bar.text}" for bar in chart.bars
    )


def share(part: Fraction, bar: Bar) -> Fraction:
    """How much of a full bar a part of it is, 0 to 1."""
    return min(Fraction(1), max(Fraction(0), part / bar.full)) if bar.full else Fraction(0)


def _share(chart: Chart, width: int) -> tuple[int, Iterator[str]]:
    return _ROW * len(chart.bars), _share_rows(chart, width)


def _share_rows(chart: Chart, width: int) -> Iterator[str]:
    left = _room(bar.label for bar in chart.bars) + _GAP
    long = max(40, width - left - _room(bar.text for bar in chart.bars) - _GAP)
    for number, bar in enumerate(chart.bars):
        y = number * _ROW + (_ROW - _BAR) // 2
        filled, reached = share(bar.value, bar), share(bar.value + bar.open, bar)
        yield _text(left - _GAP, y, bar.label, "end")
        yield _rect(left, y, long, REST)
        yield _rect(left, y, long * reached, OPEN)
        yield _rect(left, y, long * filled, INKS[0])
        yield _text(left + long + _GAP, y, bar.text)


def _bars(chart: Chart, width: int) -> tuple[int, Iterator[str]]:
    legend = _LEGEND if len(chart.series) > 1 else 0
    return _BAR * len(chart.bars) + _GAP * len(chart.labels) + legend, _bar_rows(chart, width)


def _bar_rows(chart: Chart, width: int) -> Iterator[str]:
    left = _room(chart.labels) + _GAP
    long = max(40, width - left - _room(bar.text for bar in chart.bars) - _GAP)
    most = max((abs(bar.value) for bar in chart.bars), default=Fraction(0)) or Fraction(1)
    y = _GAP // 2
    for label in chart.labels:
        group = [bar for bar in chart.bars if bar.label == label]
        yield _text(left - _GAP, y + _BAR * (len(group) - 1) // 2, label, "end")
        for bar in group:
            wide = long * abs(bar.value) / most
            yield _rect(left, y, wide, _ink(chart.series.index(bar.series)), _BAR - 1)
            yield _text(left + float(wide) + _EDGE, y, bar.text)
            y += _BAR
        y += _GAP
    yield f'<path d="M{left} 0V{y - _GAP // 2}" stroke="#808080" stroke-width="0.5"/>'
    if len(chart.series) > 1:
        yield from _legend(chart.series, left, y + 2)


def _legend(names: tuple[str, ...], x: int, y: int) -> Iterator[str]:
    for number, name in enumerate(names):
        yield _rect(x, y + 3, _GAP, _ink(number), _GAP)
        yield _text(x + _GAP + 4, y, name)
        x += _room((name,)) + 3 * _GAP


def _pie(chart: Chart, width: int) -> tuple[int, Iterator[str]]:
    return max(2 * _RADIUS + _GAP, _ROW * len(chart.bars)), _pie_parts(chart, width)


def _pie_parts(chart: Chart, width: int) -> Iterator[str]:
    total = sum((max(bar.value, Fraction(0)) for bar in chart.bars), Fraction(0))
    room = _room(f"{bar.label}　{bar.text}" for bar in chart.bars) + 2 * _GAP
    height = max(2 * _RADIUS + _GAP, _ROW * len(chart.bars))
    x = max(_RADIUS + _EDGE, (width - room) // 2)
    begun = Fraction(0)
    for number, bar in enumerate(chart.bars):
        part = max(bar.value, Fraction(0)) / total if total else Fraction(0)
        yield _slice(x, height / 2, (begun, part), _ink(number))
        begun += part
        y = (height - _ROW * len(chart.bars)) / 2 + number * _ROW + (_ROW - _BAR) / 2
        yield _rect(x + _RADIUS + 24, y + 2, _GAP + 2, _ink(number), _GAP + 2)
        yield _text(x + _RADIUS + 40, y, f"{bar.label}　{bar.text}")


def _slice(x: float, y: float, part: tuple[Fraction, Fraction], ink: str) -> str:
    begun, share_ = part
    look = f'fill="#{ink}" stroke="#FFFFFF" stroke-width="1"'
    if share_ == 1:
        return f'<circle cx="{x}" cy="{y:g}" r="{_RADIUS}" {look}/>'
    (x1, y1), (x2, y2) = (_on_circle(x, y, turn) for turn in (begun, begun + share_))
    large = int(2 * share_ > 1)
    return (
        f'<path d="M{x} {y:g}L{x1:.1f} {y1:.1f}A{_RADIUS} {_RADIUS} 0 {large} 1 {x2:.1f} {y2:.1f}Z"'
        f" {look}/>"
    )


def _on_circle(x: float, y: float, turn: Fraction) -> tuple[float, float]:
    angle = 2 * pi * float(turn)
    return x + _RADIUS * sin(angle), y - _RADIUS * cos(angle)


def _ink(number: int) -> str:
    return INKS[number % len(INKS)]


def _room(texts: Iterable[str]) -> int:
    """Points that the longest of the texts takes; letters and digits can be wider than half."""
    return max((half_widths(text) * _SIZE * 11 // 20 + 2 for text in texts), default=0)


def _rect(x: float, y: float, width: float | Fraction, ink: str, height: float = _BAR) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{float(width):.1f}" height="{height:g}" fill="#{ink}"/>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    """A text whose line is as high as a bar that begins at ``y``."""
    end = ' text-anchor="end"' if anchor == "end" else ""
    return f'<text x="{x:.1f}" y="{y + 10.5:g}"{end}>{escape(printable(text))}</text>'
