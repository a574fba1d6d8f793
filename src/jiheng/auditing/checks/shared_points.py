"""Check ``shared_points``: 几个指标共用一个得分."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.lost_points import Shared
from jiheng.auditing.model import Relation, Severity


@check("几个指标共用一个得分", severity=Severity.NOTE, advice="把分值分到每个指标，分别评分")
def shared_points(relation: Relation[Shared]) -> str:
    """几个指标合并给分，扣了分却看不出扣在哪一个.

    **为什么** 合并评分看不出各指标的完成情况，扣分也对不上原因。

    **怎样判断** 一个分值、一个得分之下连着几个没有分值的指标，而且得分低于分值。

    **不报告** 得满分的；按目标值和完成值对照的绩效目标表。
    """
    claim = relation.claim
    names = "、".join(f"“{name}”" for name in claim.names)
    return f"{names}合计{claim.points}，只有一个得分{claim.score}，看不出各指标的得分"
