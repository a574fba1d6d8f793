"""Check ``direction``: 预决算大小的说法与数不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.directions import Direction, DirectionByRate
from jiheng.auditing.model import Relation, Severity


@check(
    "预决算大小的说法与数不符",
    severity=Severity.ERROR,
    advice="核对预算数、决算数和原因说明是否对应",
)
def direction(relation: Relation[Direction | DirectionByRate]) -> str:
    """写“决算数小于预算数的原因”，而同段的决算数并不小于预算数。

    **为什么** 说明原因的句子常从上年或别的科目抄来，大小写反，原因也就不对。

    **怎样判断** 同一段里，说法之前最近的决算数与它前面的预算数比较；写明年初、全年的，
    取同名的预算数；有几个预算数的，与任何一个相符即可。预算数、决算数并列在一句里的为须更正，
    其余为需核实。没有写出预算数、但紧接在“完成预算的…%”之后的，与这个百分比比较：超过100%的
    应为大于，不足100%的应为小于。写“持平、一致”的即为等于，“基本持平”不核对。

    **不报告** 段内没有写出预算数或决算数，也没有写出完成百分比的。
    """
    claim = relation.claim
    if isinstance(claim, DirectionByRate):
        return f"完成预算的{claim.rate.quantity}，写为“{relation.stated}”"
    plans = "、".join(str(one.number.quantity) for one in claim.plans)
    return f"预算数{plans}，决算数{claim.spent.number.quantity}，写为“{relation.stated}”"
