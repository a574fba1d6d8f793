"""What an audit gives: relations, findings, what was not checked, and the coverage (审核结果)."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Generic, Literal, NamedTuple, TypeVar

#: The kinds of relation of the stable json form.
Kind = Literal[
    "repeat",
    "rule_score",
    "numbering",
    "sum",
    "points_sum",
    "ratio",
    "enumeration_count",
    "date_order",
    "score_sum",
    "difference",
    "growth",
    "target_vs_actual",
    "balance",
    "count",
    "unit",
    "other",
]
C_co = TypeVar("C_co", covariant=True)


class Severity(IntEnum):
    """How grave a finding is: only what no values could satisfy is an error."""

    NOTE = 1
    DOUBT = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """As users read it."""
        return {1: "提示", 2: "需核实", 3: "须更正"}[self.value]

    @property
    def key(self) -> str:
        """As machines read it."""
        return self.name.lower()


class Addressee(StrEnum):
    """Who can do something about a finding (处理方)."""

    UNIT = "填报单位"
    FORM = "表样制定单位"
    SYSTEM = "系统读取"


class Spot(NamedTuple):
    """A piece of the report's text (出处).

    Attributes:
        passage: which passage of the report, from 0; -1 where something is missing altogether.
        start: first character in the passage's text.
        end: behind the last.
        quote: the shortest exact text that shows it, within one line of the file.
    """

    passage: int
    start: int
    end: int
    quote: str


class Relation(NamedTuple, Generic[C_co]):
    """What a claim comes to once it is tested.

    Attributes:
        claim: what was tested; checks read what they need for their sentence from it.
        holds: None where it cannot be decided; then ``why`` says so.
        stated: as written, with its unit.
        expected: as it follows from the other numbers, with its unit.
        at: where it is stated.
        because: where the numbers stand that it follows from.
        gap: the difference of the two, with its unit.
        ceiling: the gravest a finding about it may be, given how sure the reading is.
        why: why it is undecided, in Chinese, without a full stop.
    """

    claim: C_co
    kind: Kind
    holds: bool | None
    stated: str
    expected: str
    at: Spot
    because: tuple[Spot, ...] = ()
    gap: str = ""
    ceiling: Severity = Severity.ERROR
    addressee: Addressee | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of a check (审核发现).

    Attributes:
        check: name of the check, of its file and of its page.
        message: what is written, what follows from what, the difference; in Chinese.
        advice: what to look at.
        also: other places where the very same sentence says the same.
    """

    check: str
    title: str
    severity: Severity
    addressee: Addressee
    stated: str
    expected: str
    message: str
    advice: str
    at: Spot
    because: tuple[Spot, ...] = ()
    also: tuple[Spot, ...] = ()


class Unchecked(NamedTuple):
    """What could not be checked, and why (未能核对).

    Attributes:
        reason: in Chinese, without a full stop.
    """

    reason: str
    at: Spot | None = None


class Coverage(NamedTuple):
    """How much of a report was checked (核对范围).

    Attributes:
        numbers: quantities in the document; labels, years and codes are none.
        numbers_checked: those that stand in a relation that could be decided.
    """

    numbers: int = 0
    numbers_checked: int = 0
    relations: int = 0
    held: int = 0
    failed: int = 0
    undecided: int = 0
    score_rows: int = 0
    score_rows_rescored: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the checks say of one report, in the order of the document."""

    relations: tuple[Relation[object], ...] = ()
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)

    def count(self, severity: Severity) -> int:
        """How many findings are of one severity."""
        return sum(one.severity is severity for one in self.findings)

    @property
    def verdict(self) -> str:
        """The one sentence that sums up, which is no judgement."""
        counts = [self.count(one) for one in (Severity.ERROR, Severity.DOUBT)]
        return (
            f"须更正{counts[0]}处、需核实{counts[1]}处、未能核对{len(self.unchecked)}处；"
            "机器核对，不作认定依据"
        )
