"""Check ``outdated_rule``: 评分依据的年度已过."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.rule_scores import OldRule
from jiheng.auditing.model import Addressee, Relation, Severity


@check(
    "评分依据的年度已过",
    severity=Severity.NOTE,
    advice="核对评分标准所依据的文件，改用评价年度的考核办法或细化为本部门的指标",
    addressee=Addressee.FORM,
)
def outdated_rule(relation: Relation[OldRule]) -> str:
    """评分标准依据的是两年以前的考核办法.

    **为什么** 用旧年度的考核办法评价本年度，得分说明不了本年度的履职情况。

    **怎样判断** 评分标准写“…年度…考评”或“…年…考核”，而该年度早于评价年度一年以上。

    **不报告** 文号里的年份；制度、规划的发布年份。
    """
    claim = relation.claim
    return f"“{claim.name}”的评分标准依据{relation.stated}的考核办法，评价年度是{claim.year}年度"
