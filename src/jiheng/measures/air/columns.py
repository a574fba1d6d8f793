"""Which column of an export is what: station, time, pollutant; and the unit its heading states."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.measures.air.edition import POLLUTANTS
from jiheng.measures.errors import NoColumn
from jiheng.patterns import pattern

_STATION = (
    "监测点位",
    "点位名称",
    "站点名称",
    "监测点名称",
    "点位",
    "站点",
    "监测站",
    "站名",
    "测点",
    "station",
    "city",
    "城市",
)
_TIME = ("监测时间", "数据时间", "时间", "日期时间", "time", "datetime", "timestamp")
_DATE = ("日期", "监测日期", "date", "年月日")
_HOUR = ("小时", "时", "hour", "时刻")
_ITEM = ("监测项目", "项目", "污染物", "因子", "监测因子", "type", "item")
_VALUE = ("浓度", "监测值", "数值", "小时值", "value", "均值")
_NAMES = {
    "SO2": ("so2", "so₂", "二氧化硫"),
    "NO2": ("no2", "no₂", "二氧化氮"),
    "CO": ("co", "一氧化碳"),
    "O3": ("o3", "o₃", "臭氧", "o3-1h", "臭氧1小时"),
    "PM10": ("pm10", "pm₁₀", "可吸入颗粒物"),
    "PM2.5": ("pm2.5", "pm25", "pm₂.₅", "细颗粒物"),
}
#: Of daily data: the highest eight-hour mean of O3, and what else a heading adds.
_EIGHT = (
    "o3-8h",
    "o38h",
    "o38",
    "臭氧8",
    "o3-8小时",
    "o38小时",
    "臭氧8小时",
    "臭氧-8小时",
    "o3",
    "臭氧",
    "o₃",
)
_OF_DAY = pattern(r"日最大|日均|日平均|滑动|24小时平均|平均|24h?$|-?90per|值|日$")
_MILLI = pattern(r"mg\s*/\s*m|毫克")
_MICRO = pattern(r"[uμµ]g\s*/\s*m|微克")
_BARE = pattern(r"[(（\[][^)）\]]*[)）\]]|浓度|小时平均|1小时|均值|监测值|\s|_")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in an export.

    Attributes:
        station: column of the station; ``""`` where the file is of one.
        time: column of the moment; ``""`` where date and hour have their own.
        day: column of the day.
        hour: column of the hour.
        values: column → pollutant, of an export with one column each.
        item: column that names the pollutant, of one with a row each.
        value: its concentration.
        wide: columns that are stations, of the national layout (date, hour, type, stations).
        factors: column → what its numbers are multiplied by to be in the usual unit.
        stated: columns whose heading states a unit.
    """

    station: str
    time: str
    day: str
    hour: str
    values: dict[str, str]
    item: str
    value: str
    wide: tuple[str, ...]
    factors: dict[str, Fraction]
    stated: frozenset[str]


def day_column(columns: Sequence[str]) -> str:
    """The column of days, of a file that has no column of hours; ``""`` where it has one."""
    if _named(columns, _HOUR):
        return ""
    return _named(columns, _TIME) or _named(columns, _DATE)


def layout(columns: Sequence[str], where: str, *, daily: bool = False) -> Layout:
    """What each column is.

    Args:
        columns: headings.
        where: the file.
        daily: whether it has a row a day: then O3 is its highest eight-hour mean.

    Raises:
        NoColumn: no column of time, or none of concentrations.
    """
    found = {
        name: _named(columns, words)
        for name, words in (
            ("station", _STATION), ("time", _TIME), ("day", _DATE), ("hour", _HOUR),
            ("item", _ITEM), ("value", _VALUE),
        )
    }  # fmt: skip
    values = {column: one for column in columns if (one := pollutant(column, daily=daily))}
    if not found["time"] and not found["day"]:
        raise NoColumn(where, "时间或日期", columns)
    others = [one for one in columns if one not in found.values() and one not in values]
    wide = tuple(others) if found["item"] and not found["value"] and not values else ()
    if not values and not wide and not (found["item"] and found["value"]):
        raise NoColumn(where, "污染物浓度", columns)
    stated = frozenset(one for one in values if _MILLI.search(one) or _MICRO.search(one))
    factors = {column: _factor(column, one) for column, one in values.items()}
    return Layout(**found, values=values, wide=wide, factors=factors, stated=stated)


def pollutant(text: str, *, daily: bool = False) -> str:
    """The pollutant a heading or cell names; ``""`` where it names none.

    Example:
        >>> pollutant("PM2.5(μg/m³)"), pollutant("二氧化硫浓度"), pollutant("风速")
        ('PM2.5', 'SO2', '')
        >>> pollutant("O3-8h"), pollutant("O3日最大8小时平均(μg/m³)", daily=True)
        ('', 'O3')
    """
    bare = _BARE.sub("", text).lower()
    if not daily:
        return next((name for name in POLLUTANTS if bare in _NAMES[name]), "")
    plain = _OF_DAY.sub("", bare)
    if plain in _EIGHT:
        return "O3"
    return next((name for name in POLLUTANTS if name != "O3" and plain in _NAMES[name]), "")


def _named(columns: Sequence[str], words: Sequence[str]) -> str:
    bare = {_BARE.sub("", column).lower(): column for column in reversed(columns)}
    return next((bare[word] for word in words if word in bare), "")


def _factor(column: str, name: str) -> Fraction:
    """To μg/m³, of CO to mg/m³, by what the heading states."""
    if name == "CO":
        return Fraction(1, 1000) if _MICRO.search(column) else Fraction(1)
    return Fraction(1000) if _MILLI.search(column) else Fraction(1)
