"""Bytes → text, in the encodings that Chinese offices and browsers save in."""

import re

from jiheng.documents.errors import UnknownEncoding
from jiheng.patterns import pattern

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_DECLARED = pattern(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
#: GB18030 holds all of GB2312 and GBK.
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}
_KNOWN = frozenset({"utf-8", "gb18030", "big5", "utf-16"})


def decoded(content: bytes, where: str) -> str:
    """The text, by its byte order mark, else as it declares, else UTF-8, else GB18030.

    Raises:
        UnknownEncoding: it is none of them.
    """
    for name in _candidates(content):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise UnknownEncoding(where)


def _candidates(content: bytes) -> list[str]:
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return [name]
    found = _DECLARED.search(content[:_HEAD])
    named = found[1].decode("ascii").lower() if found else ""
    declared = _NAMES.get(named, named)
    return [*([declared] if declared in _KNOWN else []), "utf-8", "gb18030"]
