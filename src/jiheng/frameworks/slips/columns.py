"""Columns (缩进) at which the keys and dashes of a file stand."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Level:
    """Where keys of one mapping, or dashes of one list, stand.

    Attributes:
        column: spaces in front.
        line: of the latest of them.
        name: of the latest of them.
        dashes: it is a list.
        open: its latest key has no value yet, so that a level may begin below it.
    """

    column: int
    line: int
    name: str
    dashes: bool = False
    open: bool = False


@dataclass(slots=True)
class Columns:
    """The levels that are open at the line read last, outermost first."""

    levels: list[Level] = field(default_factory=list)

    def continues(self, column: int) -> bool:
        """Whether what stands there can be the rest of the value before."""
        return bool(self.levels) and column > self.levels[-1].column and not self.levels[-1].open

    def beside(self, column: int) -> bool:
        """Whether a line there stands where a key belongs."""
        return bool(self.levels) and column <= self.levels[-1].column

    def heading(self, column: int) -> str:
        """The key without a value that a line there stands below; ``""`` if none."""
        last = self.levels[-1] if self.levels else None
        return last.name if last and last.open and column > last.column else ""

    def place(self, level: Level, *, behind_dash: bool = False) -> Level | None:
        """Put the latest line in its place; the level it misses, if it misses all."""
        kept = [one for one in self.levels if not _ends(one, level)]
        top = kept[-1] if kept else None
        if top is None or behind_dash:
            fits = behind_dash or not self.levels
            self.levels = [*kept, level] if fits else self.levels
            return None if fits else self._nearest(level)
        if (top.column, top.dashes) == (level.column, level.dashes):
            self.levels = [*kept[:-1], level]
            return None
        if top.open:
            self.levels = [*kept[:-1], replace(top, open=False), level]
            return None
        return self._nearest(level)

    def _nearest(self, level: Level) -> Level | None:
        """The level it was probably meant for, of two the inner one; it is put there."""
        same = [one for one in reversed(self.levels) if one.dashes == level.dashes]
        if not same:
            return None
        near = min(same, key=lambda one: abs(one.column - level.column))
        self.levels = [*self.levels[: self.levels.index(near)], replace(level, column=near.column)]
        return near


def _ends(one: Level, level: Level) -> bool:
    """Whether a level is over when another line stands there."""
    return one.column > level.column or (
        one.column == level.column and one.dashes and not level.dashes
    )
