"""Check ``table_average``: 表内均值不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_averages import TableAverage
from jiheng.auditing.model import Relation, Severity


@check(
    "表内均值不符",
    severity=Severity.ERROR,
    advice="核对金额、数量和均值是否同一范围、同一单位",
)
def table_average(relation: Relation[TableAverage]) -> str:
    """表内户均、人均、单价等，与同一行的金额、数量算不拢。

    **为什么** 均值由同一行的金额除以数量得来，任何一个写错，三个数就对不上。

    **怎样判断** 表头写明户均、人均、平均每个、单价的只有一列，金额、数量也各只有一列，
    单位按表头换算。
    印出的数代表四舍五入到它的一段数值；其他各行算得拢、只有少数行算不拢时才报告。

    **不报告** 只有一两行、没有别的行印证的；金额或数量有几列、说不清除的是哪一列的；
    四舍五入的尾差。
    """
    claim = relation.claim
    return (
        f"由{claim.amount.quantity}除以{claim.many.quantity}计算应为{relation.expected}，"
        f"列示为{relation.stated}，相差{relation.gap}"
    )
