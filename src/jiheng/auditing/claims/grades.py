"""Claims that a grade (评价等级) follows from the score beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.scores.grades import NATIONAL, Scale, rank_of, scale_of
from jiheng.auditing.reading.scores.model import Mark, told
from jiheng.auditing.reading.scores.told import Total, told_scores
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_NAMES = ("优", "良", "中", "差")
_TOLD = pattern(
    r"(?:等级|等次|级别|评级|结论|档次|结果|评定|评)(?:评定|确定)?(?:为|是|：|属于?|达到?)+(?:“|”)?"
    r"(?P<grade>优秀|良好|中等|一般|不合格|合格|较差|优|良|中|差)(?![至到、或—\-~])(?=$|[，。；、（）级等档\n]|的)"
)


class Grade(NamedTuple):
    """A grade told of a score.

    Attributes:
        grade: as written.
        scale: by which it is tested.
    """

    grade: str
    at: Spot
    score: Mark
    scale: Scale

    def test(self) -> Relation["Grade"]:
        """Where the score stands on the scale."""
        rank = self.scale.rank(self.score.value)
        national = self.scale is NATIONAL
        because = (
            (self.score.spot,) if self.scale.spot is None else (self.score.spot, self.scale.spot)
        )
        return Relation(
            self, "other", rank == rank_of(self.grade), self.grade, _NAMES[rank], self.at, because,
            ceiling=Severity.DOUBT if national else Severity.ERROR,
        )  # fmt: skip

    @property
    def floors(self) -> str:
        """The scale in words of a message."""
        pairs = zip(_NAMES, self.scale.floors, strict=False)
        return "、".join(f"{told(floor)}及以上为{name}" for name, floor in pairs)


def find(report: Report) -> Iterator[Grade]:
    """Every grade with a score in the same passage; a lone one with the only total."""
    graded = [one for one in report.passages if "等级" in one.text or "等次" in one.text]
    if not graded:
        return
    totals = [one for one in told_scores(report).totals if one.surely]
    scale: Scale | None = None
    for passage in graded:
        for found in _TOLD.finditer(passage.shape.text):
            score = _score_of(passage, totals)
            if score is not None:
                scale = scale or scale_of(report)
                spot = passage.shaped(found.start("grade"), found.end("grade"))
                yield Grade(found["grade"], spot, score, scale)


def _score_of(passage: Passage, totals: list[Total]) -> Mark | None:
    """The total told in the same passage, if it tells one."""
    here = [one.score for one in totals if one.shown.passage == passage.index]
    return here[0] if len({one.value for one in here}) == 1 else None
