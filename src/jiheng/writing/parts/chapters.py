"""Chapters and their numbers: a report says what stands where, never which number it has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from jiheng.documents.model import Block, Heading

_DIGITS = "一二三四五六七八九"
_TEN = 10


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title, and what stands under it."""

    title: str
    blocks: tuple["Block | Chapter", ...] = ()


_Part = Block | Chapter
_Label = Callable[[tuple[int, ...]], str]


def chapter(title: str, *parts: _Part | Iterable[_Part]) -> Chapter:
    """A chapter of blocks, chapters, and runs of both."""
    return Chapter(title, tuple(_flat(parts)))


def official(chapters: Iterable[Chapter]) -> Iterator[Block]:
    """Numbered as official documents are: 一、（一） 1.（1）."""
    return _numbered(chapters, lambda places: _OFFICIAL[len(places) - 1](places[-1]))


def decimal(chapters: Iterable[Chapter]) -> Iterator[Block]:
    """Numbered 1. 1.1 1.1.1."""
    return _numbered(
        chapters, lambda places: ".".join(map(str, places)) + (". " if len(places) == 1 else " ")
    )


def chinese(number: int) -> str:
    """A number below 100 in Chinese figures.

    Example:
        >>> [chinese(number) for number in (3, 10, 12, 20, 21)]
        ['三', '十', '十二', '二十', '二十一']
    """
    tens, ones = divmod(number, _TEN)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return head + (_DIGITS[ones - 1] if ones else "")


_OFFICIAL: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese(number)}、",
    lambda number: f"（{chinese(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


def _numbered(chapters: Iterable[Chapter], label: _Label) -> Iterator[Block]:
    for number, one in enumerate(chapters, 1):
        yield from _one(one, (number,), label)


def _one(one: Chapter, places: tuple[int, ...], label: _Label) -> Iterator[Block]:
    yield Heading(label(places) + one.title, len(places))
    numbers = count(1)
    for block in one.blocks:
        if isinstance(block, Chapter):
            yield from _one(block, (*places, next(numbers)), label)
        else:
            yield block


def _flat(parts: Iterable[_Part | Iterable[_Part]]) -> Iterator[_Part]:
    for part in parts:
        # Asked this way round: some blocks are tuples themselves.
        if isinstance(part, Block | Chapter):
            yield part
        else:
            yield from part
