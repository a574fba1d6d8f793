"""Check ``rule_points``: 评分标准的分与分值不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.rule_scores import RulePoints
from jiheng.auditing.model import Addressee, Relation, Severity


@check(
    "评分标准的分与分值不符",
    severity=Severity.NOTE,
    advice="核对评分表，统一评分标准和分值",
    addressee=Addressee.FORM,
)
def rule_points(relation: Relation[RulePoints]) -> str:
    """评分标准一次给的分，多于该指标的分值.

    **为什么** 标准给的分超过分值，满分按哪一个算就不清楚。

    **怎样判断** 评分标准里“得（计、记）…分”的最大数，同该行分值比较。

    **不报告** 分项给分、各项相加等于分值的；评分标准自己写明总分、最高分的。
    """
    claim = relation.claim
    return f"“{claim.name}”分值为{relation.expected}，评分标准写得{relation.stated}"
