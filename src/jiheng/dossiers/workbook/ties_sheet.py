"""The sheet 勾稽: every tie with both sides, worked out by the spreadsheet as one types."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jiheng.arithmetic import Ratio
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import Dossier, plain
from jiheng.dossiers.ties import facts_of
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.live import LiveTie, Spot, live_tie
from jiheng.dossiers.workbook.looks import RIGHT, WRONG, Looks
from jiheng.dossiers.workbook.sheet import SheetLayout, year_word
from jiheng.frameworks.language.formula import Formula, Reference
from jiheng.quantities import Unit

_HEADINGS = (
    ("勾稽关系", 78),
    ("左边", 16),
    ("右边", 16),
    ("差额", 13),
    ("允许差", 10),
    ("结果", 16),
)
_TOP = 3
_LONG = 38


def write_ties(
    book: Workbook,
    looks: Looks,
    asked: Asked,
    dossier: Dossier | None,
    sheets: Sequence[SheetLayout],
) -> None:
    """Write the sheet; what the dossier holds is worked out already."""
    page = _headed(book, looks)
    spots = dict(_spots(asked, sheets))
    row = _TOP
    for tie in asked.framework.ties:
        live = None if tie.by_fund else live_tie(tie, spots)
        if live is None:
            continue
        row += 1
        page.write_string(row, 0, live.tie.text, looks.printed())
        if len(live.tie.text) > _LONG:
            page.set_row(row, 38)
        for column, (formula, value) in enumerate(_cells(live, row + 1, dossier), start=1):
            page.write_formula(row, column, formula, looks.live(), value)
    area = (_TOP + 1, 5, max(row, _TOP + 1), 5)
    for word, color in (("差", WRONG), ("平", RIGHT)):
        look = looks.made(font_color=color, bold=True)
        rule = {"type": "text", "criteria": "begins with", "value": word, "format": look}
        page.conditional_format(*area, rule)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_TOP)
    page.hide_gridlines(2)
    page.protect("", {"format_columns": True, "format_rows": True})


def _headed(book: Workbook, looks: Looks) -> Worksheet:
    """The sheet with its title and headings."""
    page = book.add_worksheet(tabs.TIES)
    page.write_string(0, 0, "勾稽关系核对表", looks.title())
    page.set_default_row(22)
    page.set_row(0, 30)
    page.write_string(1, 0, "自动计算，不需要填写；两边都填齐时才比较。", looks.hint())
    page.set_row(2, 5)
    page.set_row(_TOP, 24)
    for column, (heading, width) in enumerate(_HEADINGS):
        page.set_column(column, column, width)
        page.write_string(_TOP, column, heading, looks.heading())
    page.freeze_panes(_TOP + 1, 1)
    return page


def _cells(live: LiveTie, line: int, dossier: Dossier | None) -> Iterator[tuple[str, float | str]]:
    """Left, right, difference, tolerance and result; each formula with its present value."""
    left = _value(live.tie.left, live.scale, dossier)
    right = _value(live.tie.right, live.scale, dossier)
    tolerance = live.tie.tolerance / live.scale
    gap = left - right if left is not None and right is not None else None
    yield live.left, _shown(left)
    yield live.right, _shown(right)
    yield f'=IF(OR(B{line}="",C{line}=""),"",ROUND(B{line}-C{line},6))', _shown(gap)
    yield f"={plain(tolerance)}", float(tolerance)
    result = "" if gap is None else "平" if abs(gap) <= tolerance else f"差{plain(gap)}"
    formula = f'=IF(D{line}="","",IF(ABS(D{line})<=E{line},"平","差"&TEXT(D{line},"0.00####")))'
    yield formula, result


def _shown(value: Fraction | None) -> float | str:
    return "" if value is None else float(value)


def _value(formula: Formula, scale: Fraction, dossier: Dossier | None) -> Fraction | None:
    if dossier is None:
        return None
    ratio: Ratio | None = formula.evaluate(facts_of(dossier)).ratio
    return None if ratio is None else ratio.fraction / scale


def _spots(asked: Asked, sheets: Sequence[SheetLayout]) -> Iterator[tuple[Reference, Spot]]:
    """Where every number stands."""
    for sheet in sheets:
        keys = {column.key: number for number, column in enumerate(sheet.columns)}
        for at, row in enumerate(sheet.rows, start=_TOP + 1):
            if sheet.name == tabs.FACTS and not row.band:
                yield from _of_facts(asked, row.labels, at, keys)
            elif sheet.name == tabs.FUNDS and not row.band:
                yield from _of_funds(asked, row.labels, at, keys)


def _of_facts(
    asked: Asked, labels: Mapping[str, str], at: int, keys: Mapping[str, int]
) -> Iterator[tuple[Reference, Spot]]:
    spec = asked.framework.facts[labels["name"]]
    for key, column in keys.items():
        if key.startswith("value"):
            reference = Reference(spec.name, int(key.removeprefix("value")))
            yield reference, Spot(tabs.FACTS, at, column, _scale(spec.unit))


def _of_funds(
    asked: Asked, labels: Mapping[str, str], at: int, keys: Mapping[str, int]
) -> Iterator[tuple[Reference, Spot]]:
    family = next(one for one in asked.families if one.whole.name == labels["name"])
    back = next(back for back in range(len(keys)) if year_word(back) == labels["year"])
    for spec in family.members:
        column = keys[spec.fund or "whole"]
        yield Reference(spec.name, back), Spot(tabs.FUNDS, at, column, _scale(spec.unit))


def _scale(unit: Unit) -> Fraction:
    """A rate is kept as a fraction, everything else in its unit."""
    return Fraction(1) if unit.symbol == "%" else unit.scale
