"""What a process does while others read pages for it."""

from collections.abc import Callable

Meanwhile = Callable[[], object]


def idle() -> None:
    """Nothing."""
