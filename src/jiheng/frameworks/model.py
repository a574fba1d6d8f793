"""A framework (指标体系): a tree of indicators, their formulas, their rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol, TypeVar

from jiheng.frameworks.errors import AmbiguousTitle, UnknownIndicator
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.normal import Unread, plain_name
from jiheng.frameworks.language.totals import Bonus, Cap, NotApplicable, Veto
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import Quantity, Unit, unit

#: Reasons for which an amount may be left out of a fact, where a framework allows it (剔除项).
EXCLUSIONS = ("政策性", "不可抗力", "上级交办", "经批准购置", "财政收回")
#: Characters of a phrase that a message quotes.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class RuleReading:
    """A scoring sentence (评分标准) and what was understood of it.

    The reading of `jiheng.frameworks.language` without its reader: a framework
    from the cache needs no parser.

    Attributes:
        text: as written.
        rule: None where what is unread decides.
        unread: phrases not understood.
        ambiguities: what the sentence leaves open.
    """

    text: str
    rule: Rule | None
    unread: tuple[Unread, ...] = ()
    ambiguities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A phrase of an imported table that a person has not confirmed yet (待确认).

    Attributes:
        phrase: as printed.
        why: it could not be taken as it stands.
        cell: the whole text of the cell it stands in.
        place: where that cell stands.
    """

    phrase: str
    why: str = ""
    cell: str = ""
    place: str = ""

    def __str__(self) -> str:
        """As it is told: “每个专项”（评分标准中没有读懂），原表：评分表.docx 表1 第3行第4列."""
        words = " ".join(self.phrase.split())
        start = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        why = f"（{self.why}）" if self.why else ""
        return f"“{start}”{why}" + (f"，原表：{self.place}" if self.place else "")


