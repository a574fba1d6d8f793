"""Points (分值) of the tree: given, summed up, or shared under a pooled heading."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.frameworks.drafts import Draft
from jiheng.frameworks.errors import MissingPoints, PointsDoNotAddUp, TotalDoesNotAddUp
from jiheng.frameworks.section import Section


@dataclass(frozen=True, slots=True)
class Points:
    """What can be earned at one place of the tree.

    Attributes:
        given: None in an abstract framework and below a pooled heading.
        pooled: shared by the children, which have none of their own.
    """

    given: Fraction | None
    pooled: bool = False


def points_of(
    tree: list[Draft], section: Section, total: Fraction, *, abstract: bool
) -> Mapping[str, Points]:
    """Points by path; what does not add up is noted."""
    found: dict[str, Points] = {}
    for draft in tree:
        _fill(draft, found, abstract=abstract)
    sums = [found[draft.path].given for draft in tree]
    if not abstract and tree and None not in sums:
        whole = sum((part for part in sums if part is not None), Fraction(0))
        if whole != total:
            line = section.at("total" if section.has("total") else "indicators")
            section.note(TotalDoesNotAddUp(section.file, line, total, whole))
    return found


def _fill(draft: Draft, found: dict[str, Points], *, abstract: bool) -> None:
    given = {one.path: one.points for one in draft.walk()}
    own = given.pop(draft.path)
    if draft.children and own is not None and all(part is None for part in given.values()):
        found.update(dict.fromkeys(given, Points(None)))
        found[draft.path] = Points(own, pooled=True)
        return
    for child in draft.children:
        _fill(child, found, abstract=abstract)
    found[draft.path] = Points(_sum(draft, own, found) if draft.children else own)
    written = draft.section.text("points")
    if own is None and not written and not draft.children and not abstract:
        draft.section.note(MissingPoints(draft.section.file, draft.line, draft.title))


def _sum(draft: Draft, own: Fraction | None, found: Mapping[str, Points]) -> Fraction | None:
    parts = [found[child.path].given for child in draft.children]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return own
    whole = sum(known, Fraction(0))
    if own is not None and own != whole:
        section = draft.section
        section.note(PointsDoNotAddUp(section.file, section.at("points"), draft.title, own, whole))
    return whole if own is None else own
