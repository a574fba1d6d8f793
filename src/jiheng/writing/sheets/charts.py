"""Charts of a workbook: Excel's own, drawn of the numbers above them."""

from typing import Any, cast

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Drawing
from xlsxwriter.worksheet import Worksheet

from jiheng.documents.model import Chart
from jiheng.writing.paper.inks import INKS
from jiheng.writing.printable import printable
from jiheng.writing.sheets.sheet import CHART_ROW, CHART_ROWS, Drawn, Sheet

_FONT = {"name": "宋体", "size": 9}
_PIXELS_IN_POINTS, _WIDTH = 4 / 3, 620


def draw(sheet: Sheet, page: Worksheet, workbook: Workbook) -> None:
    """Draw the charts of a worksheet."""
    for drawn in sheet.drawings:
        kind = {"type": "bar"} if drawn.chart.kind == "bar" else {"type": "pie"}
        made = cast("Drawing", workbook.add_chart(kind))  # None only of a kind it does not know
        for number, series in enumerate(drawn.chart.series):
            made.add_series(_series(sheet, drawn, number, series))
        made.set_title({"none": True})
        many = drawn.chart.kind == "pie" or len(drawn.chart.series) > 1
        made.set_legend({"position": "right", "font": _FONT} if many else {"none": True})
        if drawn.chart.kind == "bar":
            made.set_y_axis({"reverse": True, "num_font": _FONT, "major_tick_mark": "none"})
            made.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        made.set_chartarea({"border": {"none": True}})
        made.set_size({"width": _WIDTH, "height": int(CHART_ROWS * CHART_ROW * _PIXELS_IN_POINTS)})
        page.insert_chart(drawn.row, 0, made, {"description": printable(drawn.chart.title)})


def _series(sheet: Sheet, drawn: Drawn, number: int, series: str) -> dict[str, Any]:
    chart, column = drawn.chart, drawn.values[number]
    last = drawn.first + len(chart.labels) - 1
    made: dict[str, Any] = {
        "name": printable(series),
        "categories": [sheet.name, drawn.first, drawn.names, last, drawn.names],
        "values": [sheet.name, drawn.first, column, last, column],
        "data_labels": {
            "value": True,
            "custom": _labels(chart, series),
            "font": _FONT,
            "position": "outside_end",
        },
    }
    if chart.kind == "bar":
        return made | {"fill": {"color": f"#{INKS[number % len(INKS)]}"}, "gap": 60}
    inks = (INKS[place % len(INKS)] for place in range(len(chart.bars)))
    return made | {"points": [{"fill": {"color": f"#{ink}"}} for ink in inks]}


def _labels(chart: Chart, series: str) -> list[dict[str, Any]]:
    """What stands at each bar: the words the report prints."""
    texts = {bar.label: bar.text for bar in chart.bars if bar.series == series}
    return [
        {"value": printable(texts[label]), "font": _FONT} if label in texts else {"delete": True}
        for label in chart.labels
    ]
