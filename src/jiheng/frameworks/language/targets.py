"""The target of an indicator (标准值): a range, or the levels that will do."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from jiheng.frameworks.language.clauses import clauses
from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.language.statements import atoms
from jiheng.frameworks.phrases.conditions import VALUE, Condition, Level, Within
from jiheng.frameworks.phrases.intervals import Interval

#: Words whose order is known, best first.
LADDERS: tuple[tuple[str, ...], ...] = (
    ("五星", "四星", "三星", "二星", "一星"),
    ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖"),
    ("一等", "二等", "三等"),
    ("优秀", "良好", "中等", "合格", "不合格"),
    ("优", "良", "中", "差"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What must be reached.

    Attributes:
        text: as written.
        range: where it is a number.
        levels: where it is words: those that will do.
    """

    text: str
    range: Interval | None = None
    levels: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Target | None":
        """The target written so; None where it says nothing that can be decided."""
        return _read(text) if text.strip() else None

    def condition(self, words: str) -> Condition | None:
        """达标 as a condition."""
        if self.range is not None:
            return Within(VALUE, self.range)
        for ladder in LADDERS:
            if set(self.levels) <= set(ladder):
                return Level(ladder, _and_better(self.levels, ladder), words)
        return Level((*self.levels, "其他"), self.levels, words)


def _and_better(levels: tuple[str, ...], ladder: tuple[str, ...]) -> tuple[str, ...]:
    """A target of rungs that lie side by side is reached by every better one, too.

    Example:
        >>> _and_better(("一等", "二等"), ("特等", "一等", "二等", "三等"))
        ('特等', '一等', '二等')
    """
    places = sorted(ladder.index(level) for level in levels)
    together = places == list(range(places[0], places[-1] + 1))
    return ladder[: places[-1] + 1] if together else levels


@lru_cache(maxsize=1024)
def _read(text: str) -> Target | None:
    plain = normalise(text).text
    levels = _levels(plain)
    if levels:
        return Target(plain, None, levels)
    found = clauses(plain)
    if len(found) != 1 or found[0].kind != "condition":
        return None
    named = atoms(found[0].before)
    if not named or len(named) != 1:
        return None
    span = named[0].range
    if named[0].bare and span.low is not None and span.unit == "%" and span.low < 1:
        span = replace(span, high=None, high_in=False)
    return Target(plain, span)


def _levels(plain: str) -> tuple[str, ...]:
    """一、二、三等奖 → 一等奖, 二等奖, 三等奖."""
    found = re.fullmatch(r"([一二三四五](?:[、/和及或][一二三四五])*)(等奖|星级?|级|等)", plain)
    if found:
        suffix = "星" if found.group(2).startswith("星") else found.group(2)
        return tuple(one + suffix for one in re.split(r"[、/和及或]", found.group(1)))
    for ladder in LADDERS:
        if plain in ladder:
            return ladder[: ladder.index(plain) + 1]
    return ()
