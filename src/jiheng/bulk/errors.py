"""What a file of many units cannot be scored for: said at the start, in one sentence."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError

#: So many columns are named in one message.
_SHOWN = 5


class NoEngine(JihengError):
    """The libraries for columns of data are not installed."""

    def __init__(self) -> None:
        """What to install."""
        super().__init__("", "没有安装批量评分的组件", "安装：pip install 'jiheng[scale]'")


class UnknownColumn(JihengError):
    """A heading that names neither a fact nor an answer."""

    def __init__(self, where: str, heading: str, known: Iterable[str]) -> None:
        """The file, the heading, and what it may have meant."""
        near = get_close_matches(heading, list(known), n=3, cutoff=0.4)
        instead = (
            f"相近的有：{'、'.join(near)}" if near else "列名写基础数据的名称，或“指标路径：问题”"
        )
        super().__init__(where, f"不认识列“{heading}”", instead)


class WrongUnit(JihengError):
    """A heading gives a unit that the fact cannot have."""

    def __init__(self, where: str, heading: str, unit: str, wanted: str) -> None:
        """The column, its unit, and the unit of the fact."""
        super().__init__(where, f"列“{heading}”的单位是{unit}", f"应为{wanted}或可换算的单位")


class WrongType(JihengError):
    """A column of something that is no number."""

    def __init__(self, where: str, heading: str, kind: str) -> None:
        """The column and what it holds."""
        super().__init__(where, f"列“{heading}”是{kind}，不是数", "改成数或写着数的文字")


class TwiceTheSame(JihengError):
    """Two columns of one fact."""

    def __init__(self, where: str, first: str, second: str) -> None:
        """Both headings."""
        super().__init__(where, f"列“{first}”和“{second}”是同一项", "只留一列")


class NoCodes(JihengError):
    """No column says which unit a row is."""

    def __init__(self, where: str, there: Iterable[str]) -> None:
        """The columns there are."""
        named = "、".join(list(there)[:_SHOWN]) or "没有表头"
        super().__init__(where, f"没有单位编码列（已有：{named}）", "加上“单位编码”一列")


class NothingOfFramework(JihengError):
    """No column that the framework uses."""

    def __init__(self, where: str, framework: str) -> None:
        """The framework."""
        super().__init__(where, f"没有一列是“{framework}”用到的", "核对指标体系和列名")


class UnreadBulk(JihengError):
    """The file is no table of units."""

    def __init__(self, where: str, why: str) -> None:
        """The file and why."""
        super().__init__(where, f"读不成单位表（{why}）", "另存为parquet、csv或xlsx")


class UnknownBulkEnding(JihengError):
    """A file of an ending that is not read or written here."""

    def __init__(self, path: object, known: Iterable[str]) -> None:
        """The path and the endings."""
        super().__init__(str(path), "不认识这种文件", f"文件名结尾用：{'、'.join(known)}")


class TooManyRows(JihengError):
    """More units than a sheet has rows."""

    def __init__(self, where: str, most: int) -> None:
        """The file and the limit."""
        super().__init__(where, f"超过工作表的{most}行", "输出改用parquet或csv")
