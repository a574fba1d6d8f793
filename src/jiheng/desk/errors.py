"""What is said of a file that the desk does not take."""

from jiheng.errors import JihengError

_MEGABYTE = 1_000_000


class TooBigToHandIn(JihengError):
    """An upload beyond the limit."""

    def __init__(self, where: str, size: int, limit: int) -> None:
        """Both in bytes."""
        super().__init__(
            where,
            f"文件有{size // _MEGABYTE}MB，超过{limit // _MEGABYTE}MB，没有审核",
            "只留下需要的部分后另存",
        )


class PortTaken(JihengError):
    """Another program listens there."""

    def __init__(self, port: int, reason: str) -> None:
        """The number asked for, and what the system said."""
        super().__init__(f"端口{port}", f"不能使用（{reason}）", "换一个，或省略 --port")
