"""Files that people put beside a figure or an indicator: which material each of them is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from jiheng.writing.bundle.material import Material, plain_words, read_all

#: Shorter words (表, 报告) are part of too many others.
_TELLING = 3


class Dropped(NamedTuple):
    """One file that was handed in as evidence.

    Attributes:
        name: of the file.
        subject: the figure or indicator it was put beside.
        stated: what is written there about evidence.
    """

    name: str
    subject: str
    stated: str = ""

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePath(self.name).stem


def gathered(
    found: Sequence[Material], dropped: Iterable[Dropped]
) -> tuple[tuple[Material, ...], tuple[int, ...]]:
    """The materials with those that only a file tells of, and for each file which one it is.

    A file is the material that is written beside it; of several, and of those its
    indicator asks for, the one its name tells; else it is a material of its own.

    Example:
        >>> told, places = gathered([Material("决算报表")], [Dropped("决算报表.pdf", "三公经费")])
        >>> [one.title for one in told], places
        (['决算报表'], (0,))
    """
    materials, places = list(found), []
    for one in dropped:
        place = _place(one, materials)
        if place is None:
            place = len(materials)
            materials.append(Material(one.stem, indicators=(one.subject,)))
        materials[place] = replace(materials[place], wanted=False)
        places.append(place)
    return tuple(materials), tuple(places)


def _place(one: Dropped, materials: Sequence[Material]) -> int | None:
    stated = list(read_all(one.stated))
    beside = [
        place for place, material in enumerate(materials)
        if any(material.same(other) for other in stated)
    ]  # fmt: skip
    of_subject = [
        place for place, material in enumerate(materials) if one.subject in material.indicators
    ]
    everywhere = range(len(materials))
    for places in (beside, of_subject, everywhere):
        for place in places:
            if alike(one.stem, materials[place].title):
                return place
    return next((places[0] for places in (beside, of_subject) if len(places) == 1), None)


def alike(name: str, title: str) -> bool:
    """Whether a name and a title are one thing: the shorter stands in the longer.

    Example:
        >>> alike("2024年度部门决算报表（盖章）", "部门决算报表"), alike("表", "部门决算报表")
        (True, False)
    """
    first, second = plain_words(name), plain_words(title)
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _TELLING and shorter in longer
