"""Names of worksheets."""

import re

from jiheng.writing.printable import printable

_LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")


def sheet_name(title: str, taken: set[str]) -> str:
    """A name made of the title that Excel takes and no other worksheet has; joins ``taken``.

    Example:
        >>> sheet_name("投入/产出", set()), sheet_name("概要", {"概要"})
        ('投入 产出', '概要 2')
    """
    clean = _REFUSED.sub(" ", printable(title)).replace("\n", " ").strip("' ") or "正文"
    name, number = clean[:_LONGEST], 1
    while name.lower() in {other.lower() for other in taken}:
        number += 1
        name = f"{clean[: _LONGEST - len(str(number)) - 1]} {number}"
    taken.add(name)
    return name
