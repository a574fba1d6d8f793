"""Check ``unit_of_money``: 金额单位不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.lists import Listing
from jiheng.auditing.claims.table_totals import TableTotal
from jiheng.auditing.claims.units import NoCurrency, NoPercent, SameDigits
from jiheng.auditing.model import Relation, Severity


@check("金额单位不符", severity=Severity.ERROR, advice="核对金额单位是元还是万元，并补全单位")
def unit_of_money(
    relation: Relation[SameDigits | NoCurrency | NoPercent | Listing | TableTotal],
) -> str:
    """同一个数在一处以元、在另一处以万元为单位，或者金额没有写“元”.

    **为什么** 单位差一万倍，执行率、人均数都会算错。

    **怎样判断** 至少四位有效数字的同一个数，两处所写的单位相差一万倍；部门的金额以元计时整数
    部分通常在七位以上，据此判断哪一处的单位不合。
    一组分项或一列数加不到合计，只把其中一个数改为其他各数的单位（恰好相差一万倍）就加得拢的，
    在这个数上报告。“30万资金”之类只写“万”的，列为提示；“挂牌率95以上”之类比率没有写“%”的，列为需核实。

    **不报告** 有效数字不足四位、可能只是巧合的；表格中没有自带单位的数；“万人”“万吨”等。
    """
    if isinstance(relation.claim, NoPercent):
        return f"比率写为{relation.stated}，缺少“%”，应为{relation.expected}"
    if isinstance(relation.claim, NoCurrency):
        return f"写为{relation.stated}，缺少货币单位，应为{relation.expected}"
    if isinstance(relation.claim, Listing | TableTotal):
        return _in_a_sum(relation)
    right = relation.claim.right.number.quantity
    return f"此处写{relation.stated}，另一处写{right}，数字相同而单位相差一万倍"


def _in_a_sum(
    relation: Relation[SameDigits | NoCurrency | NoPercent | Listing | TableTotal],
) -> str:
    """Of one number of a sum, which is otherwise told by another check."""
    if relation.kind != "unit":
        return ""
    return f"此处写{relation.stated}，按其余各数推算应为{relation.expected}，单位相差一万倍"
