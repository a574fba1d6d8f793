"""Check ``sum_of_parts``: 合计与分项不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_totals import TableTotal
from jiheng.auditing.model import Relation, Severity


@check(
    "合计与分项不符",
    severity=Severity.ERROR,
    advice="核对是否漏列或重列分项，或合计未随分项更新",
)
def sum_of_parts(relation: Relation[TableTotal]) -> str:
    """表内合计与所列分项之和对不上。

    **为什么** 合计错了，以它为分母的执行率、占比都会跟着错；加不拢的列也是复核人员最先看到的。

    **怎样判断** 按合计、小计、总计、其中、一级二级标号、功能分类和经济分类科目编码、
    “三公”经费等既定构成认出合计与分项，
    逐列逐行相加。每个印出的数代表四舍五入到它的一段数值，
    只有这些数值无论怎样取都加不到合计时才报告。
    同一结构在其他列（行）成立，或表头、行名写得明确，才列为须更正；依据不足的列为需核实或不报告。
    一个数同时使几处合计不符、而且几处推算出的应有数一致时，只在这个数上报告一次。

    **不报告** 四舍五入的尾差；“其中”只列部分内容的；分项空白、无法确定是否为零的；比率、均值、
    单价等不能相加的列；评分表的分值和得分。
    """
    claim = relation.claim
    if claim.without is not None or claim.told or claim.slipped is not None:
        return ""
    if claim.culprit is not None:
        return (
            f"列示为{relation.stated}，使{len(claim.others)}处合计与分项都不符；"
            f"按其余各数推算都应为{relation.expected}，相差{relation.gap}"
        )
    named = _named(relation)
    return f"分项相加为{relation.expected}，{named}列示为{relation.stated}，相差{relation.gap}"


def _named(relation: Relation[TableTotal]) -> str:
    name = relation.claim.total.name
    return f"“{name}”" if name and name not in ("合计", "小计", "总计") else (name or "合计")
