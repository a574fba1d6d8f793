"""Check ``grade``: 评价等级与得分不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.grades import Grade
from jiheng.auditing.model import Relation, Severity


@check("评价等级与得分不符", severity=Severity.ERROR, advice="核对得分和等级，按所用的等级标准更正")
def grade(relation: Relation[Grade]) -> str:
    """所写的评价等级，不是得分按等级标准应得的等级.

    **为什么** 等级是评价结果应用的依据，得分和等级必须一致。

    **怎样判断** 同一段里既写得分又写等级的，按报告自己印的等级标准核对；报告没有印的，
    按财预〔2020〕10号的90、80、60分三条线核对，只列为需核实。

    **不报告** 同一段里有几个不同得分的；只写等级、没有得分的。
    """
    claim = relation.claim
    own = "报告所列标准" if claim.scale.spot else "财预〔2020〕10号的标准"
    return (
        f"得分{claim.score}，按{own}（{claim.floors}）应为“{relation.expected}”，"
        f"写为“{relation.stated}”"
    )
