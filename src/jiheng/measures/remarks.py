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
