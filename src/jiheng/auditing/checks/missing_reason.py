"""Check ``missing_reason``: 扣分没有写原因."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.lost_points import Reason
from jiheng.auditing.model import Relation, Severity


@check("扣分没有写原因", severity=Severity.NOTE, advice="核对扣分依据，补写未完成的内容和原因")
def missing_reason(relation: Relation[Reason]) -> str:
    """得分低于分值，扣分（偏差）原因栏是空的.

    **为什么** 扣分原因是改进的起点，也是复核得分的唯一线索。

    **怎样判断** 评分表有扣分原因或偏差原因一栏，某行得分低于分值，而该栏空白或只写“无”。

    **不报告** 没有这一栏的表；写了原因的，不论写得详略。
    """
    claim = relation.claim
    return f"“{claim.name}”分值{claim.points}，得分{claim.score}，扣{relation.stated}，没有写明原因"
