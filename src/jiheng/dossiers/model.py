"""The dossier (填报): all that one subject hands in for one year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from jiheng.errors import JihengError
from jiheng.quantities import Unit, number

#: 资金性质, in the order of the forms; a fact by fund is named by one of them and the fact.
FUNDS = ("一般公共预算", "政府性基金", "国有资本经营", "社保基金", "财政专户", "单位资金")
#: How far a figure has come (阶段).
STAGES = ("初报", "审核后", "批复", "公开")
#: Why an amount may be taken out of a rate (剔除项类别).
EXCLUSION_CATEGORIES = ("政策性", "不可抗力", "上级交办", "经批准购置", "财政收回")
#: Where a project's money comes from (资金来源); the first is for forms that state only a total.
SOURCES = ("年度资金总额", "当年财政拨款", "上年结转资金", "其他资金")
#: Comparators of a target (方向); 定性 is compared by words.
DIRECTIONS = ("≥", "≤", "=", ">", "<", "定性")

#: Comparators of a fact of which only a bound is known.
BOUNDS = ("＞", "≥", "＜", "≤")

Phase = Literal["initial", "adjusted", "spent"]
FactValue = Fraction | date | str | bool
AnswerValue = Fraction | bool | str

#: Keys of answers that every kind of rule shares.
NOT_APPLICABLE = "不适用"
JUDGED = "评定得分"


@dataclass(frozen=True, slots=True)
class FrameworkRef:
    """The framework a dossier was filled in for; version and hash may be unstated."""

    id: str
    version: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose dossier it is (评价对象).

    Attributes:
        code: 预算编码, the identity across years.
        name: as on its seal.
        year: the year that is evaluated.
        level: 预算级次.
        region: 区划.
        authority: 主管部门.
        nature: 行政单位, 参公事业单位 or 事业单位.
        contact: 填报人.
        phone: 联系电话.
        date: 填报日期, ISO.
    """

    code: str
    name: str
    year: int
    level: str = ""
    region: str = ""
    authority: str = ""
    nature: str = ""
    contact: str = ""
    phone: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An amount that may be taken out of a fact (剔除项), where the framework allows it.

    Attributes:
        amount: in yuan.
        category: one of `EXCLUSION_CATEGORIES`.
        document: 文号 it rests on.
    """

    amount: Fraction
    category: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One item of base data (基础数据): what was so, in which year, says who.

    A fact that nobody has supplied is absent, never 0.

    Attributes:
        name: canonical; by fund ``"<资金性质><name>"``.
        year: budget year it belongs to.
        value: in the base unit of its dimension (money in yuan, rates in one); a date, a
            text or yes/no for facts of those kinds.
        unit: the unit it is filled in with.
        stage: one of `STAGES`, or ``""``.
        evidence: a document and a place in it.
        exclusions: 剔除项.
        comparator: one of `BOUNDS` where only a bound is known: ``"＞"`` of “＞85%”.
        place: where it was read.
    """

    name: str
    year: int
    value: FactValue
    unit: Unit
    stage: str = ""
    evidence: str = ""
    exclusions: tuple[Exclusion, ...] = ()
    comparator: str = ""
    place: str = field(default="", compare=False)

    @property
    def printed(self) -> str:
        """The value in its own unit, exact: ``"18.43万元"``, ``"＞85%"``."""
        return self.comparator + printed(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person found on one question of one indicator's rule (指标判断).

    Attributes:
        path: of the indicator, from the top.
        key: of the question; ``"不适用"`` and ``"评定得分"`` are shared by all rules.
        value: yes/no, a level, a count or a value in base units.
        evidence: where a reviewer can see it.
        reason: 情况说明.
        place: where it was read.
    """

    path: str
    key: str
    value: AnswerValue
    evidence: str = ""
    reason: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Approved:
    """What finance approved of an objective (批复的目标), kept beside what stands now."""

    target: str
    direction: str = ""
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """The document that changed an approved objective (调整批复)."""

    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Objective:
    """One performance objective (绩效目标) and what became of it.

    Attributes:
        project: 项目编码; ``""`` for the department itself.
        level1: 一级指标, such as 产出指标.
        level2: 二级指标, such as 数量指标.
        title: 三级指标.
        direction: one of `DIRECTIONS` or ``""``.
        target: 指标值 as written, without the comparator.
        unit: 计量单位.
        weight: 权重, in points.
        actual: 实际完成值 as written; ``""`` when not filled in.
        method: 赋分方式.
        filed: 自评得分.
        judged: 评定得分, what a reviewer gives where the method leaves it to one.
        deviation_reason: 偏差原因.
        evidence: where a reviewer can see it.
        approved: the approved target of a locked objective.
        approval: 文号 and date of a later change.
        place: where it was read.
    """

    project: str
    level1: str
    level2: str
    title: str
    target: str
    direction: str = ""
    unit: str = ""
    weight: Fraction | None = None
    actual: str = ""
    method: str = ""
    filed: Fraction | None = None
    judged: Fraction | None = None
    deviation_reason: str = ""
    evidence: str = ""
    approved: Approved | None = None
    approval: Approval | None = None
    place: str = field(default="", compare=False)

    @property
    def locked(self) -> bool:
        """Whether target and weight were approved and may only change with a document."""
        return self.approved is not None

    @property
    def changed(self) -> bool:
        """Whether target or weight differ from what was approved."""
        return self.approved not in {None, Approved(self.target, self.direction, self.weight)}

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it one objective and not another."""
        return self.project, self.level1, self.level2, self.title


@dataclass(frozen=True, slots=True)
class Money:
    """A project's money from one source, in yuan.

    Attributes:
        source: one of `SOURCES`.
        initial: 年初预算数.
        adjusted: 全年预算数.
        spent: 全年执行数.
    """

    source: str
    initial: Fraction | None = None
    adjusted: Fraction | None = None
    spent: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the subject (项目).

    Attributes:
        code: 项目编码.
        name: 项目名称.
        authority: 主管部门.
        implementer: 实施单位.
        money: by source.
        goal: 预期目标.
        result: 实际完成情况.
        filed: 项目自评得分.
        place: where it was read.
    """

    code: str
    name: str
    authority: str = ""
    implementer: str = ""
    money: tuple[Money, ...] = ()
    goal: str = ""
    result: str = ""
    filed: Fraction | None = None
    place: str = field(default="", compare=False)

    @property
    def initial(self) -> Fraction | None:
        """年初预算数 of all sources."""
        return self._total("initial")

    @property
    def adjusted(self) -> Fraction | None:
        """全年预算数 of all sources."""
        return self._total("adjusted")

    @property
    def spent(self) -> Fraction | None:
        """全年执行数 of all sources."""
        return self._total("spent")

    def _total(self, phase: Phase) -> Fraction | None:
        """The stated total, else the sum of what is filled in; None where nothing is."""
        stated = {money.source: getattr(money, phase) for money in self.money}
        if stated.get(SOURCES[0]) is not None:
            return Fraction(stated[SOURCES[0]])
        parts = [part for part in stated.values() if part is not None]
        return sum(parts, Fraction(0)) if parts else None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money handed down by a higher level (上级转移支付).

    Attributes:
        document: 文号.
        title: what it is for.
        level: 中央, 省级, 市级, 县级.
        amount: 下达金额, in yuan.
        spent: 已支出, in yuan.
        place: where it was read.
    """

    document: str
    title: str = ""
    level: str = ""
    amount: Fraction | None = None
    spent: Fraction | None = None
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of writing for the report (文字材料).

    Attributes:
        place: where it was read.
    """

    title: str
    body: str
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Filed:
    """What the unit gives itself on one indicator (自评得分), and why."""

    path: str
    score: Fraction
    reason: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class Dossier:
    """All that one subject hands in for one year (填报).

    Attributes:
        framework: what it was filled in for.
        subject: whose it is.
        facts: 基础数据, at most one of each name and year.
        answers: 指标判断.
        objectives: 绩效目标与完成.
        projects: 项目.
        transfers: 上级转移支付.
        texts: 文字材料.
        filed: 自评得分.
        filed_total: 填报总分.
        path: the file it was read from.
        doubts: what a person must look at (需核实), one sentence each; not fatal.
    """

    framework: FrameworkRef
    subject: Subject
    facts: tuple[Fact, ...] = ()
    answers: tuple[Answer, ...] = ()
    objectives: tuple[Objective, ...] = ()
    projects: tuple[Project, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    texts: tuple[Text, ...] = ()
    filed: tuple[Filed, ...] = ()
    filed_total: Fraction | None = None
    path: str = field(default="", compare=False)
    doubts: tuple[JihengError, ...] = field(default=(), compare=False)

    def fact(self, name: str, year: int) -> Fact | None:
        """The fact of that name and year; None when nobody supplied it."""
        return self._facts.get((name, year))

    def answer(self, path: str, key: str) -> Answer | None:
        """The answer to one question of one indicator; None when not answered."""
        return self._answers.get((path, key))

    def filed_score(self, path: str) -> Filed | None:
        """What the unit gave itself on one indicator."""
        return next((one for one in self.filed if one.path == path), None)

    def objectives_of(self, project: str = "") -> tuple[Objective, ...]:
        """The objectives of one project, or of the department itself."""
        return tuple(one for one in self.objectives if one.project == project)

    def project(self, code: str) -> Project | None:
        """The project of that 项目编码."""
        return next((one for one in self.projects if one.code == code), None)

    @cached_property
    def _facts(self) -> Mapping[tuple[str, int], Fact]:
        return {(fact.name, fact.year): fact for fact in self.facts}

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str], Answer]:
        return {(answer.path, answer.key): answer for answer in self.answers}


def printed(value: FactValue, unit: Unit) -> str:
    """A fact's value as a person writes it, exact, with its unit.

    Example:
        >>> from jiheng.quantities import unit
        >>> printed(Fraction(184300), unit("万元")), printed(Fraction(193, 200), unit("%"))
        ('18.43万元', '96.5%')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction):
        return plain(value / unit.scale, 2 if unit.symbol == "万元" else 0) + unit.symbol
    return str(value)


def plain(value: Fraction, least: int = 0) -> str:
    """A finite decimal with every digit it has, and at least ``least`` decimals.

    Example:
        >>> plain(Fraction(1, 8)), plain(Fraction(18), 2)
        ('0.125', '18.00')
    """
    text = number(value, 20)
    whole, _, digits = text.partition(".")
    digits = digits.ljust(least, "0")
    return f"{whole}.{digits}" if digits else whole
