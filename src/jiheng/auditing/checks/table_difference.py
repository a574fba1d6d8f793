"""Check ``table_difference``: 表内增减额不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_rates import TableRate
from jiheng.auditing.model import Relation, Severity


@check(
    "表内增减额不符",
    severity=Severity.ERROR,
    advice="核对增减额及其两个基数，是否漏改其中一个",
)
def table_difference(relation: Relation[TableRate]) -> str:
    """表内的增减额、差额与同一行的两个数之差对不上。

    **为什么** 增减额是据以说明原因的数，基数改了而差额没有改，原因也就说错了。

    **怎样判断** 表头写明是增减额、差额、超支或节约额的列，与同一行本年和上年（或决算和预算）
    两个数之差相比；
    表头没有写明是哪两列的，取在其他各行都成立的两列。印出的数按四舍五入的区间计算；
    表头不分增减方向的，
    只比大小。

    **不报告** 因表内合计写错而连带不符的，已在合计处报告；缺一个基数的；尾差；依据不足、
    只有一行而表头又不明确的。
    """
    claim = relation.claim
    if claim.told or claim.kind != "difference":
        return ""
    first, second = claim.first, claim.second
    return (
        f"“{first.name}”{first.quantity}与“{second.name}”{second.quantity}相差{relation.expected}，"
        f"“{claim.stated.name}”列示为{relation.stated}，相差{relation.gap}"
    )
