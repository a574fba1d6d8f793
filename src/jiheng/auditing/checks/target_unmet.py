"""Check ``target_unmet``: 目标没有达到而得满分."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.targets import Target
from jiheng.auditing.model import Relation, Severity


@check(
    "目标没有达到而得满分",
    severity=Severity.DOUBT,
    advice="核对完成值和得分，没有达到的按规定扣分并写明原因",
)
def target_unmet(relation: Relation[Target]) -> str:
    """完成值没有达到目标值，该指标却得了满分.

    **为什么** 没有达到目标却得满分，分数就不反映绩效。

    **怎样判断** 目标值和完成值都是一个数、单位相同：目标写“≥”或没有符号的，完成值低于目标值；
    写“≤”的，完成值高于目标值；而得分等于分值。

    **不报告** 越低越好而目标没有写符号的指标；已经扣分的；目标值是时间的。
    """
    claim = relation.claim
    if claim.fault != "unmet":
        return ""
    return f"“{claim.name}”目标值为{claim.target}，完成值为{claim.actual}，没有达到目标而得满分"
