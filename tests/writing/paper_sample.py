"""A small report with everything that paper knows: a cover, chapters, charts, tables, who signs."""

import datetime as dt
from fractions import Fraction

from jiheng.documents.model import (
    Bar,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

TITLE = "示例县水务局2024年度部门整体支出绩效自评报告"
ORIGIN = "2024年三公经费决算数，填报表.xlsx 基础数据 C12"
BODY = "本部门按照预算管理要求安排支出，年内各项任务按计划推进，资金使用与绩效目标保持一致。"


def words(text, role="", fact=""):
    """A paragraph."""
    return Paragraph((Run(text, fact=fact),), role)


def signed(name="示例县水务局", day="2025年3月18日"):
    """Who signs, and the day."""
    return words(name, "signature"), words(day, "signature")


def scores(indicators):
    """A wide table with a head of two rows and groups of rows."""
    head = (
        Row(
            (
                Cell("一级指标", rowspan=2),
                Cell("二级指标", rowspan=2),
                Cell("三级指标", rowspan=2),
                Cell("分值", rowspan=2),
                Cell("得分", colspan=2),
                Cell("扣分原因", rowspan=2),
            ),
            role="head",
        ),
        Row((Cell("自评"), Cell("测算")), role="head"),
    )
    rows = []
    for number in range(indicators):
        group = number % 4 == 0
        above = (Cell(f"过程{number}", rowspan=min(4, indicators - number), role="head"),)
        beside = (Cell(f"预算管理{number}", rowspan=min(4, indicators - number), role="head"),)
        own = (
            Cell(f"控制率{number}", role="head"),
            Cell("5", number=Fraction(5)),
            Cell("5", number=Fraction(5)),
            Cell(f"4.{number:02}", number=Fraction(400 + number, 100), role="lost"),
            Cell("超过100%有4.35个百分点，扣4×0.5分"),
        )
        rows.append(Row((*above, *beside, *own) if group else own))
    total = (Cell("合计", colspan=3), Cell("100"), Cell("98"), Cell("88.71"), Cell(""))
    columns = (
        Column(8, "center"),
        Column(9, "center"),
        Column(14),
        Column(5, "center"),
        Column(6, "center"),
        Column(6, "center"),
        Column(30),
    )
    return Table(columns, (*head, *rows, Row(total, role="total")), caption="绩效自评得分表")


PIE = Chart(
    "2024年收入结构",
    (
        Bar("财政拨款", Fraction(810), Fraction(1), "810.00万元，81.00%"),
        Bar("其他收入", Fraction(190), Fraction(1), "190.00万元，19.00%"),
    ),
    "pie",
)
BARS = Chart(
    "预决算对比",
    tuple(
        Bar(label, Fraction(value), Fraction(1), f"{value}.00万元", series=series)
        for label, planned, spent in (("基本支出", 500, 480), ("项目支出", 300, 290))
        for series, value in (("预算数", planned), ("决算数", spent))
    ),
    "bar",
)
SHARES = Chart(
    "得分率",
    (
        Bar("投入", Fraction(9), Fraction(10), "90%，9／10分"),
        Bar("过程", Fraction(20), Fraction(30), "66.67%，20／30分", open=Fraction(5)),
    ),
)
SMALL = Table(
    (Column(20), Column(10, "right"), Column(10, "right")),
    (
        Row((Cell("项目"), Cell("2023年"), Cell("2024年")), role="head"),
        Row((Cell("三公经费"), Cell("18.00万元"), Cell("18.43万元", fact=ORIGIN))),
    ),
)
REPORT = Document(
    TITLE,
    (
        words("附件1", "attachment"),
        words(TITLE, "title"),
        words("单位名称：示例县水务局（盖章）", "cover"),
        words("2025年3月18日", "cover"),
        PageBreak(),
        Heading("一、部门概况", 1),
        Heading("（一）主要职能", 2),
        words(f"三公经费决算数18.43万元。{BODY}", fact=ORIGIN),
        Heading("1.预算安排", 3),
        words(BODY),
        Heading("（1）收入", 4),
        PIE,
        BARS,
        SHARES,
        Heading("二、存在的问题", 1),
        words(BODY),
        *signed(),
        Section("landscape"),
        words("附件2", "attachment"),
        words("绩效自评得分表", "title"),
        scores(24),
        words("注：得分率=得分÷分值×100%。", "note"),
        Section("portrait"),
        words("附件3", "attachment"),
        words("基础数据表", "title"),
        SMALL,
        *signed(),
    ),
    date=dt.date(2025, 3, 18),
)
#: A body of 0 to 29 lines before who signs, each on pages of its own: one of them must come out
#: so that the name would be the last line of a page.
SIGNED_EVERYWHERE = Document(
    "落款",
    tuple(
        block
        for lines in range(30)
        for block in (
            Section(),
            *(words(f"正文{lines}之{number}。") for number in range(lines)),
            *signed(f"落款单位{lines}", f"2025年1月{lines + 1}日"),
        )
    ),
)
