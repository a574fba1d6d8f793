"""Which indicator system of the library a report's score table follows (所用指标体系)."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import HAN, pattern

#: Found by path: to import the frameworks and their language takes longer than an audit.
_LIBRARY = Path(__file__).parents[2] / "frameworks" / "library"
#: A table follows a system if so much of the system's indicators stand in it, each of its own …
_MOST = 0.5
#: … and no fewer than so many.
_FEWEST = 6
#: Forms that know only 产出指标, 效益指标 and the like have so many titles at most; they are told
#: apart by whose they are.
_FORM = 6
_FORM_FEWEST = 3
_LONGEST_TITLE = 40
_PLACE = pattern(rf"^title: (?P<place>{HAN}{{2,3}}?)(?:市|省|区)", re.MULTILINE)
_TITLE = pattern(r"^ *(?:- )?title: (?P<title>[^\s{}\[\]#]+) *$", re.MULTILINE)
_SAME = pattern(r"^ *- same_as: \S*?(?P<title>[^/\s]+) *\n(?! *title:)", re.MULTILINE)
_INDICATORS = pattern(r"^indicators:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_BEHIND = pattern(r"[（(][^（()）]*分?[)）]$")
_MARKS = str.maketrans("", "", "“”\"'‘’《》 ")


def framework_followed(passages: Sequence[Passage], whose: str, *, project: bool) -> str:
    """Its name; ``""`` where there is no score table, or none of the library's.

    The files of the library are searched for titles only: reading them whole would take longer
    than the audit.

    Args:
        passages: of the report.
        whose: agency and title, which name the place.
        project: whether the report is about a project.
    """
    cells = [one.text for one in passages if one.role == "cell"]
    if not any("分值" in text or "得分" in text or "权重" in text for text in cells):
        return ""
    known = {_plain(text) for text in cells if text.strip() and len(text) < _LONGEST_TITLE}
    found = [(len(one.titles & known), one) for one in _library()]
    tables = [(hits / len(one.titles), one.name) for hits, one in found if hits >= _FEWEST]
    share, name = max(tables, default=(0.0, ""))
    if share >= _MOST:
        return name
    forms = (one for hits, one in found if hits >= _FORM_FEWEST and len(one.titles) <= _FORM)
    return next((one.name for one in forms if one.suits(whose, project=project)), "")


class _System(NamedTuple):
    """An indicator system by what its file says of itself.

    Attributes:
        place: 市 or 省 it is of; ``""``: the whole country.
        titles: of its indicators.
    """

    name: str
    place: str
    titles: frozenset[str]

    def suits(self, whose: str, *, project: bool) -> bool:
        """Whether it is the form of that place for such a report."""
        here = self.place in whose if self.place else project
        return here and ("project" in self.name) is project


@cache
def _library() -> tuple[_System, ...]:
    """The systems of the library, those of a place first."""
    found = []
    for path in _LIBRARY.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        part = _INDICATORS.search(text)
        place = _PLACE.search(text)
        titles = [
            match["title"] for form in (_TITLE, _SAME) for match in form.finditer(part.group())
        ] if part else []  # fmt: skip
        if titles:
            place_name = place["place"] if place else ""
            found.append(_System(path.stem, place_name, frozenset(map(_plain, titles))))
    return tuple(sorted(found, key=lambda one: (not one.place, one.name)))


def _plain(text: str) -> str:
    return _BEHIND.sub("", "".join(text.split()).translate(_MARKS))
