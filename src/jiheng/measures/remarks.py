"""What was met in the data, counted, with its first place; nothing is filled in silently."""

from typing import NamedTuple


class Remark(NamedTuple):
    """One kind of thing that was met.

    Attributes:
        what: in words: 负值, 重复的小时 …
        times: how often.
        first: where it was first met.
        done: what was done with it.
    """

    what: str
    times: int
    first: str
    done: str

    def __str__(self) -> str:
        """One line."""
        place = f"，首处{self.first}" if self.first else ""
        return f"{self.what}{self.times}处{place}：{self.done}"


class Counted:
    """Counts what is met row by row, for media that are read without an engine of columns."""

    def __init__(self) -> None:
        """Nothing met yet."""
        self._found: dict[tuple[str, str], Remark] = {}

    def add(self, what: str, where: str, done: str) -> None:
        """Once more of a kind; the first place is kept."""
        before = self._found.get((what, done))
        one = before or Remark(what, 0, where, done)
        self._found[what, done] = one._replace(times=one.times + 1)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """One of each kind, in the order first met."""
        return tuple(self._found.values())
