"""Indicators without a score: why, and between which points they can lie.

`jiheng.scoring.explained` says both, once for each way in which the units of a file lack
something, and not once for each unit: what an indicator comes to depends on nothing but
its own facts and answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from jiheng.bulk.single import dossier_of
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.language.formula import Formula, Reference
from jiheng.frameworks.model import Framework, Indicator
from jiheng.scoring.answered import HUNDREDTHS, Asked
from jiheng.scoring.batch import Columns
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Step
from jiheng.scoring.ruled import Job, scored_by_rule

#: So many ways are remembered for the next piece.
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Open:
    """An indicator that is not scored: at least, at most (hundredths), and why."""

    low: int
    high: int
    reason: str


@dataclass(slots=True)
class Ranges:
    """The ranges of one framework's indicators, remembered from piece to piece.

    Attributes:
        framework: of the indicators; every one of them applies to everybody.
        asked: its questions.
        known: by path and what is known there.
    """

    framework: Framework
    asked: Asked
    known: dict[tuple[str, bytes], Open] = field(default_factory=dict)

    def of(
        self, path: str, columns: Columns, rows: NDArray[np.int64]
    ) -> tuple[list[Open], NDArray[np.int64]]:
        """The ways in which an indicator is not scored in these rows, and which is whose."""
        indicator = next(one for one in self.framework.walk() if one.path == path)
        matrix = np.column_stack([*_inputs(self.framework, indicator, columns, rows)])
        ways, first, which = np.unique(matrix, axis=0, return_index=True, return_inverse=True)
        found = [
            self._open(indicator, columns, int(rows[row]), way.tobytes())
            for way, row in zip(ways, first, strict=True)
        ]
        return found, which.reshape(-1)

    def _open(self, indicator: Indicator, columns: Columns, row: int, way: bytes) -> Open:
        """One way, worked out on the unit that has it first."""
        key = (indicator.path, way)
        if key not in self.known:
            if len(self.known) >= _MOST:
                self.known.clear()
            own = _only(self.framework, indicator, columns)
            step = self._step(indicator, dossier_of(self.framework, self.asked, own, row))
            low, high = (int(one * HUNDREDTHS) for one in (step.low, step.high))
            self.known[key] = Open(low, high, step.reason)
        return self.known[key]

    def _step(self, indicator: Indicator, dossier: Dossier) -> Step:
        """The indicator's step; without the rest of the evaluation where a rule scores it."""
        rule, points = indicator.rule, indicator.points
        apart = indicator.pooled or indicator.objectives or indicator.unconfirmed
        if rule is not None and points and not apart:
            job = Job(rule, points, Fraction(1), indicator.settings)
            return scored_by_rule(self.framework, dossier, indicator, job)
        alone = replace(self.framework, indicators=(indicator,), ties=(), figures=())
        return evaluate(alone, dossier).steps[0]


def _only(framework: Framework, indicator: Indicator, columns: Columns) -> Columns:
    """Of all columns those an indicator asks for."""
    keys = {key for formula in indicator.values.values() for key in _keys(framework, formula)}
    paths = {one.path for one in indicator.walk()}
    return replace(
        columns,
        facts={key: column for key, column in columns.facts.items() if key in keys},
        answers={key: column for key, column in columns.answers.items() if key[0] in paths},
    )


def _inputs(
    framework: Framework, indicator: Indicator, columns: Columns, rows: NDArray[np.int64]
) -> Iterator[NDArray[np.int64]]:
    """All that decides why an indicator is not scored, as columns of whole numbers.

    Of a formula that lacks a fact it is what it lacks, whatever the others are.
    """
    yield np.zeros(len(rows), dtype=np.int64)
    for formula in indicator.values.values():
        groups = [_names(framework, one) for one in formula.names]
        have = [
            [columns.mask(key)[rows] for key in keys if key in columns.facts] for keys in groups
        ]
        none = np.zeros(len(rows), dtype=bool)
        complete = np.logical_and.reduce([np.logical_or.reduce([none, *one]) for one in have])
        for keys in groups:
            for key in (one for one in keys if one in columns.facts):
                mask = columns.mask(key)[rows]
                yield mask.astype(np.int64)
                yield np.where(complete & mask, columns.facts[key][rows], 0)
    for answer in _answered(indicator, columns):
        mask = columns.mask(answer)[rows]
        yield mask.astype(np.int64)
        yield np.where(mask, columns.answers[answer][rows], 0)


def _answered(indicator: Indicator, columns: Columns) -> Iterator[tuple[str, str]]:
    paths = {indicator.path} | {child.path for child in indicator.children}
    return (key for key in columns.answers if key[0] in paths)


def _keys(framework: Framework, formula: Formula) -> Iterator[str]:
    for one in formula.names:
        yield from _names(framework, one)


def _names(framework: Framework, one: Reference) -> list[str]:
    """A fact and its parts by 资金性质, as columns of facts are named."""
    parts = framework.fund_names(one.name)
    return [str(one), *(str(Reference(part, one.years_back)) for part in parts)]