@dataclass(frozen=True, slots=True)
class Basis:
    """A regulation that a framework or an indicator rests on (依据)."""

    title: str
    number: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    clause: str = ""

    def __str__(self) -> str:
        """As cited: 《办法》（财预〔2020〕10号，2020-02-25）第三条."""
        known = "，".join(part for part in (self.number, self.date) if part)
        if not self.title:
            return f"{known}{self.clause}"
        return f"《{self.title}》{f'（{known}）' if known else ''}{self.clause}"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What a fact (基础数据) is: declared once, named everywhere.

    Attributes:
        name: canonical.
        group: heading it stands under in the workbook.
        unit: as it is filled in; a fact that is no number has the unit ``""``.
        aliases: how tables print it.
        definition: 口径.
        where: 取数来源.
        by_fund: it is asked for by 资金性质 as well; its children follow it.
        parent: of such a child, the fact it is part of.
        fund: of such a child, its 资金性质.
        stage: 初报, 审核后, 批复, 公开 that the figure should have; may be empty.
        table: number of the accounts table it comes from, 公开09.
        kind: money, count, rate, area, other, date, text, yesno.
        low: smallest value that makes sense, in ``unit``.
        high: largest one.
        within: facts that it is part of, and never more than.
        note: a remark for who fills it in.
    """

    name: str
    group: str = ""
    unit: Unit = field(default_factory=lambda: unit(""))
    aliases: tuple[str, ...] = ()
    definition: str = ""
    where: str = ""
    by_fund: bool = False
    parent: str = ""
    fund: str = ""
    stage: str = ""
    table: str = ""
    kind: str = "other"
    low: Fraction | None = None
    high: Fraction | None = None
    within: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two formulas that must agree (勾稽关系).

    Attributes:
        left: one side.
        right: the other.
        text: as written.
        tolerance: how far apart they may be, in base units.
        note: why.
        by_fund: the sum of a fact's 资金性质; holds once any of them is supplied.
    """

    left: Formula
    right: Formula
    text: str
    tolerance: Fraction
    note: str = ""
    by_fund: bool = False


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure shown beside the scores (只列示，不计分)."""

    title: str
    formula: Formula
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A case worked out by hand, which the tests recompute.

    Attributes:
        facts: name → year → printed number; text of a fact that is no number.
        exclusions: name → rows of 剔除项.
        answers: indicator path → question → answer; a single answer stands under ``""``.
        objectives: rows of 绩效目标, as written.
        projects: rows of 项目, as written.
        values: indicator path → its value as printed, or why it has none.
        scores: indicator path → score.
    """

    title: str
    facts: Mapping[str, Mapping[int, Quantity | str]] = field(default_factory=dict)
    exclusions: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    objectives: tuple[Mapping[str, object], ...] = ()
    projects: tuple[Mapping[str, object], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None
    grade: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Indicator:
    """A node of the tree (指标); a leaf is scored.

    Attributes:
        path: titles from the top, joined by ``/``.
        points: what can be earned (分值); None in an abstract framework and below a pooled node.
        values: what is computed, by name; the single one has the name ``"value"``.
        target: 标准值, as written.
        rule: how its value becomes points; None of a heading, and where ``rules`` decides.
        rules: the same by method, for objectives.
        criteria: 评分要点.
        evidence: 佐证材料 asked for.
        not_applicable: what happens to its points where it does not apply.
        exclude: fact → kinds of 剔除项 that may be taken off it.
        settings: the framework's, with this indicator's own.
        objectives: category of the dossier's objectives that are scored here.
        compulsory_reason_over: a value above it needs a reason.
        unconfirmed: phrases that must be confirmed before it is scored; ``rule`` has none then.
        pooled: its points are shared by its children, which have none of their own.
        same_as: path in the parent framework.
        line: of the file.
    """

    title: str
    path: str
    points: Fraction | None = None
    values: Mapping[str, Formula] = field(default_factory=dict)
    target: str = ""
    rule: RuleReading | None = None
    rules: Mapping[str, RuleReading] = field(default_factory=dict)
    criteria: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: str = ""
    basis: tuple[Basis, ...] = ()
    not_applicable: NotApplicable | None = None
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    objectives: str = ""
    compulsory_reason_over: Fraction | None = None
    unconfirmed: tuple[Unconfirmed, ...] = ()
    children: tuple["Indicator", ...] = ()
    pooled: bool = False
    same_as: str = ""
    line: int = 0

    @property
    def value(self) -> Formula | None:
        """Its single formula; None where it has none, or several."""
        return self.values.get("value")

    @property
    def level(self) -> int:
        """1 for 一级指标."""
        return self.path.count("/") + 1

    def walk(self) -> Iterator["Indicator"]:
        """Itself and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator["Indicator"]:
        """Those without children."""
        return (one for one in self.walk() if not one.children)


@dataclass(frozen=True, slots=True)
class Hint:
    """What is no mistake, but may not be meant (提示).

    Attributes:
        line: of the file.
        text: half a sentence.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Framework:
    """One bureau's system of indicators, whole.

    Attributes:
        id: its file's name.
        hash: sha256 of what it says, its parents' included; examples and comments left out.
        year: budget year it is for; None for any.
        status: official, reconstruction, placeholder, reference.
        abstract: indicators and formulas without points, for others to build on.
        grades: grade → its floor (含), highest first.
        facts: the whole catalogue and the framework's own, in order.
        needed: names of facts that formulas use.
        asked: names of facts to ask for: those needed, those it lists, those its ties bring in.
        printed: names and aliases in plain form → canonical name.
        years: fact → years back that formulas ask for.
        caps: sentences that limit the total.
        vetoes: sentences that undo it.
        bonus: sentences that add to it.
        projects: id of the framework each project is scored by; ``""`` if none.
        path: file it was read from.
        hints: what may not be meant, in the order of its lines.
    """

    id: str
    title: str
    version: str
    hash: str
    year: int | None
    source: str
    status: str
    confidence: str
    applies_to: str
    basis: tuple[Basis, ...]
    abstract: bool
    total: Fraction
    grades: Mapping[str, Fraction]
    settings: Settings
    report: str
    unit: Unit
    facts: Mapping[str, FactSpec]
    needed: frozenset[str]
    asked: frozenset[str]
    printed: Mapping[str, str]
    years: Mapping[str, tuple[int, ...]]
    ties: tuple[Tie, ...]
    figures: tuple[FigureSpec, ...]
    caps: tuple[Cap, ...]
    vetoes: tuple[Veto, ...]
    bonus: tuple[Bonus, ...]
    projects: str
    extends: str
    indicators: tuple[Indicator, ...]
    examples: tuple[Example, ...]
    path: str
    hints: tuple[Hint, ...] = ()

    def walk(self) -> Iterator[Indicator]:
        """Every indicator, in order."""
        for indicator in self.indicators:
            yield from indicator.walk()

    def leaves(self) -> Iterator[Indicator]:
        """Every indicator that is scored, in order."""
        return (one for one in self.walk() if not one.children)

    def find(self, path: str) -> Indicator:
        """The indicator of this path, or of this title where only one has it.

        Raises:
            UnknownIndicator: none has it.
            AmbiguousTitle: several have it.
        """
        return find(self.walk(), path, self.id)

    def resolve(self, printed: str) -> str | None:
        """The canonical name of a fact as it is printed; None where nobody knows it."""
        return self.printed.get(plain_name(printed))

    def grade(self, score: Fraction) -> str:
        """The grade (等级) of a total; ``""`` where the table has none."""
        return next((grade for grade, floor in self.grades.items() if score >= floor), "")

    def fund_names(self, name: str) -> tuple[str, ...]:
        """The facts that ``name`` is made of by 资金性质."""
        return tuple(spec.name for spec in self.facts.values() if spec.parent == name)


class Titled(Protocol):
    """What has a place in a tree of indicators."""

    @property
    def path(self) -> str:
        """Titles from the top."""

    @property
    def title(self) -> str:
        """Its own."""


T = TypeVar("T", bound=Titled)


def find(indicators: Iterable[T], path: str, where: str) -> T:
    """The one of a path, or of a title that is unique.

    Args:
        indicators: or the steps of an evaluation.
        path: or title.
        where: the framework or file they are of, for the message.

    Raises:
        UnknownIndicator: none has it.
        AmbiguousTitle: several have it.
    """
    known = list(indicators)
    for one in known:
        if one.path == path:
            return one
    titled = [one for one in known if one.title == path or one.path.endswith(f"/{path}")]
    if not titled:
        raise UnknownIndicator(where, path, [one.path for one in known])
    if len(titled) > 1:
        raise AmbiguousTitle(where, path, [one.path for one in titled])
    return titled[0]
