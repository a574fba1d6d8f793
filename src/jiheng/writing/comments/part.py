"""The part of a Word file that holds its comments, and what leads to it."""

from collections.abc import Sequence
from posixpath import basename, dirname, join

from lxml import etree

from jiheng.documents.package import Package, serialised
from jiheng.documents.wordprocessing import W

AUTHOR, INITIALS = "绩衡", "核"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT = "[Content_Types].xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of a file: those it has stay, others are added behind them."""

    def __init__(self, package: Package, main: str) -> None:
        """Look for the part; there may be none yet."""
        self._package, self._main = package, main
        found = [one for one in package.related(main, "comments") if one in package.names]
        self.name = found[0] if found else self._free()
        self._new = not found
        self._root = (
            package.tree(self.name)
            if found
            else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        )
        numbers = [int(one.get(f"{W}id", "-1")) for one in self._root.iter(f"{W}comment")]
        self._next = max(numbers, default=-1) + 1

    def _free(self) -> str:
        """A name no part has: usually ``word/comments.xml``."""
        folder = dirname(self._main)
        names = [join(folder, f"comments{number or ''}.xml") for number in range(100)]
        return next(one for one in names if one not in self._package.names)

    def add(self, lines: Sequence[str]) -> int:
        """A comment of some paragraphs, the first of them strong: its number."""
        comment = etree.SubElement(
            self._root,
            f"{W}comment",
            {f"{W}id": str(self._next), f"{W}author": AUTHOR, f"{W}initials": INITIALS},
        )
        for number, line in enumerate(lines):
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            if number == 0:
                etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
            text = etree.SubElement(run, f"{W}t")
            text.text = line
            text.set(_SPACE, "preserve")
        self._next += 1
        return self._next - 1

    def parts(self) -> dict[str, bytes]:
        """What changes in the package: the part, and what leads to a new one."""
        changed = {self.name: serialised(self._root)}
        if self._new:
            changed |= self._relation() | self._declared()
        return changed

    def _relation(self) -> dict[str, bytes]:
        name = f"{dirname(self._main)}/_rels/{basename(self._main)}.rels".lstrip("/")
        if name in self._package.names:
            root = self._package.tree(name)
        else:
            root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
        taken = {one.get("Id") for one in root}
        free = next(
            one for number in range(len(taken) + 1) if (one := f"rIdJiheng{number}") not in taken
        )
        target = {"Id": free, "Type": _KIND, "Target": basename(self.name)}
        etree.SubElement(root, f"{_RELATIONS}Relationship", target)
        return {name: serialised(root)}

    def _declared(self) -> dict[str, bytes]:
        root = self._package.tree(_CONTENT)
        kind = {"PartName": f"/{self.name}", "ContentType": _MEDIA}
        etree.SubElement(root, f"{_TYPES}Override", kind)
        return {_CONTENT: serialised(root)}
