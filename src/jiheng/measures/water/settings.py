"""What 环办〔2011〕22号 leaves open, or we know only in part: settings, printed each time."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.measures.settings import Chosen

Below = Literal["检出限的一半", "检出限", "0"]
Rounding = Literal["不修约", "按限值的小数位"]
#: What of the detection limit stands for a value below it.
PARTS = {"检出限的一半": Fraction(1, 2), "检出限": Fraction(1), "0": Fraction(0)}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a year of sections is worked out.

    Attributes:
        below: 低于检出限: what a value such as ``0.01L`` counts as.
        rounding: 修约 before a value is compared with its limits.
        months: so many months at least for an annual class.
    """

    below: Below = "检出限的一半"
    rounding: Rounding = "不修约"
    months: int = 8

    def chosen(self) -> tuple[Chosen, ...]:
        """Every setting with what it rests on."""
        return (
            Chosen("低于检出限", f"按{self.below}", "监测数据处理惯例", "medium"),
            Chosen("与限值比较前", self.rounding, "国家地表水监测数据修约处理规则未见原文", "low"),
            Chosen(
                "年度评价最少月数", f"{self.months}个月", "环办〔2011〕22号 一般8次以上", "medium"
            ),
            Chosen("溶解氧Ⅰ类", "按7.5mg/L，不计饱和率", "GB 3838-2002 表1", "medium"),
            Chosen("不参评的项目", "水温、总氮、粪大肠菌群", "环办〔2011〕22号", "high"),
        )
