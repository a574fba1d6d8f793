"""Check ``average``: 平均数与总额、个数不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.averages import Average
from jiheng.auditing.model import Relation, Severity


@check(
    "平均数与总额、个数不符",
    severity=Severity.DOUBT,
    advice="核对总额、个数和平均数的范围是否一致",
)
def average(relation: Relation[Average]) -> str:
    """户均、人均、亩均与同句的总额、个数算不拢。

    **为什么** 平均数由总额除以个数得来，三个数都在时应能复算。

    **怎样判断** 同一句里只有一个总额、一个同名单位的个数，任何取值都除不出列示的平均数才算不符。
    单价、补助标准在前而总额在后的，同样核对；按月、按年计的标准不直接相乘。

    **不报告** 同句有几个总额或几个个数而能换一对算拢的；带“约”的；句中没有总额或个数的。
    """
    claim = relation.claim
    total, count = claim.total.number.quantity, claim.many.number.quantity
    return f"由{total}除以{count}计算应为{relation.expected}，列示为{relation.stated}"
