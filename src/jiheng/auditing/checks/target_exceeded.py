"""Check ``target_exceeded``: 完成值远超目标值."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.targets import Target
from jiheng.auditing.model import Relation, Severity


@check("完成值远超目标值", severity=Severity.NOTE, advice="核对目标值是否定得偏低，写明偏差原因")
def target_exceeded(relation: Relation[Target]) -> str:
    """完成值超过目标值的130%，没有写偏差原因.

    **为什么** 远超目标往往说明目标定得偏低，各地的自评表都要求写明偏差原因。

    **怎样判断** 目标值和完成值都是一个数、单位相同，完成值大于目标值的1.3倍，偏差原因栏空白。

    **不报告** 写了原因的；越低越好的指标（成本、浓度、事故等）。
    """
    claim = relation.claim
    if claim.fault != "exceeded":
        return ""
    return (
        f"“{claim.name}”目标值为{claim.target}，完成值为{claim.actual}，"
        "超过目标的130%，没有写偏差原因"
    )
