"""Charts of a docx: DrawingML, so that they are sharp, and their numbers are in the file.

The numbers stand in the chart itself; there is no workbook behind it that could
be changed without the report.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from jiheng.documents.model import Bar, Chart, Orientation
from jiheng.writing.docx.paragraphs import laid
from jiheng.writing.docx.xml import DECLARATION, R, plain, quoted
from jiheng.writing.paper.charts import share, told
from jiheng.writing.paper.inks import INKS, OPEN, REST
from jiheng.writing.paper.measures import PAGES

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#: English metric units in a twip; heights of the parts of a chart in them.
_TWIP = 635
_BAR_HEIGHT, _PIE_HEIGHT, _LEAST, _MOST = 215_000, 2_700_000, 1_000_000, 7_000_000
_AXIS = (
    '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr>'
)
_HIDDEN = "".join(
    f'<c:show{what} val="0"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
_SHOWN = _HIDDEN.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')


def drawing(chart: Chart, number: int, orientation: Orientation, *, keep: bool) -> str:
    """The paragraph that shows the chart of that number, with all it says as its description."""
    width, height = PAGES[orientation].field * _TWIP, _height(chart)
    inline = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="图{number}" descr={quoted(told(chart))}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="chart{number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return laid("Picture", inline, keep=keep)


def part(chart: Chart) -> str:
    """The part ``chartN.xml``."""
    plot, legend = {"share": _share, "bar": _bars, "pie": _pie}[chart.kind](chart)
    shown = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if legend else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{R}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{shown}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text_look()}</c:chartSpace>"
    )


def _height(chart: Chart) -> int:
    if chart.kind == "pie":
        return _PIE_HEIGHT
    rows = len(chart.bars) + len(chart.labels)
    return min(_MOST, max(_LEAST, rows * _BAR_HEIGHT + (len(chart.series) > 1) * 300_000))


def _name(bar: Bar) -> str:
    return f"{bar.label}{bar.series}"


def _share(chart: Chart) -> tuple[str, bool]:
    """Bars filled as far as they got; what they say stands under their names."""
    names = [f"{bar.label}\n{bar.text}" for bar in chart.bars]
    stacked = (
        ("得分", INKS[0], [share(bar.value, bar) for bar in chart.bars]),
        ("未定", OPEN, [share(bar.open, bar) for bar in chart.bars]),
        ("", REST, [1 - share(bar.value + bar.open, bar) for bar in chart.bars]),
    )
    series = "".join(
        _series(number, name, _look(ink), _data(names, values))
        for number, (name, ink, values) in enumerate(stacked)
    )
    return _bar_plot(series, "stacked", most=1), False


def _bars(chart: Chart) -> tuple[str, bool]:
    """Bars beside each other, each with its number at its end."""
    made = []
    for number, series in enumerate(chart.series):
        found = {bar.label: bar for bar in chart.bars if bar.series == series}
        values = [found[label].value if label in found else None for label in chart.labels]
        texts = [found[label].text if label in found else "" for label in chart.labels]
        look = _look(INKS[number % len(INKS)], _labels(texts, "outEnd"))
        made.append(_series(number, series, look, _data(list(chart.labels), values)))
    return _bar_plot("".join(made), "clustered"), len(chart.series) > 1


def _pie(chart: Chart) -> tuple[str, bool]:
    """Parts of a whole, each with its name and number outside."""
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>'
        f"{_fill(INKS[number % len(INKS)], edge=True)}</c:dPt>"
        for number in range(len(chart.bars))
    )
    texts = [f"{_name(bar)}\n{bar.text}" for bar in chart.bars]
    names = [_name(bar) for bar in chart.bars]
    values = [max(bar.value, Fraction(0)) for bar in chart.bars]
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{points}{_labels(texts, "outEnd", lines=True)}'
        f"{_data(names, values)}</c:ser>"
    )
    return (
        f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>',
        False,
    )


def _series(number: int, name: str, look: str, data: str) -> str:
    """A series: its name, its colour and labels, then what it shows."""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:v>{plain(name)}</c:v></c:tx>{look}{data}</c:ser>"
    )


def _look(ink: str, labels: str = "") -> str:
    return f'{_fill(ink)}<c:invertIfNegative val="0"/>{labels}'


def _data(names: list[str], values: Iterable[Fraction | None]) -> str:
    count = f'<c:ptCount val="{len(names)}"/>'
    stated = "".join(_points(plain(name) for name in names))
    numbers = "".join(_points(None if value is None else _decimal(value) for value in values))
    return (
        f"<c:cat><c:strLit>{count}{stated}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{numbers}</c:numLit></c:val>"
    )


def _points(values: Iterable[str | None]) -> Iterator[str]:
    for number, value in enumerate(values):
        if value is not None:
            yield f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>'


def _decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _labels(texts: list[str], position: str, *, lines: bool = False) -> str:
    """What stands at each point: the words the report prints, not a number anew."""
    each = "".join(
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr/>{_lines(text)}</c:rich></c:tx>'
        f'<c:dLblPos val="{position}"/>{_SHOWN}</c:dLbl>'
        for number, text in enumerate(texts)
        if text
    )
    lead = '<c:showLeaderLines val="1"/>' if lines else ""
    return f'<c:dLbls>{each}<c:dLblPos val="{position}"/>{_SHOWN}{lead}</c:dLbls>'


def _lines(text: str) -> str:
    look = f'<a:rPr lang="zh-CN" sz="900">{_font()}</a:rPr>'
    return "".join(
        f"<a:p><a:r>{look}<a:t>{plain(line)}</a:t></a:r></a:p>" for line in text.split("\n")
    )


def _bar_plot(series: str, grouping: str, most: int | None = None) -> str:
    top = f'<c:max val="{most}"/>' if most else ""
    overlap = "100" if grouping == "stacked" else "0"
    bare = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="{overlap}"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{bare}<c:tickLblPos val="low"/>'
        f'{_AXIS}{_text_look()}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{top}'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>{bare}'
        '<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _fill(ink: str, *, edge: bool = False) -> str:
    white = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    return f"<c:spPr>{fill}{white if edge else ''}</c:spPr>"


def _text_look() -> str:
    look = f'<a:defRPr sz="900">{_font()}</a:defRPr>'
    end = '<a:endParaRPr lang="zh-CN"/>'
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr>{look}</a:pPr>{end}</a:p></c:txPr>"


def _font() -> str:
    return (
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:latin typeface="宋体"/><a:ea typeface="宋体"/>'
    )
