"""Invented units of a province, the same for the same seed, with faults that are known.

Sizes are log-normal, as budgets are; most rates stand near where rules draw their lines;
some facts lack. No unit, name or figure is anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jiheng.bulk.headings import CODE, NAME, heading
from jiheng.bulk.reading import CHUNK
from jiheng.bulk.writing import write
from jiheng.frameworks.language.formula import Reference
from jiheng.frameworks.model import FactSpec, Framework
from jiheng.frameworks.phrases.answers import Question
from jiheng.scoring.answered import HUNDREDTHS, questions

#: Of 10,000 facts so many lack, and of 10,000 units so many have each fault.
_GAPS, _FAULTS = 100, 50
#: A unit's budget in fen: its middle 8,000,000元, and two thirds within a factor of four.
_MIDDLE, _SPREAD = 800_000_000, 1.4
#: What a unit's own figures are of its size, in 0.01%: near the lines of rules.
_LINES = (10_000, 10_000, 9_800, 9_500, 9_000, 8_500, 8_000, 6_000, 10_500)
_WOBBLE = 400
_CITIES = 21
_BUREAUS = ("水务局", "林业局", "档案馆", "文化馆", "第三中学", "卫生院", "住房中心", "农技站")
#: What may be wrong with a unit: four digits too many, parts above their whole, figures of
#: the line before, half of the figures not filled in.
_DIGITS, _ABOVE, _SHIFTED, _HALF = range(1, 5)
_HALF_OF_ALL = 0.5
#: Of the yes-or-no answers so many are yes.
_GOOD = 0.9


@dataclass(frozen=True, slots=True)
class Population:
    """Units to be invented.

    Attributes:
        framework: whose facts and answers they have.
        units: how many.
        seed: the same gives the same.
    """

    framework: Framework
    units: int
    seed: int

    def frames(self, size: int = CHUNK) -> Iterator[pl.DataFrame]:
        """The units, a piece at a time."""
        for start in range(0, self.units, size):
            yield self._frame(start, min(size, self.units - start))

    @property
    def schema(self) -> pl.Schema:
        """Their columns."""
        return self._frame(0, 0).schema

    def _frame(self, start: int, rows: int) -> pl.DataFrame:
        dice = np.random.Generator(np.random.PCG64([self.seed, start]))
        fault = np.where(
            dice.integers(0, 10_000, rows) < _FAULTS, dice.integers(_DIGITS, _HALF + 1, rows), 0
        )
        places = range(start, start + rows)
        table = {
            CODE: pl.Series([f"{one + 1:08d}" for one in places], dtype=pl.String),
            NAME: pl.Series([_name(one) for one in places], dtype=pl.String),
        }
        size = np.exp(dice.normal(np.log(_MIDDLE), _SPREAD, rows))
        wholes = {whole for spec in self.framework.facts.values() for whole in spec.within}
        for key, spec, back in _facts(self.framework):
            numbers = _numbers(dice, spec, size, whole=spec.name in wholes)
            numbers, there = _faulty(numbers, fault, key, dice)
            head = heading(spec, back, "元" if spec.kind == "money" else "")
            table[head] = _column(numbers, there, spec)
        for (path, key), question in questions(self.framework):
            if path and key != "不适用":
                there = dice.integers(0, 10_000, rows) >= _GAPS
                table[f"{path}：{key}"] = _answers(dice, self.framework, path, question, there)
        return pl.DataFrame(table)


def generate(framework: Framework, output: Path, *, rows: int, seed: int) -> None:
    """Write so many invented units.

    Raises:
        CannotWrite: the place does not take the file.
    """
    population = Population(framework, rows, seed)
    write(population.frames(), population.schema, output)


def _name(place: int) -> str:
    city, bureau = place % _CITIES + 1, _BUREAUS[place // _CITIES % len(_BUREAUS)]
    return f"样例{city:02d}市{bureau}（{place + 1}）"


def _facts(framework: Framework) -> Iterator[tuple[str, FactSpec, int]]:
    """What formulas ask for, of which years, in the order of the catalogue."""
    for spec in framework.facts.values():
        for back in framework.years.get(spec.name, ()) if spec.name in framework.needed else ():
            if back <= 1:
                yield str(Reference(spec.name, back)), spec, back


def _numbers(
    dice: np.random.Generator, spec: FactSpec, size: NDArray[np.float64], *, whole: bool
) -> NDArray[np.int64]:
    """One fact: money in fen, rates in 0.01%, everything else whole; no part above its whole."""
    rows = len(size)
    near = dice.choice(np.array(_LINES), rows)
    near = near + np.where(
        dice.random(rows) < _HALF_OF_ALL, 0, dice.integers(-_WOBBLE, _WOBBLE, rows)
    )
    if spec.within or spec.kind == "rate":
        near = np.minimum(near, 10_000)
    if whole:
        near = np.full(rows, 10_000)
    if spec.kind == "rate":
        return near
    base = size if spec.kind == "money" else 5 + size / _MIDDLE * 40
    # A multiple of 10,000 of the grain, so that a share can stand exactly on a line.
    step = np.maximum(base // (10_000 if spec.kind == "money" else 1), 1).astype(np.int64)
    numbers: NDArray[np.int64] = step * near
    return numbers if spec.kind == "money" else numbers // 10_000


def _faulty(
    numbers: NDArray[np.int64], fault: NDArray[np.int64], key: str, dice: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The same with the faults of some units, and where it is filled in."""
    there = dice.integers(0, 10_000, len(numbers)) >= _GAPS
    hit = dice.random(len(numbers)) < _HALF_OF_ALL
    numbers = np.where((fault == _DIGITS) & hit, numbers * 10_000, numbers)
    numbers = np.where((fault == _ABOVE) & hit & ("决算" in key), numbers * 3, numbers)
    numbers = np.where((fault == _SHIFTED) & hit, np.roll(numbers, 1), numbers)
    return numbers, there & ~((fault == _HALF) & hit)


def _column(numbers: NDArray[np.int64], there: NDArray[np.bool_], spec: FactSpec) -> pl.Series:
    whole = pl.Series(numbers)
    if spec.kind in ("money", "rate"):
        whole = (whole.cast(pl.Decimal(20, 2)) * Decimal("0.01")).cast(pl.Decimal(18, 2))
    return pl.select(pl.when(pl.Series(there)).then(whole)).to_series()


def _answers(
    dice: np.random.Generator,
    framework: Framework,
    path: str,
    question: Question,
    there: NDArray[np.bool_],
) -> pl.Series:
    """Answers as a person types them: mostly good ones."""
    rows = len(there)
    if question.kind in ("condition", "item"):
        words = np.where(dice.random(rows) < _GOOD, 1, 0)
        told = pl.Series(["否", "是"], dtype=pl.String).gather(words)
    elif question.kind == "level":
        level = np.minimum(dice.geometric(0.6, rows) - 1, len(question.choices) - 1)
        told = pl.Series(question.choices, dtype=pl.String).gather(level)
    elif question.kind == "judgement":
        most = question.high or framework.find(path).points or 2
        points = (dice.integers(70, 101, rows) * int(most * HUNDREDTHS)) // 100
        told = (pl.Series(points).cast(pl.Decimal(18, 2)) / HUNDREDTHS).cast(pl.Decimal(9, 2))
    else:
        told = pl.Series(np.minimum(dice.poisson(0.4, rows), 9))
    return pl.select(pl.when(pl.Series(there)).then(told)).to_series()
