"""What a check is: a question put to the relations of one kind of claim that do not hold."""

import inspect
import typing
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, NamedTuple

from jiheng.auditing.model import Addressee, Finding, Relation, Severity

Question = Callable[[Any], str]


class Check(NamedTuple):
    """A check (审核规则).

    Attributes:
        name: of its function, its file, its page.
        title: what it finds, in a few words.
        severity: of its findings, unless the relation's ceiling is lower.
        advice: what the reader should look at: ``"核对…"``.
        asks: the kinds of claim it is put to.
        question: the function: the message about a relation, ``""`` where it has none.
    """

    name: str
    title: str
    severity: Severity
    advice: str
    addressee: Addressee
    asks: tuple[type, ...]
    question: Question

    @property
    def page(self) -> str:
        """Its documentation."""
        return inspect.cleandoc(self.question.__doc__ or "")

    def of(self, relation: Relation[object]) -> Finding | None:
        """The finding, or None where this check has nothing to say."""
        if relation.holds is not False or not isinstance(relation.claim, self.asks):
            return None
        message = self.question(relation)
        if not message:
            return None
        return Finding(
            self.name,
            self.title,
            min(self.severity, relation.ceiling),
            relation.addressee or self.addressee,
            relation.stated,
            relation.expected,
            message,
            self.advice,
            relation.at,
            relation.because,
        )


def check(
    title: str,
    *,
    severity: Severity,
    advice: str,
    addressee: Addressee = Addressee.UNIT,
) -> Callable[[Question], Check]:
    """Make a check of the function below it.

    The function takes ``relation: Relation[SomeClaim]`` and gives the message, or ``""`` where
    this relation is not its business. Its docstring is its page.
    """

    def made(question: Question) -> Check:
        asked = typing.get_args(question.__annotations__["relation"])[0]
        kinds = typing.get_args(asked) if isinstance(asked, UnionType) else (asked,)
        return Check(question.__name__, title, severity, advice, addressee, kinds, question)

    return made


def asked(checks: tuple[Check, ...], relations: Iterator[Relation[object]]) -> Iterator[Finding]:
    """What the checks answer, relation by relation."""
    for relation in relations:
        if relation.holds is not False:
            continue
        for one in checks:
            found = one.of(relation)
            if found is not None:
                yield found
