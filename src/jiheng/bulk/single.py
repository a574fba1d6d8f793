"""One unit out of columns, as it would have handed in alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from jiheng.dossiers.model import Answer, AnswerValue, Dossier, Fact
from jiheng.frameworks.model import Framework
from jiheng.frameworks.phrases.answers import Question
from jiheng.scoring.batch import HUNDREDTHS, Columns, dossiers

Asked = Mapping[tuple[str, str], Question]


def dossier_of(
    framework: Framework, asked: Asked, columns: Columns, row: int, more: tuple[Fact, ...] = ()
) -> Dossier:
    """The unit of a row; ``more`` are facts that columns cannot carry."""
    part = columns.part(slice(row, row + 1))
    (found,) = dossiers(framework, replace(part, answers={}))
    return replace(found, facts=(*found.facts, *more), answers=tuple(_answers(asked, part)))


def _answers(asked: Asked, part: Columns) -> Iterator[Answer]:
    for key, column in part.answers.items():
        if part.mask(key)[0]:
            yield Answer(*key, _value(asked[key], int(column[0])))


def _value(question: Question, number: int) -> AnswerValue:
    if question.kind in ("condition", "item"):
        return number != 0
    if question.kind == "level":
        return question.choices[number]
    return Fraction(number, HUNDREDTHS if question.kind == "judgement" else 1)
