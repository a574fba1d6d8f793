"""What a department received, spent and kept (收支情况), in sentences and tables."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Block, Paragraph, Table
from jiheng.writing.figures import Figures
from jiheng.writing.parts.amounts import Item, amounts_table, bars, filled, item
from jiheng.writing.references import told

INCOME = (
    item("一般公共预算财政拨款收入", "一般公共预算财政拨款收入"),
    item("政府性基金预算财政拨款收入", "政府性基金预算财政拨款收入"),
    item("国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款收入"),
    item("上级补助收入", "上级补助收入"),
    item("事业收入", "事业收入"),
    item("经营收入", "经营收入"),
    item("附属单位上缴收入", "附属单位上缴收入"),
    item("其他收入", "其他收入"),
)
_INCOME_ENDS = (
    item("本年收入合计", "本年收入合计", total=True),
    item("使用非财政拨款结余", "使用非财政拨款结余"),
    item("年初结转和结余", "年初结转结余"),
    item("收入总计", "收入总计", total=True),
)
EXPENDITURE = (
    item("基本支出", "基本支出决算数"),
    item("项目支出", "项目支出决算数"),
    item("上缴上级支出", "上缴上级支出决算数"),
    item("经营支出", "经营支出决算数"),
    item("对附属单位补助支出", "对附属单位补助支出决算数"),
)
_EXPENDITURE_ENDS = (
    item("本年支出合计", "支出决算数", total=True),
    item("结余分配", "结余分配"),
    item("年末结转和结余", "年末结转结余"),
    item("支出总计", "支出总计", total=True),
)
_BASIC = (
    item("　其中：人员经费", "人员经费决算数"),
    item("　　　　公用经费", "公用经费决算数"),
)
#: 三公经费 with what belongs to each item; 会议费 and 培训费 are no part of it.
TRAVEL, CARS, CAR, FUEL, GUESTS = (
    "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费",
    "公务接待费",
)  # fmt: skip
_THREE = " + ".join(f"{name}决算数" for name in (TRAVEL, CAR, FUEL, GUESTS))


def change(figures: Figures, name: str, *, optional: bool = False) -> str:
    """The clause that compares with last year."""
    now, before = figures.value(name), figures.value(f"{name}:上年")
    if now is None or before is None:
        return ("?" if optional else "") + f"{{{{{name}:上年}}}}"
    if now == before:
        return "与上年持平"
    gap = f"{{{{绝对值({name} - 上年({name}))}}}}"
    if before == 0:
        return f"上年为零，比上年增加{gap}"
    rate = f"{{{{绝对值({name} - 上年({name})) ÷ 上年({name})}}}}"
    more, up = ("增加", "增长") if now > before else ("减少", "下降")
    return f"比上年{more}{gap}，{up}{rate}"


def income(figures: Figures) -> Iterator[Block]:
    """收入: a sentence and a table."""
    parts = "、".join(
        f"{one.label}{{{{{one.references[0]}}}}}"
        for one in filled(figures, INCOME)
        if figures.value(one.references[0])
    )
    yield told(
        figures,
        "本年收入合计{{本年收入合计}}",
        f"其中{parts}" if parts else "?{{收入总计}}",
        change(figures, "本年收入合计", optional=True),
    )


def income_table(figures: Figures) -> Table:
    """收入决算, every item that was filled in."""
    items = filled(figures, (*INCOME, *_INCOME_ENDS))
    return amounts_table(figures, ("收入项目", "决算数（万元）"), items or _INCOME_ENDS[:1])


def expenditure(figures: Figures) -> Iterator[Block]:
    """支出: a sentence."""
    yield told(
        figures,
        "本年支出合计{{支出决算数}}",
        "其中基本支出{{基本支出决算数}}（占{{基本支出决算数 ÷ 支出决算数}}）",
        "项目支出{{项目支出决算数}}（占{{项目支出决算数 ÷ 支出决算数}}）",
        change(figures, "支出决算数", optional=True),
    )
    yield told(
        figures,
        "年初结转和结余{{年初结转结余}}",
        "年末结转和结余{{年末结转结余}}",
    )


def expenditure_table(figures: Figures) -> Table:
    """支出决算, every item that was filled in."""
    items = (EXPENDITURE[0], *_BASIC, *EXPENDITURE[1:], *_EXPENDITURE_ENDS)
    found = filled(figures, items) or _EXPENDITURE_ENDS[:1]
    return amounts_table(figures, ("支出项目", "决算数（万元）"), found)


def basic(figures: Figures) -> Paragraph:
    """基本支出 and what it consists of."""
    return told(
        figures,
        "基本支出{{基本支出决算数}}，占本年支出的{{基本支出决算数 ÷ 支出决算数}}",
        "其中人员经费{{人员经费决算数}}，公用经费{{公用经费决算数}}",
        change(figures, "基本支出决算数", optional=True),
    )


def budget(figures: Figures) -> Iterator[Block]:
    """年初预算, 调整 and 执行."""
    yield told(
        figures,
        "年初预算{{年初预算数}}",
        "?其中基本支出{{基本支出年初预算数}}，项目支出{{项目支出年初预算数}}",
        change(figures, "年初预算数", optional=True),
    )
    yield told(
        figures,
        "全年预算（调整后）{{全年预算数}}",
        "?全年预算相当于年初预算的{{全年预算数 ÷ 年初预算数}}",
        "支出决算{{支出决算数}}",
        _execution(figures),
    )


def _execution(figures: Figures) -> str:
    """执行率; where more was spent than budgeted, by how much instead."""
    spent, budgeted = figures.value("支出决算数"), figures.value("全年预算数")
    if spent is not None and budgeted is not None and spent > budgeted:
        return "支出决算比全年预算多{{支出决算数 - 全年预算数}}"
    return "全年预算执行率{{支出决算数 ÷ 全年预算数}}"


def three_public(figures: Figures) -> Iterator[Block]:
    """“三公”经费 against budget and last year, and what is not part of it."""
    total = "{{三公经费决算数}}"
    compared = [
        change(figures, "三公经费决算数"),
        "预算{{三公经费预算数}}，决算为预算的{{三公经费决算数 ÷ 三公经费预算数}}",
    ]
    if not figures.has("三公经费决算数") and figures.has(_THREE):
        total = f"合计数没有填报，按分项相加为{{{{{_THREE}}}}}"
        compared = ["预算{{三公经费预算数}}"]
    yield told(
        figures,
        f"“三公”经费决算{total}",
        *compared,
        "?。会议费{{会议费决算数}}，不计入“三公”经费",
        "?培训费{{培训费决算数}}，不计入“三公”经费",
    )
    yield told(
        figures,
        *(f"{name}{{{{{name}决算数}}}}" for name in (TRAVEL, CAR, FUEL, GUESTS)),
        "?公务用车保有量{{公务用车保有量}}",
        "?公务接待{{公务接待批次}}、{{公务接待人次}}",
    )


def three_public_items() -> Sequence[Item]:
    """The lines of a table: 预算数, 决算数, 上年决算数."""
    named = (
        ("“三公”经费合计", "三公经费", True),
        ("1.因公出国（境）费", TRAVEL, False),
        ("2.公务用车购置及运行维护费", CARS, False),
        ("　其中：购置费", CAR, False),
        ("　　　　运行维护费", FUEL, False),
        ("3.公务接待费", GUESTS, False),
    )
    return tuple(
        Item(label, (f"{name}预算数", f"{name}决算数", f"{name}决算数:上年"), total)
        for label, name, total in named
    )


def three_public_table(figures: Figures) -> Table:
    """“三公”经费 line by line."""
    columns = ("项目", "预算数（万元）", "决算数（万元）", "上年决算数（万元）")
    return amounts_table(figures, columns, three_public_items())


def budget_and_accounts(figures: Figures) -> Iterator[Block]:
    """Budget beside accounts, as bars."""
    lines = (
        item("全部支出", "年初预算数", "全年预算数", "支出决算数"),
        item("基本支出", "基本支出年初预算数", "", "基本支出决算数"),
        item("项目支出", "项目支出年初预算数", "", "项目支出决算数"),
    )
    pairs = tuple(
        Item(one.label, (one.references[0], one.references[2]))
        for one in lines
        if figures.has(one.references[0], one.references[2])
    )
    yield from bars(figures, "预算与决算对比（万元）", ("年初预算", "决算"), pairs)


def procurement(figures: Figures) -> Paragraph:
    """政府采购."""
    return told(
        figures,
        "政府采购支出{{政府采购执行数}}",
        "?其中货物{{政府采购货物支出}}、工程{{政府采购工程支出}}、服务{{政府采购服务支出}}",
        "政府采购预算{{政府采购预算数}}，执行率{{政府采购执行数 ÷ 政府采购预算数}}",
        "?授予中小企业合同金额{{授予中小企业合同金额}}，其中小微企业{{授予小微企业合同金额}}",
    )


def staff(figures: Figures) -> Paragraph:
    """编制 and who is there."""
    return told(
        figures,
        "核定编制{{编制数}}",
        f"?{'其中' if figures.has('编制数') else ''}行政编制{{{{行政编制数}}}}",
        "?行政执法专项编制{{行政执法专项编制数}}",
        "?事业编制{{事业编制数}}",
        "?工勤编制{{工勤编制数}}",
        "。年末在职{{在职人员数}}",
        "?在职人员控制率{{在职人员数 ÷ 编制数}}",
        "?离休{{离休人员数}}",
        "?退休{{退休人员数}}",
        "?编外聘用{{编外人员数}}",
        "?遗属{{遗属人员数}}",
    )


def assets(figures: Figures) -> Paragraph:
    """资产, houses and cars."""
    return told(
        figures,
        "年末资产总额{{资产总额}}",
        "?其中流动资产{{流动资产}}，非流动资产{{非流动资产}}",
        "。固定资产原值{{固定资产总额}}",
        "?固定资产净值{{固定资产净值}}",
        "?其中在用{{在用固定资产}}，固定资产利用率{{在用固定资产 ÷ 固定资产总额}}",
        "?无形资产净值{{无形资产净值}}",
        "?办公用房使用面积{{办公用房使用面积}}",
        "?公务用车{{公务用车保有量}}",
        "?车辆{{车辆总数}}",
    )
