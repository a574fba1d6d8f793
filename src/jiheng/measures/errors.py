"""What a measure cannot be computed from: where, what, what instead."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError


class UnknownPollutant(JihengError):
    """No pollutant of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The name and those there are."""
        super().__init__("", f"没有污染物“{name}”", f"可用的有：{'、'.join(known)}")


class UnknownAverage(JihengError):
    """The pollutant has no index for that average."""

    def __init__(self, pollutant: str, average: str, known: Iterable[str]) -> None:
        """The pollutant, the average, and those there are."""
        instead = f"可用的有：{'、'.join(known)}"
        super().__init__("", f"{pollutant}没有“{average}”的分指数", instead)


class UnknownStandard(JihengError):
    """No edition of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The name, the nearest one, and those there are."""
        names = list(known)
        near = get_close_matches(name, names, n=1)
        instead = f"是否应为“{near[0]}”" if near else f"可用的有：{'、'.join(names)}"
        super().__init__("", f"没有标准“{name}”", instead)


class ImpossibleConcentration(JihengError):
    """A concentration that cannot be."""

    def __init__(self, pollutant: str, value: object) -> None:
        """The pollutant and the value."""
        super().__init__("", f"{pollutant}浓度为{value}", "浓度不小于0")


class NoEngine(JihengError):
    """The libraries for columns of data are not installed."""

    def __init__(self) -> None:
        """What to install."""
        super().__init__("", "没有安装计算监测数据的组件", "安装：pip install 'jiheng[scale]'")


class NoColumn(JihengError):
    """A column that is needed is not there."""

    def __init__(self, where: str, wanted: str, there: Iterable[str]) -> None:
        """The file, what is wanted, and the columns there are."""
        named = "、".join(there) or "没有表头"
        super().__init__(where, f"没有{wanted}列（已有：{named}）", "补上这一列，或改列名")


class DoubtfulUnit(JihengError):
    """Concentrations look as if they were in another unit than their heading says."""

    def __init__(self, where: str, middle: str, unit: str, other: str) -> None:
        """The column, its median, the unit it is taken for, and the one it looks like."""
        super().__init__(
            where,
            f"中位数为{middle}，按{unit}不合理，像是{other}",
            f"在列名里写明单位，如“PM2.5({other})”",
        )


class NoData(JihengError):
    """Nothing in the file can be used."""

    def __init__(self, where: str, what: str) -> None:
        """The file and what is missing."""
        super().__init__(where, f"没有{what}", "核对文件和表头")


class UnreadData(JihengError):
    """The file is no table of data."""

    def __init__(self, where: str, why: str) -> None:
        """The file and why."""
        super().__init__(where, f"读不成数据表（{why}）", "另存为xlsx或csv")


class UnknownRatio(JihengError):
    """No ratio of that name is declared."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The name, the nearest one, and those there are."""
        names = list(known)
        near = get_close_matches(name, names, n=1, cutoff=0.4)
        instead = f"是否应为“{near[0]}”" if near else f"可用的有：{'、'.join(names)}"
        super().__init__("", f"没有指标“{name}”", instead)


class NotGiven(JihengError):
    """A ratio lacks figures it is made of."""

    def __init__(self, name: str, missing: Iterable[str]) -> None:
        """The ratio and what is missing."""
        super().__init__(name, f"没有给出{'、'.join(missing)}", "用 --given 名=值 给出")


class NotInRatio(JihengError):
    """A figure that the ratio does not use."""

    def __init__(self, name: str, strange: str, known: Iterable[str]) -> None:
        """The ratio, the name, and the nearest of those it uses."""
        names = list(known)
        near = get_close_matches(strange, names, n=1, cutoff=0.4)
        instead = f"是否应为“{near[0]}”" if near else f"用到的有：{'、'.join(names)}"
        super().__init__(name, f"算式里没有“{strange}”", instead)


class NegativeFigure(JihengError):
    """A count or amount below 0."""

    def __init__(self, name: str, value: object) -> None:
        """Its name and value."""
        super().__init__(name, f"为{value}", "不小于0")


class NoSample(JihengError):
    """A satisfaction rate without anybody who answered."""

    def __init__(self, why: str, where: str = "") -> None:
        """Why there is no sample, and the file."""
        super().__init__(
            where, f"{why}，得不出满意度", "给出每人一行的答卷，或写明样本量、时间和调查方法"
        )


class UnknownEnding(JihengError):
    """A file that measures are not written as."""

    def __init__(self, path: object, known: Iterable[str]) -> None:
        """The file and the endings there are."""
        super().__init__(str(path), "不知道写成什么格式", f"文件名以{'、'.join(known)}结尾")


class NoFiles(JihengError):
    """Nothing to compute from."""

    def __init__(self, what: str) -> None:
        """What is wanted."""
        super().__init__("", f"没有给出{what}", "写上数据文件，或用 --given 名=值")


class MixedData(JihengError):
    """Hours and days of air in one order."""

    def __init__(self, hourly: str, daily: str) -> None:
        """One file of each."""
        super().__init__(daily, f"是日均值，{hourly}是小时值", "一次只用一种")


class NoYears(JihengError):
    """A trend that begins no earlier than it ends."""

    def __init__(self, year: int) -> None:
        """The year that is computed."""
        super().__init__("--since", f"不早于计算的年度{year}", f"写{year}以前的年度")
