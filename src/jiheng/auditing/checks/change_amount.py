"""Check ``change_amount``: 增减额与两数之差不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.changes import Change
from jiheng.auditing.model import Relation, Severity


@check(
    "增减额与两数之差不符",
    severity=Severity.ERROR,
    advice="核对本期数、对比基数和增减额，三者应能互相推算",
)
def change_amount(relation: Relation[Change]) -> str:
    """“较上年某数增加（减少）某数”与两数之差不符，或方向相反。

    **为什么** 本期数、基数、增减额写在一句话里，读者一减便知。

    **怎样判断** 增减额＝本期数－基数，方向按“增加、减少”等词。任何取值都减不出来才算不符。同句的
    增减幅能说明是哪个数写错的，在那个数处报告。没有写基数时，增加额不应多于本期数。

    **不报告** 尾差；带“约”“近”的；增减的主体与前面的数不是一回事的。
    """
    claim = relation.claim
    current, change = claim.current.number.quantity, f"增减额{claim.change.number.quantity}"
    if claim.base is None:
        return f"列示{relation.stated}，多于本期的{current}，倒推的对比基数小于0"
    base = f"对比基数{claim.base.number.quantity}"
    lead = {
        "change": f"由{current}和{base}计算",
        "base": f"由本期{current}和{change}计算对比基数",
        "current": f"由{base}和{change}计算本期数",
    }[claim.wrong]
    return f"{lead}应为{relation.expected}，列示为{relation.stated}"
