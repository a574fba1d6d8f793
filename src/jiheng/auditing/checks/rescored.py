"""Check ``rescored``: 得分与评分标准不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.rule_scores import RuleScore
from jiheng.auditing.model import Relation, Severity


@check(
    "得分与评分标准不符",
    severity=Severity.ERROR,
    advice="核对指标值、口径和评分标准，按标准重新计分",
)
def rescored(relation: Relation[RuleScore]) -> str:
    """按本行的评分标准和报告中的数值重算，得不出所填的得分.

    **为什么** 评分标准和数值都印在报告里，任何人都能重算；算不出的得分经不起复核。

    **怎样判断** 读懂本行的评分标准，代入本行印出的数值；本行没有的，用报告其他地方同名的比率，
    或按共性指标公式由报告中的数算出（如三公经费变动率、在职人员控制率、固定资产利用率）。
    标准没有写明的（不足1个百分点是否扣分、端点归哪一档），各种读法都算一遍，所填得分落在其中就不报告。
    只有标准、读法、数值都在本行印明的列为须更正，其余列为需核实。
    预算执行率没有印评分标准的，按得分=分值×执行率核对。

    **不报告** 没有可代入的数值、标准没有读懂、不同口径结果不同的，列入未能核对。
    """
    claim = relation.claim
    if claim.implied:
        return (
            f"“{claim.name}”为{claim.shown}，分值{claim.points}，按执行率计算应得{relation.expected}，"
            f"得分列示为{relation.stated}"
        )
    only = "只能支持" if claim.bound else "按评分标准应得"
    return f"“{claim.name}”为{claim.shown}，{only}{relation.expected}，得分列示为{relation.stated}"
