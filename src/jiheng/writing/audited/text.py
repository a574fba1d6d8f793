"""Format ``text``: what a terminal shows, file by file, finding by finding."""

from collections.abc import Iterator, Sequence

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Addressee
from jiheng.writing.aligned import padded, width, wrapped
from jiheng.writing.findings import Told, about, coverage, places, reasons, summary, told
from jiheng.writing.printable import printable

SUFFIX, BINARY, MANY = ".txt", False, True
#: Columns where the terminal does not say; beyond the second, lines are hard to follow.
WIDTH, WIDEST = 96, 112
_INDENT = "    "
_MOST_REASONS = 12
#: Places of a reason that are named.
_FEW = 4


def made(many: Sequence[Audited], columns: int = 0) -> str:
    """All files, and of several the sum."""
    parts = [of_one(one, columns) for one in many]
    if len(many) > 1:
        parts.append(f"{summary(many)}。\n")
    return "\n".join(parts)


def of_one(one: Audited, columns: int = 0) -> str:
    """One file: its findings in order, what was checked, and the verdict."""
    room = min(columns or WIDTH, WIDEST)
    return "".join(f"{printable(line).rstrip()}\n" for line in _lines(one, room))


def _lines(one: Audited, room: int) -> Iterator[str]:
    yield from wrapped(str(one.path), room)
    if one.report is None:
        yield from _hanging("未读", str(one.error), room)
        return
    if about(one):
        yield from (f"  {line}" for line in wrapped(about(one), room - 2))
    yield ""
    for each in told(one):
        yield from _finding(each, room)
        yield ""
    yield from _closed(one, room)
    yield from _checked(one, room)
    yield ""
    yield from wrapped(f"{one.findings.verdict}。", room)


def _finding(one: Told, room: int) -> Iterator[str]:
    found = one.finding
    head = f"{one.number:>3} {padded(found.severity.label, 7)}{one.where}  {found.title}"
    if found.addressee is not Addressee.UNIT:
        head += f"（{found.addressee}）"
    first, *more = wrapped(head, room)
    yield first
    yield from (f"{_INDENT}{line}" for line in more)
    pairs = (
        ("原文", str(one.words)),
        ("说明", found.message),
        ("差额", one.gap),
        ("依据", one.because),
        ("又见", one.also),
        ("建议", found.advice),
    )
    for name, text in pairs:
        if text:
            yield from _hanging(name, text, room)


def _hanging(name: str, text: str, room: int) -> Iterator[str]:
    """A name, and its text beside it."""
    before = f"{_INDENT}{name}  "
    beside = width(before)
    for number, line in enumerate(wrapped(text, room - beside)):
        yield (before if number == 0 else " " * beside) + line


def _closed(one: Audited, room: int) -> Iterator[str]:
    report = one.report
    if report is None or not (one.closed or one.corrected):
        return
    explained = [each for each in one.closed if each.waiver.explanation]
    known = len(one.closed) - len(explained)
    parts = (
        f"已更正{one.corrected}处" if one.corrected else "",
        f"已有核实说明{len(explained)}处" if explained else "",
        f"已知{known}处" if known else "",
    )
    yield f"与基线相比：{'、'.join(part for part in parts if part)}"
    for each in explained:
        signed = " ".join(part for part in (each.waiver.who, each.waiver.when) if part)
        text = f"{each.finding.message}。核实说明：{each.waiver.explanation}"
        yield from _hanging("核实", f"{text}（{signed}）" if signed else text, room)
    yield ""


def _checked(one: Audited, room: int) -> Iterator[str]:
    report = one.report
    if report is None:
        return
    yield "核对范围"
    for name, text in coverage(one):
        yield from _hanging(name, text, room)
    found = reasons(one)
    if not found:
        return
    yield "未能核对"
    for each in found[:_MOST_REASONS]:
        named = places(report, each.spots[:_FEW])
        more = "等" if len(each.spots) > _FEW else ""
        text = f"{each.reason}：{named}{more}" if named else each.reason
        yield from _hanging(f"{each.count:>3}处", text, room)
    if len(found) > _MOST_REASONS:
        rest = sum(each.count for each in found[_MOST_REASONS:])
        yield from _hanging(
            f"{rest:>3}处", f"另有{len(found) - _MOST_REASONS}种原因，见 html", room
        )
