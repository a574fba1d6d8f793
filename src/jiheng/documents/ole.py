"""The container of files that offices wrote before 2007: which streams lie at its root.

A doc, an xls, a wps, an et and a locked docx are all such a container; what it is,
the names of its streams tell.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.documents.errors import BrokenFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_STREAM = 2
_NONE = 0xFFFFFFFA
#: No container that a person made has more sectors or streams.
_MAX_ENTRIES = 20_000
_SMALL_SECTORS = (9, 12)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Container:
    """One file, in memory."""

    def __init__(self, content: bytes, where: str) -> None:
        """Read the list of its streams.

        Raises:
            BrokenFile: it is none of these files.
        """
        self._content = content
        self._where = where
        if len(content) < _HEADER or not content.startswith(MAGIC):
            raise BrokenFile(where)
        shift, small = struct.unpack_from("<HH", content, 30)
        if shift not in _SMALL_SECTORS or small > shift:
            raise BrokenFile(where)
        self._sector = 1 << shift
        self._table = self._allocation()
        first, self._cutoff, self._small_first = (
            *struct.unpack_from("<I", content, 48),
            *struct.unpack_from("<I", content, 56),
            *struct.unpack_from("<I", content, 60),
        )
        self._small = 1 << small
        self._entries = list(self._directory(self._chain(first)))
        if not self._entries:
            raise BrokenFile(where)

    @property
    def streams(self) -> Mapping[str, int]:
        """The names at the root and the size of each in bytes; folders have none."""
        found = {}
        for number in self._root():
            entry = self._entries[number]
            found[entry.name] = entry.size if entry.kind == _STREAM else 0
        return found

    def stream(self, name: str) -> bytes:
        """The content of a stream at the root; empty where there is none."""
        for number in self._root():
            entry = self._entries[number]
            if entry.name == name and entry.kind == _STREAM:
                return self._bytes_of(entry)
        return b""

    def _root(self) -> Iterator[int]:
        """The entries at the root, which hang on a tree of their own."""
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            yield number
            waiting += [self._entries[number].left, self._entries[number].right]

    def _bytes_of(self, entry: _Entry) -> bytes:
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        inside = self._chain(self._entries[0].start)
        raw = self._chain(self._small_first)
        following = struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
        parts: list[bytes] = []
        at = entry.start
        while at < len(following) and len(parts) < len(following):
            parts.append(inside[at * self._small : (at + 1) * self._small])
            at = following[at]
        return b"".join(parts)[: entry.size]

    def _allocation(self) -> tuple[int, ...]:
        """Which sector follows which."""
        (more,) = struct.unpack_from("<I", self._content, 68)
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        seen: set[int] = set()
        while more < _NONE and more not in seen:
            seen.add(more)
            numbers = self._numbers(more)
            sectors += numbers[:-1]
            more = numbers[-1] if numbers else _NONE
        most = len(self._content) // self._sector
        listed: list[int] = []
        for one in sectors:
            if one < _NONE and len(listed) < most:
                listed += self._numbers(one)
        return tuple(listed[:most])

    def _numbers(self, sector: int) -> list[int]:
        raw = self._raw(sector)
        return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))

    def _raw(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._content[start : start + self._sector]

    def _chain(self, first: int) -> bytes:
        """The sectors that follow each other, as far as the file goes."""
        parts: list[bytes] = []
        at = first
        most = len(self._content) // self._sector
        while at < len(self._table) and len(parts) < most:
            parts.append(self._raw(at))
            at = self._table[at]
        return b"".join(parts)

    def _directory(self, raw: bytes) -> Iterator[_Entry]:
        for start in range(0, min(len(raw), _MAX_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", raw, start + 64)
            name = raw[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", raw, start + 68)
            first, size = struct.unpack_from("<II", raw, start + 116)
            yield _Entry(name, raw[start + 66], left, right, child, first, size)
