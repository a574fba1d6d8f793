"""Check ``shares_together``: 占比合计超过百分之百."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.shares import Shares
from jiheng.auditing.model import Relation, Severity


@check(
    "占比合计超过百分之百",
    severity=Severity.DOUBT,
    advice="核对各项占比的分母是否一致，分项是否重复",
)
def shares_together(relation: Relation[Shares]) -> str:
    """同一句里同一总额的几个占比，加起来超过100%。

    **为什么** 互不重叠的部分合起来不会多于整体。

    **怎样判断** 同一句、同一分母的占比相加，减去四舍五入的余地后仍大于100%。其中某个占比与数额
    算不拢的，已在那个占比处报告，这里不再重复。

    **不报告** 合计小于100%的，可能只列了一部分；合计超出的只是尾差的；各有分母的
    （占同类产品、占预算、占任务）；后一项包含在前一项里的（其中小微企业）；文中找不到共同总额的。
    """
    if relation.claim.explained:
        return ""
    return f"各项占比合计为{relation.stated}，应不超过100%，超出{relation.gap}"
