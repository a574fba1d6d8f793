"""Lines of pages → paragraphs: which of them a sentence goes on over."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jiheng.documents.pdf.lines import Line
from jiheng.documents.written import heading_level, is_contents_line, is_ended, is_labelled

#: An indent, in parts of the height of the line; first lines are set in by two characters.
_INDENT = 1.2
#: How much room is left on a full line, and how much higher letters of a title are.
_SLACK, _OTHER_SIZE = 0.6, 0.15
#: Lines further apart than this many usual steps are two paragraphs.
_APART = 1.3
_LONG = 12
#: How far apart lines are where no page shows it, in parts of their letters.
_STEP = 2.0
#: Where text stands on pages without a line long enough to show it, in parts of the width.
_MARGIN = 0.13
#: How much of a line a ragged edge may leave free.
_RAGGED = 0.25
#: From this share of lines on that are set in, paragraphs are known by it.
_OFTEN = 0.1
#: Letters of a title are this much taller; its lines are near, in the middle, and few.
_TALLER, _TITLE_STEP, _CENTRED, _TITLE_LINES = 1.2, 2.6, 0.04, 3
#: No line of running text begins so far in.
_FAR_IN = 4.5


class Measure:
    """Where the text of a document stands on its pages.

    Attributes:
        left: edge of the text, of pages of each width, in points.
        right: the other edge.
        step: usual distance of baselines; of one page.
        size: height of the letters of running text.
        indented: whether first lines of paragraphs are set in.
        spaced: whether paragraphs stand apart.
    """

    def __init__(self, lines: Sequence[Line], widths: Sequence[float]) -> None:
        """Measure all lines outside tables; ``widths`` are those of the pages."""
        self._widths = widths
        by_width: dict[int, list[Line]] = {}
        for line in lines:
            if len(line.text) > _LONG:
                by_width.setdefault(self._width(line), []).append(line)
        self._left = {width: _common_left(found) for width, found in by_width.items()}
        self._right = {width: _far_right(found) for width, found in by_width.items()}
        self._steps = _steps(lines)
        long = [one.size for one in lines if len(one.text) > _LONG]
        self.size = median(long) if long else 1e9
        steps = [self._apart(one, after) for one, after in pairwise(lines)]
        self.spaced = sum(_APART < step < 2 * _APART for step in steps) > _OFTEN * len(lines)
        inside = sum(_INDENT * one.size < one.left - self.left(one) < 4 * one.size for one in lines)
        self.indented = inside > _OFTEN * len(lines)

    def _apart(self, one: Line, after: Line) -> float:
        """How far two lines are apart, in usual steps; 0 of lines on two pages."""
        return (after.base - one.base) / self.step(one) if one.page == after.page else 0

    def _width(self, line: Line) -> int:
        return round(self._widths[line.page - 1])

    def width(self, line: Line) -> float:
        """Of its page."""
        return self._widths[line.page - 1]

    def left(self, line: Line) -> float:
        """Left edge of the text on the page of the line."""
        return self._left.get(self._width(line), _MARGIN * self.width(line))

    def right(self, line: Line) -> float:
        """Right edge of the text on the page of the line."""
        return self._right.get(self._width(line), (1 - _MARGIN) * self.width(line))

    def step(self, line: Line) -> float:
        """Usual distance of lines on its page."""
        return self._steps.get(line.page, _STEP * line.size)


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> list[list[Line]]:
    """The lines of each paragraph."""
    found: list[list[Line]] = []
    for line in lines:
        if found and goes_on(found[-1], line, measure):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(paragraph: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a line belongs to the paragraph that ends above it."""
    if _one_title(paragraph, line, measure):
        return True
    last = paragraph[-1]
    if not _follows(last, line, measure) or _ends_early(last, line, measure):
        return False
    ended = is_ended(last.text)
    if measure.indented and _set_in(line, measure) and not _is_inner(paragraph, line):
        return False
    if is_labelled(line.text) and (ended or len(paragraph) == 1 or _set_in(line, measure)):
        return False
    if _is_title(paragraph, measure) and not _is_inside(last, line, measure):
        return False
    deeper = line.left - last.left > _INDENT * line.size
    told = measure.indented or measure.spaced  # else only a line left short ends a paragraph
    return not deeper and not (ended and (_set_in(line, measure) or not told))


