"""Names of files made of what people write: safe on every system, none twice."""

import unicodedata

from jiheng.patterns import pattern
from jiheng.writing.printable import printable

#: Longer names break paths on Windows and exceed the 255 bytes of other systems.
_LONGEST = 60
#: Full-width signs that systems and archives confuse with the half-width ones.
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
#: Chinese punctuation that stays as it is written.
_KEPT = "（），；："
_REFUSED = pattern(r'[\\/:*?"<>|：！\s\x00-\x1f_]+')
_RESERVED = pattern(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(text: str, longest: int = _LONGEST) -> str:
    r"""A file name, without its ending, made of a text that a person wrote.

    Letters and digits become half-width; what some system refuses becomes ``_``.

    Example:
        >>> file_name("Ｐ００１_大气/水 监测（续费）"), file_name(r"..\..\秘密"), file_name("CON")
        ('P001_大气_水_监测（续费）', '秘密', 'CON_')
    """
    wide = {code: sign for code, sign in _WIDE.items() if chr(code) not in _KEPT}
    plain = unicodedata.normalize("NFC", printable(text)).translate(wide).replace("\u3000", " ")
    clean = _REFUSED.sub("_", plain)[:longest].strip("._- ")
    return f"{clean}_" if _RESERVED.fullmatch(clean) else clean or "未命名"


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered where another file of the folder has it; joins ``taken``.

    Example:
        >>> taken = set()
        >>> free_name("监控", taken), free_name("监控", taken)
        ('监控', '监控(2)')
    """
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}({number})"
    taken.add(free.casefold())
    return free
