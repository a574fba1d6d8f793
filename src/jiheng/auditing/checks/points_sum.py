"""Check ``points_sum``: 分值合计不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.points_sum import PointsSum, PointsTwice
from jiheng.auditing.model import Relation, Severity


@check("分值合计不符", severity=Severity.ERROR, advice="核对各指标分值和标题所注分值，更正其中一处")
def points_sum(relation: Relation[PointsSum | PointsTwice]) -> str:
    """评分表里各指标的分值相加，不等于上级指标或总分所注的分值.

    **为什么** 分值是评分的尺子：分值加不起来，得分也就没有依据，总分100分也不再成立。

    **怎样判断** 一级、二级指标名称后所注的分值（如“投入（15分）”）、小计和总分，
    同其下各指标分值之和比较；合并的格子只算一次，预算执行率的10分可以在内也可以不在内。名称后的分值还同分值栏比较。
    有指标没有填分值、也没有总分可以印证时，只列为需核实；没有印总分的，各指标之和不是100分时列为需核实。

    **不报告** 加分项、扣分项；分值栏写的不是数字的行；总分按四舍五入后的数列示的。
    """
    claim = relation.claim
    if isinstance(claim, PointsTwice):
        beside = f"分值栏为{relation.expected}，相差{relation.gap}"
        return f"“{claim.name}”名称后注明{relation.stated}，{beside}"
    if claim.silent:
        return ""
    if claim.stated is None:
        return f"各指标分值相加为{relation.expected}，通常为100分，相差{relation.gap}"
    sums = f"所含指标分值相加为{relation.expected}，相差{relation.gap}"
    return f"“{claim.name}”注明{relation.stated}，{sums}"
