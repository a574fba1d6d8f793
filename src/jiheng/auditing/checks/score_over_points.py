"""Check ``score_over_points``: 得分超过分值."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.score_sum import ScoreOfLine
from jiheng.auditing.model import Relation, Severity


@check("得分超过分值", severity=Severity.ERROR, advice="核对该指标的分值和得分")
def score_over_points(relation: Relation[ScoreOfLine]) -> str:
    """某一指标的得分高于它的分值.

    **为什么** 一个指标最多得满分；多出的分会抬高总分和等级。

    **怎样判断** 同一行的得分同分值比较；正文“得分…分（满分…分）”也比较。

    **不报告** 加分项；全表按百分制打分、分值只作权数的。
    """
    claim = relation.claim
    return f"“{claim.name}”分值为{claim.points}，得分为{relation.stated}，超出{relation.gap}"
