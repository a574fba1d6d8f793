"""Check ``column_formula``: 与表头公式不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_formulas import ColumnFormula
from jiheng.auditing.model import Relation, Severity


@check(
    "与表头公式不符",
    severity=Severity.ERROR,
    advice="核对本行各栏数字，是否按表头列明的公式计算",
)
def column_formula(relation: Relation[ColumnFormula]) -> str:
    """某一格的数与表头或栏次行写明的公式对不上。

    **为什么** 表头写了“3=1+2”，就是表样规定的关系，审核软件和复核人员都按它核对。

    **怎样判断** 读栏次行（1、2、3=1+2）和表头括号里的公式（C=B-A、⑤=③/②×100%），
    用同一行印出的数计算；
    印出的数按四舍五入的区间计算。各行都不成立时，可能是公式读法有误，列为需核实。

    **不报告** 公式用到的格空白的；分母为零的；尾差。
    """
    claim = relation.claim
    return (
        f"按表头公式{claim.found.rule}计算为{relation.expected}，"
        f"“{claim.stated.name}”列示为{relation.stated}，相差{relation.gap}"
    )
