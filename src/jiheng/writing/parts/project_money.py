"""The projects and their money (项目支出安排与执行)."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import Block, Cell, Column, Row, Table
from jiheng.dossiers.model import Project
from jiheng.quantities import decimals, percent, unit
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.cells import head, paragraph, titles
from jiheng.writing.references import told

_WAN = unit("万元")


def project_money(figures: Figures) -> Iterator[Block]:
    """A sentence and a table."""
    yield told(
        figures,
        "项目支出{{项目支出决算数}}",
        "?占本年支出的{{项目支出决算数 ÷ 支出决算数}}",
        "?项目支出年初预算{{项目支出年初预算数}}",
        *(["填报项目{{项目数}}"] if figures.dossier.projects else []),
    )
    if not figures.dossier.projects:
        yield paragraph(f"项目明细{UNFILLED}。")
        return
    yield projects_table(figures.dossier.projects)


def projects_table(projects: tuple[Project, ...], caption: str = "") -> Table:
    """年初预算, 全年预算 and 执行 of each."""
    columns = (Column(40), *(Column(15, "right") for _ in range(4)))
    heads = titles(
        "项目名称", "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）", "执行率"
    )
    return Table(columns, (heads, *(_row(one) for one in projects)), caption)


def _row(one: Project) -> Row:
    origin = "，".join(part for part in (f"项目“{one.name}”", one.place) if part)
    rate = one.spent / one.adjusted if one.adjusted and one.spent is not None else None
    share = Cell("—", role="quiet")
    if rate is not None:
        share = Cell(percent(rate), number=rate, fact=origin)
    money = (one.initial, one.adjusted, one.spent)
    return Row((head(one.name), *(_money(value, origin) for value in money), share))


def _money(value: Fraction | None, origin: str) -> Cell:
    if value is None:
        return Cell(UNFILLED, role="quiet", fact=origin)
    return Cell(decimals(value / _WAN.scale), number=value / _WAN.scale, fact=origin)
