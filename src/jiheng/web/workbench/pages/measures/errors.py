"""What monitoring data are refused for."""

from jiheng.errors import JihengError


class NoExport(JihengError):
    """Nothing was chosen."""

    def __init__(self, what: str) -> None:
        """What is missing: the file, its medium, the ratio or the year."""
        super().__init__("监测数据", f"没有选{what}", f"选好{what}再计算")


class TooLarge(JihengError):
    """A file beyond what is computed from here."""

    def __init__(self, name: str, megabytes: int) -> None:
        """The file, and how much may be."""
        super().__init__(
            name, f"超过{megabytes}MB", "按月或按站点拆开，或用命令 jiheng measure 计算"
        )
