"""The sheets of 填报表.xlsx: one description, by which it is written and read."""

from collections.abc import Mapping
from functools import lru_cache

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import DIRECTIONS, SOURCES, plain
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.answer_sheets import answers_sheet, filed_sheet
from jiheng.dossiers.workbook.figure_sheets import exclusions_sheet, facts_sheet, funds_sheet
from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout
from jiheng.dossiers.workbook.slots import DATE, MONEY, POINTS, TEXT, WRITTEN, YESNO, Slot

#: Blank rows of a table that has no end.
_BLANK = 40
_FEW = 12
PHASES = ("年初预算数", "全年预算数", "全年执行数")
TEXT_TITLES = (
    "部门概况", "年度主要工作任务", "部门整体支出概况", "预算管理与执行情况", "履职产出和效果",
    "存在的主要问题", "改进措施和有关建议", "其他需要说明的情况",
)  # fmt: skip


@lru_cache(maxsize=16)
def sheets(asked: Asked, years: int) -> tuple[SheetLayout, ...]:
    """Every sheet but the guide and the ties, in order; ``years`` columns of figures.

    Kept: every save of a cell reads its form anew, and the form of a framework stays the same.
    """
    return (
        _subject(asked),
        facts_sheet(asked, years),
        funds_sheet(asked, years),
        exclusions_sheet(years),
        _transfers(),
        answers_sheet(asked),
        _objectives(asked),
        _projects(),
        filed_sheet(asked),
        _texts(),
    )


def asked_years(asked: Asked) -> int:
    """How many columns of figures the framework needs; last year's is always offered."""
    furthest = max((max(back, default=0) for back in asked.framework.years.values()), default=0)
    return max(furthest, 1) + 1


#: 单位信息: attribute of `Subject` → its line and a note.
SUBJECT_LINES: Mapping[str, tuple[str, str]] = {
    "code": ("预算编码", "财政部门编制的预算单位编码，跨年度识别单位，以文本填写"),
    "name": ("单位名称", "与印章一致"),
    "year": ("评价年度", "四位年份，“本年数”即这一年的数"),
    "level": ("预算级次", "如一级预算单位"),
    "region": ("所在区划", "省、市、县（区）"),
    "authority": ("主管部门", ""),
    "nature": ("单位性质", "行政单位、参公事业单位或事业单位"),
    "contact": ("填报人", ""),
    "phone": ("联系电话", ""),
    "date": ("填报日期", "如2024-03-31"),
}
#: 单位信息: lines the form fills in itself.
FRAMEWORK_LINES: Mapping[str, str] = {
    "id": "指标体系编号",
    "version": "指标体系版本",
    "hash": "指标体系校验值",
}
_SUBJECT_SLOTS = {
    "year": Slot("written"),
    "date": DATE,
    "nature": Slot("choice", choices=("行政单位", "参公事业单位", "事业单位")),
}


def _subject(asked: Asked) -> SheetLayout:
    own = [
        Row(
            {"item": line, "note": note},
            {"value": _SUBJECT_SLOTS.get(name, TEXT)},
        )
        for name, (line, note) in SUBJECT_LINES.items()
    ]
    framework = asked.framework
    printed = {"id": framework.id, "version": framework.version, "hash": framework.hash}
    notes = {"id": framework.title, "version": "填报表按这一版生成", "hash": "用于核对版本，不改动"}
    locked = [
        Row(
            {"item": line, "value": printed[name], "note": notes[name]}, closed=frozenset(["value"])
        )
        for name, line in FRAMEWORK_LINES.items()
    ]
    return SheetLayout(
        tabs.SUBJECT,
        "单位基本信息",
        "底色为浅黄的单元格需要填写。预算编码和评价年度必填。",
        (
            Column("item", "项目", 18),
            Column("value", "填写", 60, TEXT),
            Column("note", "说明", 54),
        ),
        ("item",),
        (*own, Row(band="指标体系（由系统填写，不改动）"), *locked),
    )


def _transfers() -> SheetLayout:
    levels = ("中央", "省级", "市级", "县级")
    return SheetLayout(
        tabs.TRANSFERS,
        "上级转移支付",
        "每个文号一行，行数不限。",
        (
            Column("document", "文号", 32, TEXT),
            Column("title", "资金名称", 40, TEXT),
            Column("level", "资金级次", 12, Slot("choice", choices=levels)),
            Column("amount", "下达金额（万元）", 18, MONEY),
            Column("spent", "已支出（万元）", 18, MONEY),
        ),
        blank=_BLANK,
    )


