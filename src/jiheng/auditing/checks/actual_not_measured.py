"""Check ``actual_not_measured``: 数值目标没有数值完成值."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.targets import Target
from jiheng.auditing.model import Relation, Severity


@check(
    "数值目标没有数值完成值",
    severity=Severity.NOTE,
    advice="核对统计资料，按目标值的单位填写实际完成的数值",
)
def actual_not_measured(relation: Relation[Target]) -> str:
    """目标值是一个数，完成值却不是可以比较的数.

    **为什么** 目标定了数，完成情况就要用数来回答；“已达标”和照抄的“≥90%”都看不出实际水平。

    **怎样判断** 目标值是一个带单位的数，完成值空白、只写文字、只写一个符号，或连同符号照抄目标值。

    **不报告** 目标值是时间的；目标值本来就是文字的；完成值写了别的数的。
    """
    claim = relation.claim
    start = f"“{claim.name}”目标值为{claim.target}，"
    match claim.fault:
        case "worded":
            return f"{start}完成值写“{claim.actual}”，没有写实际数值"
        case "sign":
            return f"{start}完成值只写“{claim.actual}”，没有写实际数值"
        case "copied":
            return f"{start}完成值照写“{claim.actual}”，没有写实际数值"
        case "missing":
            return f"{start}得满分而完成值空白"
        case _:
            return ""
