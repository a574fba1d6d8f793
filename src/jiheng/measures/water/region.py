"""Rivers and regions: shares of classes and the words for them (环办〔2011〕22号)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.measures.water.limits import THIRD, WORST, Standard
from jiheng.measures.water.section import WORDS, Assessed, mean_of, place_of
from jiheng.measures.water.settings import Settings

#: From so many sections a river is judged by shares, below by the means of its sections.
BY_SHARES = 5
#: Words by the share of Ⅰ–Ⅲ and of 劣Ⅴ (环办〔2011〕22号 表4).
_GOOD, _FAIR = Fraction(90, 100), Fraction(75, 100)
_SOME, _MUCH = Fraction(20, 100), Fraction(40, 100)
#: Change of both shares together, in points (medium).
_SLIGHT, _PLAIN = 10, 20


@dataclass(frozen=True, slots=True)
class Shares:
    """How many sections of a river or region have which class.

    Attributes:
        counts: by place of the class.
        words: qualitative class; ``""`` where it is not judged.
        how: by which rule.
    """

    counts: tuple[int, ...]
    words: str
    how: str

    @property
    def total(self) -> int:
        """Sections with a class."""
        return sum(self.counts)

    @property
    def good(self) -> int:
        """Of them, Ⅰ–Ⅲ."""
        return sum(self.counts[: THIRD + 1])

    @property
    def worst(self) -> int:
        """Of them, 劣Ⅴ."""
        return self.counts[WORST]


def shares(sections: Sequence[Assessed], standard: Standard, settings: Settings) -> Shares:
    """Of sections that have an annual class; the others are left out."""
    judged = [one for one in sections if one.place is not None]
    counts = tuple(sum(one.place == place for one in judged) for place in range(WORST + 1))
    if not judged:
        return Shares(counts, "", "没有可评价的断面")
    if len(judged) >= BY_SHARES:
        total = len(judged)
        words = by_shares(Fraction(sum(counts[: THIRD + 1]), total), Fraction(counts[WORST], total))
        return Shares(counts, words, f"{total}个断面，断面类别比例法")
    if len({one.lake for one in judged}) > 1:
        return Shares(counts, "", "少于5个断面，河流和湖库不能合并平均，不定性")
    means = mean_of(one.means for one in judged)
    place = place_of(means, judged[0].lake, (standard, settings))
    how = f"{len(judged)}个断面，各项目断面均值的单因子评价"
    return Shares(counts, "" if place is None else WORDS[place], how)


def by_shares(good: Fraction, worst: Fraction) -> str:
    """The word for shares of Ⅰ–Ⅲ and 劣Ⅴ, each 0 to 1.

    Example:
        >>> by_shares(Fraction(18, 22), Fraction(0)), by_shares(Fraction(1, 2), Fraction(2, 5))
        ('良好', '重度污染')
    """
    if good >= _GOOD:
        return "优"
    if good >= _FAIR:
        return "良好"
    if worst < _SOME:
        return "轻度污染"
    return "中度污染" if worst < _MUCH else "重度污染"


def change_words(good: Fraction, worst: Fraction) -> str:
    """The word for a change of Ⅰ–Ⅲ and of 劣Ⅴ, in percentage points.

    Example:
        >>> change_words(Fraction(12), Fraction(-3)), change_words(Fraction(-25), Fraction(0))
        ('有所好转', '明显下降')
    """
    gap = good - worst
    if abs(gap) <= _SLIGHT:
        return "无明显变化"
    how = "有所" if abs(gap) <= _PLAIN else "明显"
    return f"{how}{'好转' if gap > 0 else '下降'}"
