"""What is wrong with a scoring table that is to be imported: where, what, what instead."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class NoScoringTable(JihengError):
    """No table of the file names indicators, points and how points are given."""

    def __init__(self, file: str, tables: int) -> None:
        """How many tables were looked at."""
        found = f"{tables}张表里没有评分表" if tables else "没有表格"
        super().__init__(
            file,
            found,
            "评分表的表头应有“一级指标”等级次、“分值”或“权重”、“评分标准”或“指标说明”",
        )


class SeveralScoringTables(JihengError):
    """More than one table could be meant."""

    def __init__(self, file: str, found: Iterable[str], numbers: Iterable[int]) -> None:
        """Where they are, and the numbers to choose by."""
        choices = "、".join(f"--table {number}" for number in numbers)
        super().__init__(file, f"有几张评分表：{'；'.join(found)}", f"用 {choices} 选定一张")


class NotThatTable(JihengError):
    """The table chosen is no scoring table, or there is none of that number."""

    def __init__(self, file: str, number: int, numbers: Iterable[int]) -> None:
        """The number, and those that could be chosen."""
        known = "、".join(str(one) for one in numbers)
        super().__init__(
            file,
            f"第{number}张表不是评分表，或没有这张表",
            f"是评分表的有：{known}" if known else "核对文件",
        )


class ManyIndicators(JihengError):
    """More indicators, or longer words, than any scoring table has."""

    def __init__(self, place: str, what: str, limit: str) -> None:
        """What there is, and how much is taken."""
        super().__init__(place, f"评分表有{what}，超过{limit}，没有导入", "核对是不是评分表")


class NoIndicators(JihengError):
    """A head, and no indicator below it."""

    def __init__(self, place: str) -> None:
        """Where the head stands."""
        super().__init__(place, "表头下面没有指标", "核对表格，指标名称写在“三级指标”等栏内")
