"""Headings that the edge of a page cut in two: 全面提升水环境质 | 量（6分）."""

from itertools import pairwise

from jiheng.auditing.reading.scores.model import Group, Line, total_of


def joined(
    lines: tuple[Line, ...], groups: tuple[Group, ...]
) -> tuple[tuple[Line, ...], tuple[Group, ...]]:
    """Lines and headings with the two halves of a heading made one.

    Only where the first half bears no points, and the points behind the second are those of
    the lines of both but not of its own.
    """
    names: dict[Group, Group] = {}
    for one, other in pairwise(groups):
        if one.level != other.level or one.points or other.points is None:
            continue
        own, both = (
            total_of(line.points for line in lines if set(line.groups) & halves)
            for halves in ({other}, {one, other})
        )
        if own != other.points.value == both:
            names[one] = names[other] = other._replace(name=one.name + other.name)
    if not names:
        return lines, groups
    made = tuple(
        line._replace(groups=tuple(names.get(group, group) for group in line.groups))
        for line in lines
    )
    return made, tuple(dict.fromkeys(names.get(group, group) for group in groups))