def _is_inner(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether all of a paragraph is set in, its second line as far as this one."""
    return len(paragraph) > 1 and abs(paragraph[-1].left - line.left) < line.size / 2


def _follows(last: Line, line: Line, measure: Measure) -> bool:
    """Whether two lines look like lines of one running text."""
    listed = is_contents_line(last.text) or is_contents_line(line.text)
    return not (
        listed
        or _apart(last, line, measure)
        or _differ(last, line)
        or _in_pieces(last, line, measure)
    )


def _ends_early(last: Line, line: Line, measure: Measure) -> bool:
    """Whether the next word would still have fitted behind a line.

    Where first lines are set in, one that is not goes on with an unfinished sentence,
    however ragged the edge.
    """
    room = measure.right(last) - last.right - _SLACK * last.size
    if line.token >= room:
        return False
    ragged = room < _RAGGED * (measure.right(last) - measure.left(last))
    return is_ended(last.text) or not ragged or not _is_inside(last, line, measure)


def _is_inside(last: Line, line: Line, measure: Measure) -> bool:
    """Whether the layout tells that a line begins no paragraph: it is not set in, or near."""
    near = last.page == line.page and not _apart(last, line, measure)
    flush = _flush(line, measure)
    return flush and (measure.indented or (measure.spaced and near))


def _apart(last: Line, line: Line, measure: Measure) -> bool:
    return last.page == line.page and line.base - last.base > _APART * measure.step(last)


def _in_pieces(last: Line, line: Line, measure: Measure) -> bool:
    """Words beside each other, as in charts and signatures, are no running text."""
    aside = last.left - measure.left(last) > _FAR_IN * last.size
    return aside or len(last.chunks) > 1 or len(line.chunks) > 1


def _flush(line: Line, measure: Measure) -> bool:
    return abs(line.left - measure.left(line)) < line.size / 2


def _set_in(line: Line, measure: Measure) -> bool:
    return line.left - measure.left(line) > _INDENT * line.size


def _is_tall(line: Line, measure: Measure) -> bool:
    return line.size > _TALLER * measure.size


def _one_title(paragraph: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Lines of the same tall letters, each in the middle, are one title."""
    last = paragraph[-1]
    if not _is_tall(last, measure) or _differ(last, line):
        return False
    near = last.page == line.page and line.base - last.base < _TITLE_STEP * line.size
    words = len(last.text) + len(line.text) > _LONG and not is_labelled(line.text)
    centred = all(_off_centre(one, measure) < _CENTRED for one in (last, line))
    return near and words and centred and len(paragraph) < _TITLE_LINES


def _off_centre(line: Line, measure: Measure) -> float:
    """How far its middle is from that of the page, in parts of the width."""
    width = measure.width(line)
    return abs((line.left + line.right) / 2 - width / 2) / width


def _is_title(paragraph: Sequence[Line], measure: Measure) -> bool:
    """A heading that fills its line to the edge, alone."""
    first = paragraph[0]
    short = len(paragraph) == 1 and heading_level(first.text) > 0 and "，" not in first.text
    room = measure.right(first) - first.right
    return short and room > _SLACK * first.size and not is_ended(first.text)


def _differ(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > _OTHER_SIZE * max(one.size, other.size)


def _common_left(lines: Sequence[Line]) -> float:
    """The leftmost edge at which many lines begin."""
    counted = Counter(round(line.left) for line in lines)
    often = [left for left, times in counted.items() if times >= max(1, len(lines) // 20)]
    return min(often, default=0)


def _far_right(lines: Sequence[Line]) -> float:
    """What the longest lines reach; a tenth of them may hang out."""
    ends = sorted(line.right for line in lines)
    return ends[max(0, len(ends) - 1 - len(ends) // 10)]


def _steps(lines: Sequence[Line]) -> dict[int, float]:
    """Of each page the usual distance of its lines, the smaller where there are two."""
    gaps: dict[int, list[float]] = {}
    for last, line in pairwise(lines):
        running = len(last.text) > _LONG and len(last.chunks) == len(line.chunks) == 1
        if running and last.page == line.page and line.base - last.base > line.size:
            gaps.setdefault(line.page, []).append(line.base - last.base)
    return {page: sorted(found)[len(found) // 5] for page, found in gaps.items()}
