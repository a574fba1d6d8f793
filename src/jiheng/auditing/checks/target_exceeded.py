"""Check ``target_exceeded``: 完成值远超目标值."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.targets import Target
from jiheng.auditing.claims.tasks import LowTask
from jiheng.auditing.model import Relation, Severity


@check("完成值远超目标值", severity=Severity.NOTE, advice="核对目标值是否定得偏低，写明偏差原因")
def target_exceeded(relation: Relation[Target | LowTask]) -> str:
    """完成值超过目标值的130%，没有写偏差原因.

    **为什么** 远超目标往往说明目标定得偏低，各地的自评表都要求写明偏差原因。

    **怎样判断** 目标值和完成值都是一个数、单位相同，完成值大于目标值的1.3倍，偏差原因栏空白。
    正文里写“任务为…，已完成…，超额完成”的，完成数达到任务的1.5倍时提示。

    **不报告** 写了原因的；越低越好的指标（成本、浓度、事故等）。
    """
    claim = relation.claim
    if isinstance(claim, LowTask):
        return f"任务为{relation.expected}，完成{relation.stated}，达到任务的150%以上，没有写原因"
    if claim.fault != "exceeded":
        return ""
    return (
        f"“{claim.name}”目标值为{claim.target}，完成值为{claim.actual}，"
        "超过目标的130%，没有写偏差原因"
    )
