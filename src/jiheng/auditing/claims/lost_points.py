"""Claims about lost points (扣分): that they have a reason, and that the reason tells as many."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.scores.model import Line, Mark, told
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_TAKEN = pattern(r"扣(?:除|减)?(?P<n>\d{1,2}(?:\.\d{1,2})?)分")
_NOTHING = pattern(r"^(?:无|没有|/|-|—|－|、|无偏差|不适用)*$")
_EACH = pattern(r"每|各扣|的扣|则扣|应扣|不得分|扣完|满\d|测算")


class Reason(NamedTuple):
    """Points lost in one line, and what its column for reasons says."""

    name: str
    points: Mark
    score: Mark
    reason: str

    def test(self) -> Relation["Reason"]:
        """A reason is written."""
        lost = told(self.points.value - self.score.value)
        return Relation(
            self, "other", not _NOTHING.match(self.reason), lost, "", self.score.spot,
            (self.points.spot,), ceiling=Severity.NOTE,
        )  # fmt: skip


class Taken(NamedTuple):
    """The points that a reason says were taken away, against those that were."""

    name: str
    points: Mark
    score: Mark
    said: Fraction
    at: Spot
    others: tuple[Fraction, ...] = ()

    def test(self) -> Relation["Taken"]:
        """Compare; a reason may be that of the reviewer's score beside the unit's own."""
        lost = self.points.value - self.score.value
        return Relation(
            self, "score_sum", self.said in (lost, *self.others), told(self.said), told(lost),
            self.at, (self.points.spot, self.score.spot), told(abs(lost - self.said)),
            Severity.DOUBT,
        )  # fmt: skip


class Shared(NamedTuple):
    """Points that several indicators share, so that no one's score is known."""

    names: tuple[str, ...]
    points: Mark
    score: Mark

    def test(self) -> Relation["Shared"]:
        """Never as it should be; only where points are lost does it matter."""
        return Relation(
            self, "other", self.score.value == self.points.value, str(self.score), "",
            self.score.spot, (self.points.spot,), ceiling=Severity.NOTE,
        )  # fmt: skip


def find(report: Report) -> Iterator[Reason | Taken | Shared]:
    """Every line that lost points, and every reason that tells how many."""
    for table in score_tables(report):
        for line, sharing in zip(table.lines, table.sharing, strict=True):
            if line.points is None or line.score is None or line.unread:
                continue
            if table.reasons and 0 <= line.score.value < line.points.value:
                yield Reason(line.name, line.points, line.score, line.text("why"))
            yield from _taken(line, line.points, line.score)
            names = tuple(dict.fromkeys((line.name, *(one.name for one in sharing))))
            if len(names) > 1 and not table.targeted:
                yield Shared(names, line.points, line.score)


def _taken(line: Line, points: Mark, score: Mark) -> Iterator[Taken]:
    cell = line.cell("why")
    if cell is None or "扣" not in cell.text:
        return
    text = "".join(cell.text.split())
    found = [Fraction(one["n"]) for one in _TAKEN.finditer(text)]
    if found and not _EACH.search(text):
        said = sum(found, Fraction(0))
        others = tuple(points.value - one.value for one in line.scores if one is not None)
        yield Taken(line.name, points, score, said, cell.whole, others)
