"""Answers as columns carry them: whole numbers, and what each of them means (指标判断)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from jiheng.dossiers.model import JUDGED, NOT_APPLICABLE, AnswerValue
from jiheng.frameworks.language.totals import Bonus, Cap, Veto
from jiheng.frameworks.model import Framework
from jiheng.frameworks.phrases.answers import Question

#: Scores and judged points are whole numbers of hundredths.
HUNDREDTHS = 100
#: Path of the indicator and key of the question → the question.
Asked = Mapping[tuple[str, str], Question]


def questions(framework: Framework) -> Iterator[tuple[tuple[str, str], Question]]:
    """Every question that a column may answer, by path and key."""
    for indicator in framework.walk():
        reading = indicator.rule
        asked = reading.rule.questions() if reading is not None and reading.rule else ()
        for question in asked:
            if question.key not in indicator.values:
                yield (indicator.path, question.key), question
        if indicator.not_applicable is not None:
            told = Question(NOT_APPLICABLE, "condition", NOT_APPLICABLE)
            yield (indicator.path, NOT_APPLICABLE), told
    for indicator in framework.walk():
        if indicator.pooled:
            for one in (indicator, *indicator.children):
                yield (one.path, JUDGED), Question(JUDGED, "judgement", JUDGED)
    for question in of_total(framework):
        if question.kind != "named":
            yield ("", question.key), question


def of_total(framework: Framework) -> Iterator[Question]:
    """What sentences about the total ask for."""
    sentences: tuple[Bonus | Cap | Veto, ...]
    sentences = (*framework.bonus, *framework.caps, *framework.vetoes)
    for sentence in sentences:
        yield from sentence.questions()


def answer_value(question: Question, number: int) -> AnswerValue:
    """One answer as a dossier has it: yes or no, a level by its place, a count, points.

    Example:
        >>> answer_value(Question(JUDGED, "judgement", JUDGED), 1250)
        Fraction(25, 2)
    """
    if question.kind in ("condition", "item"):
        return number != 0
    if question.kind == "level":
        return question.choices[number]
    return Fraction(number, HUNDREDTHS if question.kind == "judgement" else 1)
