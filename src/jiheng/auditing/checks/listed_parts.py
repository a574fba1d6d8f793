"""Check ``listed_parts``: 总额与列举的分项不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.lists import Listing
from jiheng.auditing.model import Relation, Severity


@check(
    "总额与列举的分项不符",
    severity=Severity.ERROR,
    advice="核对是否漏列或重列分项，或总额未随分项更新",
)
def listed_parts(relation: Relation[Listing]) -> str:
    """文字中列举的分项相加，与同处的总额不符。

    **为什么** 总额与分项出自同一组数，加不拢说明至少一个数写错或漏列。

    **怎样判断** 读“其中、包括、分别为、合计”等词连接的一组同类数额，也读分条列举的数额；分项中
    再列的其中项不重复相加。每个数代表能四舍五入成它的所有值，任何取值都加不拢才算不符。
    基本支出与项目支出、货物工程服务等固定分类，行政、事业等编制类别，以及末项为“其他”的，按穷尽列举处理；
    车辆、机构等各按一种名称计数的，分项合计多于总数的为需核实。“三年累计”是前面各年之和。只列一项
    “其中”的，看它是否多于总额。

    **不报告** 尾差；“其中”只列了一部分、合计小于总额的；带“约”“近”“等”的；结构读不准的列举。
    """
    if relation.kind == "unit" or relation.claim.told.told_already:
        return ""
    if relation.claim.told.link == "part":
        return f"“其中”的{relation.expected}多于前面的{relation.stated}，相差{relation.gap}"
    whole = "总额" if relation.claim.told.total.sort == "money" else "总数"
    return f"分项相加为{relation.expected}，{whole}列示为{relation.stated}，相差{relation.gap}"
