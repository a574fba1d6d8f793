"""Check ``form_heads``: 表头层次与口径不一致."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_totals import TableTotal
from jiheng.auditing.model import Addressee, Relation, Severity


@check(
    "表头层次与口径不一致",
    severity=Severity.NOTE,
    advice="核对表样：结转结余是否应单列，不放在合计的“其中”之下",
    addressee=Addressee.FORM,
)
def form_heads(relation: Relation[TableTotal]) -> str:
    """表样把另一口径的数放在合计的“其中”之下。

    **为什么** 表样如此设计，填报单位只能照填；按表头相加，合计就小于分项之和，容易被误认为填错。

    **怎样判断** “其中”下有上年结转、结余一类的列；全部分项相加不等于合计，去掉这一列后相等。
    这时其他关系都成立，
    问题在表样，不在填报数，只作提示，由表样制定单位处理。

    **不报告** 去掉这一列仍不相等的，由“合计与分项不符”报告；全部分项相加等于合计的。
    """
    left_out = relation.claim.without
    if left_out is None:
        return ""
    return (
        f"表头把“{left_out.name}”{left_out.quantity}列在“{relation.claim.total.name}”的“其中”之下，"
        f"合计{relation.stated}等于其余各项之和；各项全部相加为{relation.expected}，相差{relation.gap}"
    )
