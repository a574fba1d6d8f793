"""Check ``impossible_rate``: 比率超过100%."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.impossible import Rate
from jiheng.auditing.model import Relation, Severity


@check("比率超过100%", severity=Severity.ERROR, advice="核对比率的分子、分母，“以上”改为实际数")
def impossible_rate(relation: Relation[Rate]) -> str:
    """达标率、合格率、满意度等写成100%以上.

    **为什么** 这些比率是部分与全部之比，最大就是100%。

    **怎样判断** 名称是达标率、合格率、优良率、安全利用率、满意度、知晓率、及时率、办结率等，
    数值超过100%的为须更正；写成“100%以上”的为需核实。

    **不报告** 完成率、执行率、增长率等可以超过100%的；目标值里的“≥100%”。
    """
    return f"写为{relation.stated}，这一比率最大是100%"
