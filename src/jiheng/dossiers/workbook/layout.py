"""The sheets of 填报表.xlsx: one description, by which it is written and read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from jiheng.dossiers.asked import TOTAL, YEAR_WORDS, Asked, AskedQuestion
from jiheng.dossiers.model import (
    DIRECTIONS,
    EXCLUSION_CATEGORIES,
    SOURCES,
    plain,
)
from jiheng.dossiers.workbook.slots import (
    DATE,
    MONEY,
    POINTS,
    STAGE,
    TEXT,
    WRITTEN,
    YESNO,
    Slot,
)
from jiheng.frameworks.model import FactSpec
from jiheng.quantities import unit

#: Names of the tabs, in their order.
GUIDE = "填表说明"
SUBJECT = "单位信息"
FACTS = "基础数据"
FUNDS = "资金"
EXCLUSIONS = "剔除项"
TRANSFERS = "上级转移支付"
ANSWERS = "指标判断"
OBJECTIVES = "绩效目标与完成"
PROJECTS = "项目"
FILED = "自评得分"
TIES = "勾稽"
TEXTS = "文字材料"

#: More years of figures than this no form has.
MOST_YEARS = 20
#: Blank rows of a table that has no end.
_BLANK = 40
_FEW = 12
PHASES = ("年初预算数", "全年预算数", "全年执行数")
TEXT_TITLES = (
    "部门概况", "年度主要工作任务", "部门整体支出概况", "预算管理与执行情况", "履职产出和效果",
    "存在的主要问题", "改进措施和有关建议", "其他需要说明的情况",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: what is in it.
        heading: over it; unique in its sheet.
        width: in characters.
        slot: what a cell of it takes; None where the form prints words.
        live: whether a formula stands in it.
    """

    key: str
    heading: str
    width: float
    slot: Slot | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the form prints.

    Attributes:
        labels: words by column.
        slots: what its cells take, where it differs from the column's.
        closed: columns in which nothing is asked of this row.
        band: a heading over the rows below; the rest is empty then.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    band: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet of the form.

    Attributes:
        name: on its tab.
        title: over the table.
        hint: what to know before filling in.
        columns: from the left.
        named_by: columns whose words tell one printed row from another.
        rows: printed ones, in order.
        blank: rows of one's own that may follow, in any number.
        frozen: columns that stay when the sheet is moved.
        wide: printed on A3.
        unprinted: columns at the right that are left out on paper.
    """

    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    named_by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    blank: int = 0
    frozen: int = 0
    wide: bool = False
    unprinted: int = 0

    def slot(self, row: Row | None, column: Column) -> Slot | None:
        """What a cell takes; a row of one's own takes what every column takes."""
        if row is None:
            return None if column.live else column.slot or TEXT
        if column.key in row.closed or row.band:
            return None
        return row.slots.get(column.key, column.slot)

    def key(self, row: Row) -> tuple[str, ...]:
        """What tells a printed row from another."""
        return tuple(row.labels.get(name, "") for name in self.named_by)


def sheets(asked: Asked, years: int) -> tuple[SheetLayout, ...]:
    """Every sheet but the guide and the ties, in order; ``years`` columns of figures."""
    return (
        _subject(asked),
        _facts(asked, years),
        _funds(asked, years),
        _exclusions(years),
        _transfers(),
        _answers(asked),
        _objectives(),
        _projects(),
        _filed(asked),
        _texts(),
    )


def asked_years(asked: Asked) -> int:
    """How many columns of figures the framework needs; last year's is always offered."""
    furthest = max((max(back, default=0) for back in asked.framework.years.values()), default=0)
    return max(furthest, 1) + 1


def year_word(back: int) -> str:
    """本年, 上年, 前年, 前3年."""
    return YEAR_WORDS[back] if back < len(YEAR_WORDS) else f"前{back}年"


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
        SUBJECT,
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


def _facts(asked: Asked, years: int) -> SheetLayout:
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
        FACTS,
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
    return Slot("number", spec.unit, low=spec.low, high=spec.high, needed=needed)


def _funds(asked: Asked, years: int) -> SheetLayout:
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
        FUNDS,
        "资金收支表",
        "各资金性质没有发生的留空。合计按部门预算、决算填写，右侧自动求分项之和并比较；差额不为0时核对。",
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


def _exclusions(years: int) -> SheetLayout:
    words = tuple(year_word(back) for back in range(years))
    return SheetLayout(
        EXCLUSIONS,
        "剔除项",
        "因政策、不可抗力等增加而允许剔除的金额。指标体系允许时才剔除，含与不含的结果都会列示。",
        (
            Column("name", "基础数据名称", 34, TEXT),
            Column("year", "年度", 10, Slot("choice", choices=words)),
            Column("amount", "金额（单位同基础数据）", 20, TEXT),
            Column("category", "类别", 16, Slot("choice", choices=EXCLUSION_CATEGORIES)),
            Column("document", "文号", 36, TEXT),
        ),
        blank=_FEW * 2,
    )


