"""Check ``missing_percent``: 比率缺百分号."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.bare_rates import BareRate
from jiheng.auditing.model import Relation, Severity


@check(
    "比率缺百分号",
    severity=Severity.DOUBT,
    advice="补上百分号，或核对所缺的单位",
)
def missing_percent(relation: Relation[BareRate]) -> str:
    """增减幅、占比只有数字，没有百分号。

    **为什么** 没有单位的数无法理解，也无法与增减额相互核对；多半是漏打了百分号。

    **怎样判断** 增减额之后紧接“增长、下降”和一个带小数、没有单位的数，
    或金额之后紧接“占”和这样一个数，其后就是标点。

    **不报告** 整数；数后面还有文字、可能另有所指的；表格里的数，其单位在表头。
    """
    return f"“{relation.stated}”前是金额，此处应为比率，没有百分号"
