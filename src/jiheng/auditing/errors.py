"""Errors of auditing: why a file was not audited, or a baseline not read."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError

_MEGABYTE = 1_000_000
_NARROWED = "没有审核"
_ELSEWHERE = "在WPS或Word中另存为docx后重审，或只留下需要的部分后另存"


class TookTooLong(JihengError):
    """A file that was not done when its time was over."""

    def __init__(self, where: str, seconds: int) -> None:
        """How long it may take."""
        super().__init__(where, f"{seconds}秒内没有读完，{_NARROWED}", _ELSEWHERE)


class TookTooMuch(JihengError):
    """A file that needs more memory than a report may."""

    def __init__(self, where: str, size: int) -> None:
        """Bytes it may take."""
        super().__init__(where, f"内存超过{size // _MEGABYTE}MB仍没有读完，{_NARROWED}", _ELSEWHERE)


class BrokeOff(JihengError):
    """A file at which the process that audits it ended."""

    def __init__(self, where: str) -> None:
        """Its name; the other files go on."""
        super().__init__(where, f"审核这个文件时程序中断，{_NARROWED}", _ELSEWHERE)


class NothingThere(JihengError):
    """A folder or pattern in which no file is a report."""

    def __init__(self, where: str, kinds: Iterable[str]) -> None:
        """The kinds of file that are looked for."""
        super().__init__(where, "里面没有可以审核的文件", f"可以审核的有：{'、'.join(kinds)}")


class NotABaseline(JihengError):
    """A file given as known findings that is none."""

    def __init__(self, where: str, reason: str) -> None:
        """Say what it is instead."""
        super().__init__(
            where,
            reason,
            "用 --write-baseline 写出的文件、json 格式的审核结果，或填了核实说明的工作底稿",
        )


class UnknownCheck(JihengError):
    """No check has the name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Name the nearest."""
        near = get_close_matches(name, list(known), n=1, cutoff=0.4)
        remedy = f"是否应为“{near[0]}”" if near else "用 jiheng explain 列出全部审核规则"
        super().__init__("", f"没有审核规则“{name}”", remedy)
