"""What changed from one text to another, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

#: A reference, a number or a foreign word, one Chinese character, or one sign.
_WORD = re.compile(r"\{\{.*?\}\}|[\dA-Za-z.,%]+|\s+|.", re.DOTALL)
SAME, GONE, NEW = "same", "gone", "new"


class Piece(NamedTuple):
    """A run of words: ``same``, ``gone`` (before only) or ``new`` (after only)."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts in one.

    Example:
        >>> [(one.kind, one.text) for one in differences("支出{{甲}}万元", "支出{{乙}}万元")]
        [('same', '支出'), ('gone', '{{甲}}'), ('new', '{{乙}}'), ('same', '万元')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(SAME, "".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece(GONE, "".join(old[a:b])))
        if d > c:
            found.append(Piece(NEW, "".join(new[c:d])))
    return tuple(found)
