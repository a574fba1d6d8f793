"""What can be wrong with how a bundle is asked for."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class UnknownField(JihengError):
    """A pattern of file names asks for something that is not known."""

    def __init__(self, field: str, known: Iterable[str]) -> None:
        """List what may be asked for."""
        shown = "、".join(f"{{{name}}}" for name in known)
        super().__init__("--names", f"文件名模式里的“{{{field}}}”不认识", f"可用的有：{shown}")


class BrokenPattern(JihengError):
    """A pattern of file names whose brackets do not match."""

    def __init__(self, pattern: str) -> None:
        """Quote it."""
        super().__init__(
            "--names", f"文件名模式“{pattern}”的花括号不成对", "写成如 {单位}_{年度}_{材料}"
        )


class SameNames(JihengError):
    """A pattern that gives every paper the same name."""

    def __init__(self, pattern: str) -> None:
        """Quote it."""
        super().__init__(
            "--names",
            f"按文件名模式“{pattern}”，各份材料会重名",
            "模式里要有 {材料} 或 {序号}",
        )


class BrokenLimit(JihengError):
    """A limit of length that cannot be read."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        """Say how one is written, and for what."""
        super().__init__(
            "--limits",
            f"限长“{text}”不能这样写",
            f"写成如 偏差原因=200，可以限长的有：{'、'.join(known)}",
        )
