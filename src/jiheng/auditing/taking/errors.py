"""Why no 填报表 can be made of a report."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class NoFramework(JihengError):
    """A report whose score table follows no indicator system of the library."""

    def __init__(self, file: str, known: Iterable[str]) -> None:
        """Name those there are."""
        super().__init__(
            file,
            "没有认出评分表用的是哪个指标体系",
            f"用 --framework 写明，可用的有：{'、'.join(known)}",
        )


class NoYear(JihengError):
    """A report that does not say which year it is about."""

    def __init__(self, file: str) -> None:
        """Ask for the year."""
        super().__init__(file, "没有读到评价年度", "用 --year 写明，如 --year 2024")
