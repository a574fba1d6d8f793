"""Which of many projects are shown where not all of them can be: those that score least."""

from collections.abc import Sequence

from jiheng.scoring.model import Evaluation

#: So many fit a terminal, and so many a page that a browser opens at once.
ON_SCREEN = 20
ON_PAGE = 200


def worst(projects: Sequence[Evaluation], most: int) -> tuple[Evaluation, ...]:
    """All of them in their order; of more than ``most`` those that may score least, least first."""
    if len(projects) <= most:
        return tuple(projects)
    return tuple(sorted(projects, key=lambda one: (one.low, one.total))[:most])
