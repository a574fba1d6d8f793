"""Claims that scores told in sentences are those of the score table and of their own parts."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jiheng.auditing.model import Kind, Relation, Severity, Spot
from jiheng.auditing.reading.scores.listed import parts_behind
from jiheng.auditing.reading.scores.model import (
    Group,
    Line,
    Mark,
    ScoreTable,
    adds_up,
    points_agree,
    told,
    total_of,
)
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reading.scores.told import Section, Told, Total, bare, told_scores
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_OF_TITLE = pattern(r"^(?:职能|目标|任务|指标)\s*\d*\s*[:：.、]?|[\s“”\"'‘’（()）]")
_BEHIND = pattern(r"(?:类)?(?:指标|方面|情况|评定|部分|得分|满分|完成)+$")
_FULL = 100
_WHOLE = ("部门整体", "整体支出", "单位整体", "部门（单位）", "部门(单位)")


class ToldScore(NamedTuple):
    """A score (or points) told in a sentence against where it comes from.

    Attributes:
        name: of what is scored; ``""`` of the whole.
        source: where the other number comes from, in words of a message.
        stated: as the sentence tells it.
        expected: as the table or the parts have it.
        points: whether points are told, not a score.
        ceiling: how grave a difference may be.
        silent: the same number fails against another source already.
        rows: what the lines of the table add up to, where that is a third number.
        alone: the other is one number, not a sum.
    """

    name: str
    source: str
    stated: Mark
    shown: Spot
    expected: Mark
    because: tuple[Spot, ...]
    points: bool
    holds: bool | None
    ceiling: Severity = Severity.ERROR
    silent: bool = False
    rows: str = ""
    alone: bool = False

    @property
    def _kind(self) -> Kind:
        if self.alone:
            return "repeat"
        return "points_sum" if self.points else "score_sum"

    def test(self) -> Relation["ToldScore"]:
        """Compare."""
        return Relation(
            self, self._kind, self.holds,
            str(self.stated), str(self.expected), self.shown, self.because,
            told(abs(self.stated.value - self.expected.value)), self.ceiling,
        )  # fmt: skip


def find(report: Report) -> Iterator[ToldScore]:
    """Totals and sections told in sentences."""
    if not any("分" in one.text for one in report.passages):
        return
    scores = told_scores(report)
    tables = [one for one in score_tables(report) if any(line.score for line in one.lines)]
    if scores.totals:
        yield from _totals(report, scores, tables)
    if scores.sections:
        yield from _sections(report, scores, tables)


def _totals(report: Report, scores: Told, tables: list[ScoreTable]) -> Iterator[ToldScore]:
    marks = _table_totals(tables)
    sections = {one.chapters: one for one in scores.sections if one.chapters}
    whole: list[Total] = []
    for one in scores.totals:
        section = sections.get(report.passages[one.shown.passage].chapters)
        if section is not None:
            yield _told_again(one, section)
        elif not _under_indicator(report, one) and (one.score.value * 2 > _FULL or one.overall):
            whole.append(one)
    values = {mark.value for mark in marks}
    right = [one.years for one in whole if one.score.value in values]
    for one in whole:
        # 2023年度得分90分。本年得分95分。 where 95 is in the table: the other is of that year
        other_year = one.years and right and one.years not in right
        if marks and (one.score.value in values or not other_year):
            yield _against_tables(one, tables, marks)
    if not marks:
        yield from _repeated(whole)
    for one in whole:
        yield from _of_parts(report, one)
    yield from _of_sections(report, scores, whole)


def _of_parts(report: Report, one: Total) -> Iterator[ToldScore]:
    """The total against the parts that its sentence lists: 97分，其中：投入10分、过程25.8分…."""
    parts = parts_behind(report.passages[one.shown.passage], one.shown.end)
    if len(parts) < _PARTS:
        return
    grain = min(each.grain for each in parts)
    together = Mark(total_of(parts), grain, parts[0].spot)
    more = together.value > one.score.value
    yield ToldScore(
        "", "所列各部分相加", one.score, one.shown, together,
        tuple(each.spot for each in parts), points=False, holds=adds_up(one.score, parts),
        ceiling=Severity.ERROR if more and one.surely else Severity.DOUBT,
    )  # fmt: skip


#: Fewer parts may be examples.
_PARTS = 3


def _told_again(one: Total, section: Section) -> ToldScore:
    """The score of a section told once more at its end."""
    same = one.score.value == section.score.value
    return ToldScore(
        section.name, "该部分开头", one.score, one.shown, section.score, (section.shown,),
        points=False, holds=same if one.surely or same else None, ceiling=Severity.DOUBT,
    )  # fmt: skip


def _under_indicator(report: Report, one: Total) -> bool:
    """Whether the heading above is that of an indicator of a score table."""
    chapters = report.passages[one.shown.passage].chapters
    if not chapters:
        return False
    name = _plain(bare(chapters[-1]))
    return any(
        name == _plain(item.name) for table in score_tables(report) for item, _ in _named(table)
    )


def _table_totals(tables: Iterable[ScoreTable]) -> list[Mark]:
    return [mark for table in tables for mark in _totals_of(table)]


def _totals_of(table: ScoreTable) -> list[Mark]:
    """The totals that are printed; else what the lines add up to, if they are all there."""
    if table.total:
        return [score for score in table.total.scores if score is not None]
    parts = [one.score for one in table.lines] + [one.score for one in table.funds]
    scored = [one for one in parts if one is not None]
    if not points_agree(table) or len(scored) < len(parts):
        return []
    return [Mark(total_of(scored), min(one.grain for one in scored), scored[-1].spot)]


def _against_tables(one: Total, tables: list[ScoreTable], marks: list[Mark]) -> ToldScore:
    """The total of the table; where there are several tables that of one of them."""
    same = next((mark for mark in marks if mark.value == one.score.value), None)
    whole = [table for table in tables if any(word in table.title for word in _WHOLE)]
    chosen = whole if len(whole) == 1 else tables
    mark = same or next(iter(_table_totals(chosen)), marks[0])
    certain = one.surely and len({each.value for each in _table_totals(chosen)}) == 1
    # 加分 may be told in the sentence and stand outside the total of the table
    certain = certain and not any(line.unread for table in chosen for line in table.lines)
    holds = True if same else (False if one.surely else None)
    ceiling = Severity.ERROR if certain else Severity.DOUBT
    rows = "" if same else _rows(chosen[0], mark)
    source = "评分表总分" if chosen[0].total else "评分表各行得分相加"
    return ToldScore(
        "", source, one.score, one.shown, mark, (mark.spot,), points=False, holds=holds,
        ceiling=ceiling, rows=rows,
    )  # fmt: skip


def _rows(table: ScoreTable, mark: Mark) -> str:
    """What the lines add up to, where that is a third number."""
    parts = [one.score for one in table.lines] + [one.score for one in table.funds]
    return "" if adds_up(mark, parts) else told(total_of(parts))


def _repeated(totals: Iterable[Total]) -> Iterator[ToldScore]:
    """The same total told twice."""
    sure = [one for one in totals if one.surely]
    for one in sure[1:]:
        first = sure[0]
        yield ToldScore(
            "", "前文", one.score, one.shown, first.score, (first.shown,), points=False,
            holds=one.score.value == first.score.value, ceiling=Severity.DOUBT,
        )  # fmt: skip


def _of_sections(report: Report, scores: Told, whole: list[Total]) -> Iterator[ToldScore]:
    """The total against the outermost sections, where these are worth a hundred together."""
    below = [one for one in scores.sections if len(one.chapters) > 0]
    if len(below) < 2:  # noqa: PLR2004
        return
    depth = min(len(one.chapters) for one in below)
    outer = [one for one in below if len(one.chapters) == depth]
    worth = total_of(one.points for one in outer)
    if worth != _FULL or any(one.points is None for one in outer):
        return
    sum_ = total_of(one.score for one in outer)
    spots = tuple(one.shown for one in outer)
    for total in whole:
        if total.surely:
            expected = Mark(sum_, outer[0].score.grain, spots[0])
            holds = adds_up(total.score, [one.score for one in outer])
            yield ToldScore(
                "", "正文各部分得分相加", total.score, total.shown, expected, spots, points=False,
                holds=holds, silent=bool(score_tables(report)),
            )  # fmt: skip


def _sections(report: Report, scores: Told, tables: list[ScoreTable]) -> Iterator[ToldScore]:
    nested, index = _Nested(report, scores.sections), _by_name(tables)
    for one in scores.sections:
        failed = False
        for claim in nested.of(one):
            failed = failed or claim.holds is False
            yield claim
        named = index.get(_plain(one.name), []) if one.name else []
        if len(named) == 1:
            yield from _against_lines(one, named[0], alone=len(tables) == 1, silent=failed)


_Named = tuple[ScoreTable, Group, Line | None]


def _by_name(tables: Iterable[ScoreTable]) -> dict[str, list[_Named]]:
    """The headings and lines of score tables by their plain names."""
    found: dict[str, list[_Named]] = {}
    for table in tables:
        for item, line in _named(table):
            found.setdefault(_plain(item.name), []).append((table, item, line))
    return found


class _Nested:
    """Sections under sections: the score of one is the sum of those right below it."""

    def __init__(self, report: Report, sections: tuple[Section, ...]) -> None:
        """Index the headings."""
        self._told = {one.chapters: one for one in sections if one.chapters}
        self._heads: dict[tuple[str, ...], Spot] = {}
        self._below: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for one in report.passages if self._told else ():
            path = one.chapters
            if path and path not in self._heads:
                self._heads[path] = one.whole
            if path[:-1]:
                self._below.setdefault(path[:-1], set()).add(path)

    def _children(self, one: Section) -> list[Section] | None:
        """The sections right below, None where some tells no score."""
        paths = self._below.get(one.chapters, set())
        found = [self._told[path] for path in paths if path in self._told]
        if not found or len(found) < len(paths):
            return None
        return sorted(found, key=lambda each: (each.shown.passage, each.shown.start))

    def _deep(self, one: Section) -> list[Mark]:
        children = self._children(one)
        if children is None:
            return [one.score]
        return [mark for child in children for mark in self._deep(child)]

    def of(self, one: Section) -> Iterator[ToldScore]:
        """Its points and its score against what is below it."""
        children = self._children(one) if one.chapters else None
        if children is None:
            return
        worth = [child.points for child in children]
        if one.points is not None and all(worth):
            yield self._sum(one, one.points, worth, adds_up(one.points, worth))
        scores = [child.score for child in children]
        # one wrong score among those below is told there, not once more here
        holds = adds_up(one.score, scores) or adds_up(one.score, self._deep(one))
        yield self._sum(one, one.score, scores, holds)

    def _sum(
        self,
        one: Section,
        stated: Mark,
        parts: Iterable[Mark | None],
        holds: bool,  # noqa: FBT001
    ) -> ToldScore:
        known = [part for part in parts if part is not None]
        expected = Mark(total_of(known), min(part.grain for part in known), known[0].spot)
        because = (self._heads[one.chapters], *(part.spot for part in known))
        return ToldScore(
            one.name, "其下各项相加", stated, one.shown, expected, because,
            points=stated is one.points, holds=holds,
        )  # fmt: skip


def _against_lines(
    one: Section, named: _Named, *, alone: bool, silent: bool
) -> Iterator[ToldScore]:
    """The line or heading of the score table that bears the same name."""
    table, item, line = named
    ceiling = Severity.ERROR if alone else Severity.DOUBT
    lines = [line] if line else list(table.within(item))
    worth = line.points if line else item.points
    if one.points is not None and worth is not None:
        same = one.points.value == worth.value
        yield ToldScore(
            one.name, "评分表", one.points, one.shown, worth, (worth.spot,), points=True,
            holds=same, ceiling=ceiling, silent=silent, alone=True,
        )  # fmt: skip
        if not same:
            return
    scores = [each.score for each in lines]
    known = [each for each in scores if each is not None]
    if known and len(known) == len(scores):
        expected = Mark(total_of(known), min(each.grain for each in known), known[0].spot)
        yield ToldScore(
            one.name, "评分表", one.score, one.shown, expected, tuple(each.spot for each in known),
            points=False, holds=adds_up(one.score, known), ceiling=ceiling, silent=silent,
            alone=line is not None,
        )  # fmt: skip


def _named(table: ScoreTable) -> Iterator[tuple[Group, Line | None]]:
    for group in table.groups:
        yield group, None
    for line in table.lines:
        yield line.groups[-1], line


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return _BEHIND.sub("", _OF_TITLE.sub("", _OF_TITLE.sub("", name)))
