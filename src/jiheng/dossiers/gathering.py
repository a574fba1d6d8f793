"""All problems of a file are told at once: reading goes on past the first."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from jiheng.errors import JihengError, Problems

P = ParamSpec("P")
T = TypeVar("T")


class Gathered:
    """Problems met while one file is read, in its order.

    Attributes:
        file: as the user named it.
        problems: what makes the file unusable.
        doubts: what a person must look at (需核实).
        moving: the file was filled in for another framework; what has no place in this
            one is not wrong, but will be left behind.
    """

    def __init__(self, file: str, *, moving: bool = False) -> None:
        """Nothing met yet."""
        self.file = file
        self.moving = moving
        self.problems: list[JihengError] = []
        self.doubts: list[JihengError] = []

    def take(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What ``read`` gives; None when it found a problem, which is kept."""
        try:
            return read(*args, **kwargs)
        except Problems as problems:
            self.problems.extend(problems.problems)
        except JihengError as problem:
            self.problems.append(problem)
        return None

    def add(self, problem: JihengError) -> None:
        """Keep a problem."""
        self.problems.append(problem)

    def settle(self) -> None:
        """End of the file.

        Raises:
            Problems: any were met.
        """
        if self.problems:
            raise Problems(self.file, self.problems)


def placed(find: Callable[[str], str | None], name: str, gathered: Gathered) -> str | None:
    """The path of an indicator by its name; when moving, its bare title will do."""
    path = find(name) if name else None
    if path is None and gathered.moving:
        return find(name.rpartition("/")[2])
    return path
