"""Check ``small_firms``: 中小企业采购金额超过采购总额."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.procurement import Procurement
from jiheng.auditing.model import Relation, Severity


@check(
    "中小企业采购金额超过采购总额",
    severity=Severity.DOUBT,
    advice="核对同一笔采购是否在预留项目和其他项目里重复填列",
)
def small_firms(relation: Relation[Procurement]) -> str:
    """中小企业在预留项目和其他项目里成交的金额，相加超过了全年政府采购金额.

    **为什么** 中小企业成交的金额是全年采购金额的一部分；超过总额，多半是同一笔采购填了两处。

    **怎样判断** 取说明里的全年政府采购金额、以及预留项目和其他政府采购项目中
    中小企业成交的金额；后两项相加大于全年金额，且尾差不能解释。

    **不报告** 三个数没有写全的；小微企业的金额，它已含在中小企业之内。
    """
    total = relation.claim.total.quantity
    both = f"预留项目和其他项目相加为{relation.expected}"
    return f"{both}，全年政府采购金额为{total}，多出{relation.gap}"
