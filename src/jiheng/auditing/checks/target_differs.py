"""Check ``target_differs``: 目标前后不一致."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.target_texts import TargetText
from jiheng.auditing.model import Relation, Severity


@check(
    "目标前后不一致",
    severity=Severity.DOUBT,
    advice="核对批复的绩效目标，统一正文与目标表的指标值",
)
def target_differs(relation: Relation[TargetText]) -> str:
    """同一指标的目标值，正文写的与绩效目标表列的不同，或正文两处不同.

    **为什么** 完成没有完成，要拿批复的目标来比；目标有两个，结论就不确定。

    **怎样判断** 目标表中指标值是一个数，正文又以目标、计划的口气说到名称相同的同一指标；
    全文只说了一个数、单位相同或有一处没写单位，而两数不同；正文两段以相同的全名写同一比率的
    目标而数不同。

    **不报告** 名称不完全相同的；其他年度的目标；正文先后说了几个数的；写的是实际完成情况的。
    """
    claim = relation.claim
    if not claim.tabled:
        return f"“{claim.name}”的目标此处为{relation.stated}，另一处为{relation.expected}"
    return f"“{claim.name}”的指标值列示为{relation.stated}，正文中的目标为{relation.expected}"
