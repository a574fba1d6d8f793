"""Grades (评价等级) and the scale they follow: the report's own, else the national one."""

from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_RANKS = (
    ("优秀", "优"),
    ("良好", "良"),
    ("中等", "一般", "合格", "及格", "中"),
    ("不合格", "较差", "差"),
)
_GRADE = pattern(r"优秀?|良好?|中等?|一般|不合格|合格|及格|较?差")
_SCORES = pattern(r"\d{1,3}(?:\.\d{1,2})?")
#: A scale names at least so many grades in one passage, or in two that follow each other.
_FEWEST = 4
_FULL = 100
#: A scale in brackets behind the grade it explains; its own brackets say no more than （含）.
_BRACKET = pattern(r"[（(]((?:[^（）()\n]|[（(][^（）()\n]{1,6}[）)])+)[）)]")
_LONGEST = 160


class Scale(NamedTuple):
    """The lowest score of each grade.

    Attributes:
        floors: of 优, 良, 中, from the best.
        spot: where it is printed; None of the national one.
    """

    floors: tuple[Fraction, ...]
    spot: Spot | None

    def rank(self, score: Fraction) -> int:
        """0 of the best."""
        return sum(score < floor for floor in self.floors)


#: 财预〔2020〕10号: 90(含)–100 优, 80(含)–90 良, 60(含)–80 中, below 60 差.
NATIONAL = Scale((Fraction(90), Fraction(80), Fraction(60)), None)


def rank_of(grade: str) -> int | None:
    """Which of 优 良 中 差 a word means, from 0; None of another word."""
    return next((rank for rank, words in enumerate(_RANKS) if grade in words), None)


def scale_of(report: Report) -> Scale:
    """The scale that the report prints; the national one where it prints none."""
    for passage in report.passages:
        text = passage.text
        if "优" not in text or "良" not in text:
            continue
        found = _bracketed(passage) or (_scale(report, passage) if len(text) <= _LONGEST else None)
        if found is not None:
            return found
    return NATIONAL


def _bracketed(passage: Passage) -> Scale | None:
    """``等级为“良”（90分及以上为优，…）``: what else the passage tells is no part of the scale."""
    for found in _BRACKET.finditer(passage.text):
        floors = _floors(found[1])
        if floors:
            return Scale(floors, passage.spot(*found.span(1)))
    return None


def _scale(report: Report, passage: Passage) -> Scale | None:
    """One passage, or with the one behind it."""
    behind = report.passages[passage.index + 1 : passage.index + 2]
    texts = (passage.text, passage.text + "".join(one.text for one in behind))
    floors = next((found for text in texts if (found := _floors(text))), None)
    return Scale(floors, passage.whole) if floors else None


def _floors(text: str) -> tuple[Fraction, ...]:
    """The floors that a text names with all four grades, from the best; none if it does not."""
    grades = {rank_of(one) for one in _GRADE.findall(text)}
    numbers = {Fraction(one) for one in _SCORES.findall(text)}
    floors = sorted({_up(one) for one in numbers if 0 < one < _FULL}, reverse=True)
    whole = len(grades - {None}) >= _FEWEST and len(floors) == _FEWEST - 1
    return tuple(floors) if whole else ()


def _up(value: Fraction) -> Fraction:
    """89.99 is the end of a grade that the next begins behind: 90."""
    whole = -(-value // 1)
    return Fraction(whole) if value * _FULL % _FULL == _FULL - 1 else value
