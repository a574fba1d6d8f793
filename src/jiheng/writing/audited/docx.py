"""Format ``docx``: the user's own Word file with a comment at each finding, all else as it was."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Addressee, Spot
from jiheng.documents.package import Package, serialised
from jiheng.documents.read import head_of
from jiheng.documents.readers.docx import recognises
from jiheng.documents.wordprocessing import W
from jiheng.writing.comments.letters import cut_before, cut_behind
from jiheng.writing.comments.part import Comments
from jiheng.writing.comments.places import Anchor, Places
from jiheng.writing.errors import NotWordFile
from jiheng.writing.findings import Told, told
from jiheng.writing.printable import printable

SUFFIX, BINARY, MANY = ".docx", True, False
_OLE = b"\xd0\xcf\x11\xe0"


def made(many: Sequence[Audited]) -> bytes:
    """The file of the first with its comments.

    Raises:
        NotWordFile: it is none.
        JihengError: it can no longer be read.
    """
    one = many[0]
    head = head_of(one.path)
    if one.report is None or not recognises(head):
        raise NotWordFile(one.file, old=head.startswith(_OLE))
    package = Package(one.path)
    main = package.main()
    root = package.tree(main)
    comments = Comments(package, main)
    places = Places(root, one.file)
    for each in told(one):
        for spot, lines in _said(each):
            anchor = places.anchor(one.report, spot)
            if anchor is not None:
                _comment(anchor, comments.add(lines))
    if not one.findings.findings:
        return one.path.read_bytes()
    return _packed(one.path, {main: serialised(root), **comments.parts()})


def _said(one: Told) -> Iterator[tuple[Spot, list[str]]]:
    """The comment of a finding, and a short one wherever else it says the same."""
    found = one.finding
    to = "" if found.addressee is Addressee.UNIT else f"（{found.addressee}）"
    head = f"{one.number} {found.severity.label}：{found.title}{to}"
    pairs = (
        ("", found.message),
        ("差额：", one.gap),
        ("依据：", one.because),
        ("建议：", found.advice),
    )
    lines = [printable(f"{name}{text}").replace("\n", " ") for name, text in pairs if text]
    yield found.at, [printable(head), *lines]
    for spot in found.also:
        yield spot, [printable(head), f"与{one.where}相同"]


def _comment(anchor: Anchor, number: int) -> None:
    """Put the comment of that number around the words; cutting their run changes no look."""
    start, end = (
        etree.Element(f"{W}{name}", {f"{W}id": str(number)})
        for name in ("commentRangeStart", "commentRangeEnd")
    )
    paragraph = anchor.paragraph
    if anchor.letters is None:
        _around(paragraph, start, end)
    else:
        first, last = anchor.letters
        cut_behind(last).addnext(end)
        cut_before(first).addprevious(start)
    above = end
    while above.getparent() is not paragraph:
        above = next(above.iterancestors())
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}commentReference", {f"{W}id": str(number)})
    above.addnext(reference)


def _around(paragraph: etree._Element, start: etree._Element, end: etree._Element) -> None:
    look = paragraph.find(f"{W}pPr")
    if look is None:
        paragraph.insert(0, start)
    else:
        look.addnext(start)
    paragraph.append(end)


def _packed(path: Path, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed or added, the others byte for byte."""
    made_ = BytesIO()
    left = dict(changed)
    with ZipFile(path) as archive, ZipFile(made_, "w") as copy:
        for part in archive.infolist():
            content = left.pop(part.filename, None)
            copy.writestr(part, archive.read(part) if content is None else content)
        day = archive.infolist()[0].date_time
        for name, content in left.items():
            copy.writestr(ZipInfo(name, day), content, ZIP_DEFLATED)
    return made_.getvalue()
