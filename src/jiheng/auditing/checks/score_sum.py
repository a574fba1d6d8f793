"""Check ``score_sum``: 得分合计不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.score_sum import ScoreSum
from jiheng.auditing.model import Relation, Severity


@check(
    "得分合计不符",
    severity=Severity.ERROR,
    advice="核对各行得分和合计，更正后同正文所写得分一并统一",
)
def score_sum(relation: Relation[ScoreSum]) -> str:
    """评分表的总分或小计，不等于各行得分之和.

    **为什么** 总分决定评价等级，也会写进正文和上报表；它同各行对不上，就不知道哪一个是真的。

    **怎样判断** 总分、小计同其上各行得分之和比较，得分是精确的数，差0.5分也算不符；
    总分列示的位数比各行少的，允许四舍五入。只有各行分值相加等于总分值（说明各行都已读到）时，才列为须更正。
    每行按百分制打分、分值作权数的表，按加权之和核对。

    **不报告** 有指标没有填得分的，列入未能核对。
    """
    claim = relation.claim
    return (
        f"各行得分相加为{relation.expected}，“{claim.name}”列示为{relation.stated}，"
        f"相差{relation.gap}"
    )
