"""Check ``implied_base``: 百分比与旁边的个数对不上."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.implied import Implied
from jiheng.auditing.model import Relation, Severity


@check(
    "百分比与旁边的个数对不上",
    severity=Severity.DOUBT,
    advice="核对个数、百分比，并写明分母",
)
def implied_base(relation: Relation[Implied]) -> str:
    """个数旁边的百分比，无论分母是几都得不出来。

    **为什么** 个数是整数，分子或分母既定时，能得出的百分比只有有限几个。

    **怎样判断** 个数作分子，找不到整数分母得出该百分比；个数作分母，也找不到整数分子。
    “分别为”的几个百分比应有共同的分母。

    **不报告** 分子分母都已列出的（另有审核规则）；金额、重量等不是整数的；百分比另有主体的。
    """
    counts = "、".join(str(one.number.quantity) for one in relation.claim.counts)
    rates = "、".join(str(one.number.quantity) for one in relation.claim.rates)
    return f"{counts}与{rates}不能同时成立：没有整数的分母或分子能得出"
