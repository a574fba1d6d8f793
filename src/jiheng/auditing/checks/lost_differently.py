"""Check ``lost_differently``: 所写扣分与得分不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.lost_points import Taken
from jiheng.auditing.model import Relation, Severity


@check("所写扣分与得分不符", severity=Severity.DOUBT, advice="核对扣分原因和得分，两处统一")
def lost_differently(relation: Relation[Taken]) -> str:
    """扣分原因里写明的扣分数，不等于分值减得分.

    **为什么** 写了扣分却没有扣，或扣的不是所写的数，得分就失去依据。

    **怎样判断** 同一行扣分原因栏中“扣…分”各数相加，同分值减得分比较。

    **不报告** 原因栏抄录的评分标准（“每低1个百分点扣…”一类）。
    """
    claim = relation.claim
    return (
        f"“{claim.name}”扣分原因写扣{relation.stated}，分值{claim.points}、得分{claim.score}，"
        f"实际扣{relation.expected}"
    )
