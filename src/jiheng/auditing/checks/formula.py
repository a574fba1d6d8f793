"""Check ``formula``: 算式的得数不对."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.formulas import Formula
from jiheng.auditing.model import Relation, Severity


@check(
    "算式的得数不对",
    severity=Severity.ERROR,
    advice="核对算式中的各数和得数",
)
def formula(relation: Relation[Formula]) -> str:
    """写出来的算式与等号后的得数不符。

    **为什么** 算式连同数字都写了出来，按式一算便知。

    **怎样判断** 读加、减、乘、除和括号，任何取值都得不出列示的得数才算不符；只差最后一位的为提示。

    **不报告** 四舍五入造成的差异；有的数带单位、有的不带，换算不清的；括号不成对的。
    """
    return f"按算式计算应为{relation.expected}，列示为{relation.stated}，相差{relation.gap}"
