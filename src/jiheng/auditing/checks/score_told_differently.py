"""Check ``score_told_differently``: 正文得分与评分表不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.score_told import ToldScore
from jiheng.auditing.model import Relation, Severity


@check(
    "正文得分与评分表不符",
    severity=Severity.ERROR,
    advice="核定得分后，正文、评分表和上报表统一为同一个数",
)
def score_told_differently(relation: Relation[ToldScore]) -> str:
    """正文写的自评得分或分值，与评分表或其下各项之和不同.

    **为什么** 同一个得分只能有一个数；正文、评分表各写各的，上报时不知道以哪个为准。

    **怎样判断** 正文中的自评总分同评分表的总分比较；写明“总分…分，自评得分…分”的各部分，
    同其下各项之和比较，“其中”后面列全得分的同所列之和比较，也同评分表中名称相同的行或标题比较。
    报告里有几张评分表而看不出说的是哪一张时，只列为需核实。

    **不报告** 说的是上年、平均、某一项目或下属单位的得分；评分表没有总分的；
    上级的数不符、而原因是下级某一项写错的，只报下级那一处。
    """
    claim = relation.claim
    if claim.silent:
        return ""
    what = "分值" if claim.points else "得分"
    rows = f"，各行得分相加又为{claim.rows}" if claim.rows else ""
    subject = f"“{claim.name}”" if claim.name else "自评"
    return (
        f"正文写{subject}{what}{relation.stated}，{claim.source}为{relation.expected}{rows}，"
        f"相差{relation.gap}"
    )
