"""The sheets of figures: 基础数据, 资金 and 剔除项."""

from collections.abc import Iterator
from itertools import groupby

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import EXCLUSION_CATEGORIES
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout, year_word
from jiheng.dossiers.workbook.slots import STAGE, TEXT, YESNO, Slot
from jiheng.frameworks.model import FactSpec

_BLANK = 24


def facts_sheet(asked: Asked, years: int) -> SheetLayout:
    figures = [Column(f"value{back}", f"{year_word(back)}数", 15, TEXT) for back in range(years)]
    earlier = [
        column
        for back in range(1, years)
        for column in (
            Column(f"stage{back}", f"{year_word(back)}数阶段", 9, STAGE),
            Column(f"evidence{back}", f"{year_word(back)}数佐证", 22, TEXT),
        )
    ]
    return SheetLayout(
        tabs.FACTS,
        "基础数据表",
        "没有发生的填0，没有数据的留空。深黄为评分所需，浅黄可填可不填。"
        "只知道界限的写成“＞85%”。金额按单位栏填写，比率填百分数。",
        (
            Column("name", "名称", 28),
            Column("unit", "单位", 8),
            *figures,
            Column("stage0", "阶段", 9, STAGE),
            Column("evidence0", "佐证", 22, TEXT),
            Column("definition", "口径", 42),
            Column("where", "取数来源", 26),
            *earlier,
        ),
        ("name",),
        tuple(_fact_rows(asked, years)),
        frozen=2,
        unprinted=len(earlier),
    )


def _fact_rows(asked: Asked, years: int) -> Iterator[Row]:
    wanted = asked.framework.asked
    used = [spec for spec in asked.facts if spec.name in wanted]
    spare = [spec for spec in asked.facts if spec.name not in wanted]
    for band, specs in (("", used), ("备查：", spare)):
        for group, members in groupby(specs, key=lambda spec: spec.group):
            title = f"{band}{group}" + ("（评分不用，可不填，供报告和审核）" if band else "")
            yield Row(band=title)
            yield from (_fact_row(asked, spec, years) for spec in members)


def _fact_row(asked: Asked, spec: FactSpec, years: int) -> Row:
    needed = asked.years(spec.name)
    return Row(
        {
            "name": spec.name,
            "unit": spec.unit.symbol,
            "definition": spec.definition,
            "where": spec.where,
        },
        {f"value{back}": fact_slot(spec, needed=back in needed) for back in range(years)},
    )


def fact_slot(spec: FactSpec, *, needed: bool = False) -> Slot:
    """What the cell of a fact takes."""
    match spec.kind:
        case "date":
            return Slot("date", needed=needed)
        case "yesno":
            return Slot("yesno", choices=YESNO.choices, needed=needed)
        case "text":
            return Slot("text", needed=needed)
    counted = spec.kind == "count"
    return Slot(
        "number",
        spec.unit,
        low=spec.low,
        high=spec.high,
        bounds=True,
        counted=counted,
        needed=needed,
    )


def funds_sheet(asked: Asked, years: int) -> SheetLayout:
    funds = [spec.fund for spec in asked.families[0].parts] if asked.families else []
    rows = []
    for back in range(years):
        rows.append(Row(band=f"{year_word(back)}数"))
        for family in asked.families:
            slots = {
                part.fund: fact_slot(part, needed=back in asked.years(part.name))
                for part in family.parts
            }
            needed = back in asked.years(family.whole.name)
            slots["whole"] = fact_slot(family.whole, needed=needed)
            labels = {
                "year": year_word(back),
                "name": family.whole.name,
                "unit": family.whole.unit.symbol,
                "definition": family.whole.definition,
            }
            rows.append(Row(labels, slots))
    return SheetLayout(
        tabs.FUNDS,
        "资金收支表",
        "没有发生的填0，不掌握的留空。合计按部门预算、决算填写，右侧自动求分项之和并比较；差额不为0时核对。",
        (
            Column("year", "年度", 7),
            Column("name", "项目", 18),
            Column("unit", "单位", 7),
            *(Column(fund, fund, 13.5, TEXT) for fund in funds),
            Column("whole", "合计", 14, TEXT),
            Column("sum", "分项之和", 14, live=True),
            Column("gap", "差额", 11, live=True),
            Column("stage", "阶段", 9, STAGE),
            Column("evidence", "佐证", 24, TEXT),
            Column("definition", "口径", 40),
        ),
        ("year", "name"),
        tuple(rows),
        frozen=3,
        wide=True,
    )


def exclusions_sheet(years: int) -> SheetLayout:
    words = tuple(year_word(back) for back in range(years))
    return SheetLayout(
        tabs.EXCLUSIONS,
        "剔除项",
        "因政策、不可抗力等增加而允许剔除的金额。指标体系允许时才剔除，含与不含的结果都会列示。",
        (
            Column("name", "基础数据名称", 34, TEXT),
            Column("year", "年度", 10, Slot("choice", choices=words)),
            Column("amount", "金额（单位同基础数据）", 20, TEXT),
            Column("category", "类别", 16, Slot("choice", choices=EXCLUSION_CATEGORIES)),
            Column("document", "文号", 36, TEXT),
        ),
        blank=_BLANK,
    )
