"""What surrounds a sentence, and what was read of it. No parser is imported here."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.frameworks.language.normal import Unread
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.settings import DEFAULT, Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The indicator a sentence belongs to.

    Attributes:
        points: what it is worth; None where not known.
        title: its name.
        target: 标准值 with its comparator (≤41微克/立方米), or the levels that will do.
        criteria: listed items, with or without points of their own.
        names: named values that conditions may compare.
        settings: how open points are read.
    """

    points: Fraction | None = None
    title: str = ""
    target: str = ""
    criteria: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    settings: Settings = DEFAULT


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a rule sentence.

    Attributes:
        text: as written.
        rule: None where what is unread decides.
        unread: phrases not understood, with their places in ``text``.
        ambiguities: how what the sentence leaves open was read, one sentence each.
        context: in which it was read.
    """

    text: str
    rule: Rule | None
    unread: tuple[Unread, ...]
    ambiguities: tuple[str, ...]
    context: Context
