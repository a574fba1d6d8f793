"""File names by the pattern of a notice (通知规定的文件名): ``{单位}_{年度}_{材料}``."""

from collections.abc import Mapping
from string import Formatter

from jiheng.dossiers.model import Subject
from jiheng.writing.bundle.errors import BrokenPattern, SameNames, UnknownField
from jiheng.writing.names import file_name

MATERIAL, NUMBER = "材料", "序号"
#: Longer names exceed the 255 bytes of some systems.
_LONGEST = 70


class Pattern:
    """How the files of one bundle are called."""

    def __init__(self, text: str, subject: Subject) -> None:
        """Read the pattern.

        Raises:
            BrokenPattern: its brackets do not match.
            UnknownField: it asks for something that is not known.
            SameNames: all papers would have one name.
        """
        self._fixed: Mapping[str, str] = {
            "单位": subject.name,
            "年度": str(subject.year),
            "编码": subject.code,
            "地区": subject.region,
        }
        self._parts = _parts(text)
        known = (*self._fixed, MATERIAL, NUMBER)
        fields = [field for _, field in self._parts if field]
        for field in fields:
            if field not in known:
                raise UnknownField(field, known)
        if not {MATERIAL, NUMBER} & set(fields):
            raise SameNames(text)

    def name(self, number: int, material: str) -> str:
        """The name of one paper, without its ending.

        Where it would be too long, what all papers share is shortened, the longest word first.
        """
        shared, own = dict(self._fixed), {MATERIAL: material, NUMBER: f"{number:02d}"}
        used = [field for _, field in self._parts if field in shared]
        while len(text := self._filled(shared | own)) > _LONGEST and any(map(shared.get, used)):
            longest = max(used, key=lambda field: len(shared[field]))
            shared[longest] = shared[longest][:-1]
        return file_name(text, _LONGEST)

    def _filled(self, words: Mapping[str, str]) -> str:
        return "".join(literal + (words[field] if field else "") for literal, field in self._parts)


def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Literal texts, each with the field behind it; ``""`` behind the last."""
    try:
        found = tuple(Formatter().parse(text.replace("｛", "{").replace("｝", "}")))
    except ValueError as error:
        raise BrokenPattern(text) from error
    if any(layout or change or field == "" for _, field, layout, change in found):
        raise BrokenPattern(text)
    return tuple((literal, field or "") for literal, field, _, _ in found)
