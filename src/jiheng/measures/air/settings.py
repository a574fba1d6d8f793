"""What the standards leave open, or we know only in part: settings, printed each time."""

from dataclasses import dataclass
from typing import Literal

from jiheng.measures.settings import Chosen

Rounding = Literal["GB/T 8170", "四舍五入"]
City = Literal["点位日值平均", "小时值平均"]
Missing = Literal["缺项而未超标的日无效", "有一项有效即有效"]
Composite = Literal["城市排名", "HJ 663 最大值"]
Stamp = Literal["时段结束", "时段开始"]

#: Each with what it rests on.
_COMPOSITES: dict[Composite, tuple[str, str, str]] = {
    "城市排名": ("城市排名：CO、O3取百分位数，其余取年均值", "环办监测〔2018〕19号", "high"),
    "HJ 663 最大值": ("HJ 663 最大值：年均值、百分位数各除以限值，取大的", "HJ 663-2013", "medium"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a year of data is worked out.

    Attributes:
        rounding: 修约: of means and percentiles to whole μg/m³, of CO to 0.1 mg/m³.
        city: 城市值: the mean of the stations' days, or the day of the mean of their hours.
        missing: 缺项: what a day without one of the pollutants is.
        composite: 综合指数算法: its single indices by the rule of the ranking of cities, or the
            larger of mean and percentile, each by its limit.
        stamp: 时标: whether 8:00 means the hour that ends then or that begins.
    """

    rounding: Rounding = "GB/T 8170"
    city: City = "点位日值平均"
    missing: Missing = "缺项而未超标的日无效"
    stamp: Stamp = "时段结束"
    composite: Composite = "城市排名"

    def chosen(self) -> tuple[Chosen, ...]:
        """Every setting with what it rests on."""
        return (
            Chosen("修约", self.rounding, "HJ 633-2026 4.1；2012年版按惯例", "medium"),
            Chosen("城市值", self.city, "HJ 663-2013 按点位评价后平均", "medium"),
            Chosen("缺项", self.missing, "HJ 633-2026 5.3.1；2012年版按惯例", "medium"),
            Chosen("O3日有效", "不少于14个8小时均值，或已超过限值", "HJ 663-2013", "medium"),
            Chosen("百分位数", "排序后线性内插", "HJ 663-2013 附录A", "medium"),
            Chosen("综合指数算法", *_COMPOSITES[self.composite]),
            Chosen("时标", self.stamp, "监测平台导出的时间为小时均值的结束时刻", "medium"),
        )