def _objectives(asked: Asked) -> SheetLayout:
    of_own, of_projects = asked.categories, asked.projects.categories if asked.projects else ()
    level1 = tuple(dict.fromkeys(one.partition("/")[0] for one in (*of_own, *of_projects)))
    methods = tuple(dict.fromkeys((*asked.methods, *_of_projects(asked))))
    return SheetLayout(
        tabs.OBJECTIVES,
        "绩效目标与完成情况",
        _objectives_hint(asked),
        (
            Column("project", "项目编码", 11, TEXT),
            Column("level1", "一级指标", 11, Slot("text", offered=level1)),
            Column("level2", "二级指标", 12, TEXT),
            Column("title", "三级指标", 26, TEXT),
            Column("direction", "方向", 7, Slot("choice", choices=DIRECTIONS)),
            Column("target", "指标值", 13, WRITTEN),
            Column("unit", "计量单位", 9, TEXT),
            Column("weight", "权重（分）", 9, POINTS),
            Column("actual", "实际完成值", 13, WRITTEN),
            Column("method", "赋分方式", 12, Slot("text", offered=methods)),
            Column("filed", "自评得分", 9, POINTS),
            Column("judged", "评定得分", 9, POINTS),
            Column("deviation_reason", "偏差原因", 26, TEXT),
            Column("evidence", "佐证", 20, TEXT),
            Column("locked", "锁定", 7, YESNO),
            Column("approved_direction", "批复方向", 7, Slot("choice", choices=DIRECTIONS)),
            Column("approved_target", "批复指标值", 13, WRITTEN),
            Column("approved_weight", "批复权重", 9, POINTS),
            Column("number", "调整批复文号", 18, TEXT),
            Column("date", "调整批复日期", 13, DATE),
        ),
        blank=_BLANK,
        frozen=4,
        wide=True,
    )


def _of_projects(asked: Asked) -> tuple[str, ...]:
    return asked.projects.methods if asked.projects else ()


def _objectives_hint(asked: Asked) -> str:
    """What to know before filling in objectives; what this framework wants of them."""
    whole = asked.projects
    words = [
        f"部门整体：{_wanted(asked)}" if asked.categories else "部门整体的绩效目标不参与评分",
        f"项目：{_wanted(whole)}" if whole and whole.categories else "",
    ]
    if not asked.categories and not (whole and whole.categories):
        words = ["本指标体系不用此表评分，可不填"]
    levels = dict.fromkeys((*asked.levels, *(whole.levels if whole else ())))
    if levels:
        words.append(f"定性指标的实际完成值填：{'、'.join(levels)}")
    words.append("部门整体的目标不填项目编码")
    words.append("批复的内容由导入写入，与批复不同的须填调整批复文号和日期")
    return "。".join(word for word in words if word) + "。"


def _wanted(asked: Asked) -> str:
    """Each category with the points its weights must add up to."""
    return "、".join(
        category if points is None else f"{category}{plain(points)}分"
        for category, points in asked.category_points.items()
    )


def money_key(source: str, phase: str) -> str:
    """The key of the column of one source and phase of a project's money."""
    return f"{source}{phase}"


def _projects() -> SheetLayout:
    money = (
        Column(money_key(source, phase), f"{source}\n{phase}", 13, MONEY)
        for source in SOURCES
        for phase in PHASES
    )
    return SheetLayout(
        tabs.PROJECTS,
        "项目情况表（金额单位：万元）",
        "每个项目一行，行数不限。只有总额时填年度资金总额，分来源的填各来源，总额可不填。",
        (
            Column("code", "项目编码", 14, TEXT),
            Column("name", "项目名称", 28, TEXT),
            Column("authority", "主管部门", 17, TEXT),
            Column("implementer", "实施单位", 17, TEXT),
            *money,
            Column("goal", "预期目标", 30, TEXT),
            Column("result", "实际完成情况", 30, TEXT),
            Column("filed", "项目自评得分", 10, POINTS),
        ),
        blank=_BLANK,
        frozen=2,
        wide=True,
    )


def _texts() -> SheetLayout:
    return SheetLayout(
        tabs.TEXTS,
        "文字材料",
        "供生成报告使用。题目可在末尾增加；单元格内换行按 Alt+Enter。",
        (Column("title", "题目", 28), Column("body", "内容", 110, TEXT)),
        ("title",),
        tuple(Row({"title": title}) for title in TEXT_TITLES),
        blank=_FEW,
        frozen=1,
    )