def _transfers() -> SheetLayout:
    levels = ("中央", "省级", "市级", "县级")
    return SheetLayout(
        TRANSFERS,
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


_TYPES = {
    "condition": "是/否",
    "item": "是/否",
    "count": "个数",
    "level": "选择",
    "judgement": "评分",
    "value": "数值",
    "named": "数值",
}


def _answers(asked: Asked) -> SheetLayout:
    return SheetLayout(
        ANSWERS,
        "指标判断表",
        "逐项填写，并写明佐证。没有把握的留空，系统按未评分处理，不会算作0。"
        "项目的指标在末尾空行补填，指标写成“项目编码/指标路径”。",
        (
            Column("path", "指标", 34),
            Column("key", "问题", 34),
            Column("type", "类型", 14),
            Column("value", "填写", 13, WRITTEN),
            Column("evidence", "佐证", 28, TEXT),
            Column("reason", "情况说明", 24, TEXT),
            Column("rule", "评分标准", 34),
            Column("wanted", "应备材料", 26),
        ),
        ("path", "key"),
        tuple(_answer_rows(asked)),
        blank=_FEW,
        frozen=2,
    )


def _answer_rows(asked: Asked) -> Iterator[Row]:
    for _, questions in groupby(asked.questions, key=lambda one: one.path.partition("/")[0]):
        ones = list(questions)
        yield Row(band=ones[0].path.partition("/")[0] or "总分的上限、否决和加分条件")
        for one in ones:
            labels = {
                "path": one.path or TOTAL,
                "key": one.label,
                "type": _type(one),
                "rule": one.rule,
                "wanted": "、".join(one.evidence),
            }
            yield Row(labels, {"value": answer_slot(one)})


def _type(one: AskedQuestion) -> str:
    kind = _TYPES[one.question.kind]
    if one.question.kind == "judgement" and one.points is not None:
        return f"评分（0–{plain(one.points)}）"
    return f"{kind}（{one.question.unit}）" if one.question.unit else kind


def answer_slot(one: AskedQuestion) -> Slot:
    """What the cell of an answer takes."""
    question = one.question
    match question.kind:
        case "condition" | "item":
            return Slot("yesno", choices=YESNO.choices, needed=True)
        case "level":
            return Slot("choice", choices=question.choices, needed=True)
        case "judgement":
            return Slot("points", low=question.low, high=question.high, needed=True)
    if question.choices:
        return Slot("choice", choices=question.choices, needed=True)
    measure = unit("" if question.kind == "count" else question.unit)
    return Slot("number", measure, low=question.low, high=question.high, needed=True)


def _objectives() -> SheetLayout:
    return SheetLayout(
        OBJECTIVES,
        "绩效目标与完成情况",
        "部门整体的目标不填项目编码。批复指标值、批复权重由导入写入；"
        "与批复不同的，须填调整批复文号和日期。未完成或偏差较大的写明原因。",
        (
            Column("project", "项目编码", 11, TEXT),
            Column("level1", "一级指标", 11, TEXT),
            Column("level2", "二级指标", 12, TEXT),
            Column("title", "三级指标", 26, TEXT),
            Column("direction", "方向", 7, Slot("choice", choices=DIRECTIONS)),
            Column("target", "指标值", 13, WRITTEN),
            Column("unit", "计量单位", 9, TEXT),
            Column("weight", "权重（分）", 9, POINTS),
            Column("actual", "实际完成值", 13, WRITTEN),
            Column("method", "赋分方式", 12, TEXT),
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
        PROJECTS,
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


#: 自评得分: the line of the total, and that of the sum which a formula gives.
FILED_TOTAL = "填报总分"
FILED_SUM = "各项得分之和（自动计算）"


def _filed(asked: Asked) -> SheetLayout:
    rows = [
        Row({"path": FILED_TOTAL, "points": plain(asked.framework.total)}),
        Row({"path": FILED_SUM}, closed=frozenset(["score", "reason"])),
    ]
    for top, group in groupby(asked.scored, key=lambda one: one.path.partition("/")[0]):
        ones = list(group)
        if ones[0].path != top:
            rows.append(Row(band=top))
        rows.extend(
            Row(
                {"path": one.path, "points": plain(one.points) if one.points is not None else ""},
                {"score": POINTS},
            )
            for one in ones
        )
    return SheetLayout(
        FILED,
        "自评得分表",
        "填写本单位的自评得分，与系统测算得分不同的写明理由；系统不会改动这里的数。"
        "项目的指标在末尾空行补填，指标写成“项目编码/指标路径”。",
        (
            Column("path", "指标", 56),
            Column("points", "分值", 9),
            Column("score", "得分", 11, POINTS),
            Column("reason", "说明", 60, TEXT),
        ),
        ("path",),
        tuple(rows),
        blank=_FEW,
        frozen=1,
    )


def _texts() -> SheetLayout:
    return SheetLayout(
        TEXTS,
        "文字材料",
        "供生成报告使用。题目可在末尾增加；单元格内换行按 Alt+Enter。",
        (Column("title", "题目", 28), Column("body", "内容", 110, TEXT)),
        ("title",),
        tuple(Row({"title": title}) for title in TEXT_TITLES),
        blank=_FEW,
        frozen=1,
    )
