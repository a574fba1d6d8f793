"""Check ``stale_year``: 年度与报告不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.stale_years import StaleYear
from jiheng.auditing.model import Relation, Severity

_WHERE = {
    "part": "本部分标题写“{0}”，报告是{1}的决算",
    "owned": "车辆数截至“{0}”末，报告是{1}的决算",
    "compared": "对比的是“{0}”，上年应为{1}",
}


@check(
    "年度与报告不符",
    severity=Severity.ERROR,
    advice="核对是否沿用了上年的文字，连同其后的数一并核对",
)
def stale_year(relation: Relation[StaleYear]) -> str:
    """决算公开里固定写法的年度，与本报告的年度不一致。

    **为什么** 各年的决算说明文字相同，只换年度和数字；年度没有换，后面的数也可能还是上年的。

    **怎样判断** 只看部门决算公开的三种固定写法：“第×部分……年度部门决算”的标题，
    “截至……12月31日，……共有车辆”，以及“……年度……总计……，与……年度相比”。前两处应为报告的年度，
    后一处应为所述年度的上一年。报告多处写明本年度的，前两处列为须更正，其他为需核实。

    **不报告** 不是部门决算公开的报告；正文中说到其他年度的事；没有认出报告年度的。
    """
    claim = relation.claim
    return _WHERE[claim.sort].format(relation.stated, relation.expected)
