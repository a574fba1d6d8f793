"""The parts that a sentence lists behind a told score (得分构成): 97分，其中：投入10分…."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.reading.scores.model import Mark, mark_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import SCORE, WORDS
from jiheng.patterns import pattern

_LIST = pattern(r"[，。；]?(?:其中|具体(?:为|是|得分)?|各部分得分)[：，]?(?P<list>[^。\n]+)")
_GOT = pattern(rf"得(?:分)?(?:为|：|是)?(?P<got>{SCORE})")
_SCORE = pattern(SCORE)
_BRACKETS = pattern(r"（[^（）]*）")
#: A score and in brackets what it could be: 得分40.8分（满分40分）.
_FULL = pattern(
    rf"(?P<name>{WORDS}{{0,16}}?)(?:为|：|是)?(?P<score>{SCORE})"
    rf"（(?:满分|总分|分值|标准分|权重)(?:为|：)?(?P<points>{SCORE})）"
)


class Worth(NamedTuple):
    """A score beside the most it could be.

    Attributes:
        name: the words before it.
    """

    name: str
    score: Mark
    points: Mark


def parts_behind(passage: Passage, offset: int) -> Sequence[Mark]:
    """The scores listed behind a number that ends at an offset of the text; all or none."""
    shape = passage.shape
    at = next((at for at in range(len(shape.text)) if shape.span(at, at + 1)[0] >= offset), -1)
    found = _LIST.match(shape.text, at) if at >= 0 else None
    if found is None:
        return ()
    begin = found.start("list")
    plain = _BRACKETS.sub(lambda one: "　" * len(one.group()), found["list"])
    mark = "；" if "；" in plain else "、" if "、" in plain else "，"
    marks: list[Mark] = []
    start = begin
    for piece in plain.split(mark):
        place = _score_in(piece)
        if place < 0:
            return ()
        marks.append(mark_of(passage, shape.number(start + place)))
        start += len(piece) + 1
    return marks


def _score_in(piece: str) -> int:
    """Where the one score of a piece stands; -1 where it has none or several."""
    got: list[re.Match[str]] = list(_GOT.finditer(piece))
    if len(got) == 1:
        return got[0].start("got")
    scores = list(_SCORE.finditer(piece))
    lost = "扣" in piece or "满分" in piece or "权重" in piece
    return scores[0].start() if len(scores) == 1 and not got and not lost else -1


def worths(passage: Passage) -> Iterator[Worth]:
    """Scores with the most they could be in brackets."""
    if "分（" not in passage.text.replace("(", "（").replace(" ", ""):
        return
    shape = passage.shape
    for match in _FULL.finditer(shape.text):
        score, points = (
            mark_of(passage, shape.number(match.start(name))) for name in ("score", "points")
        )
        yield Worth(match["name"].removesuffix("得分") or "得分", score, points)
