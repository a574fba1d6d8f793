"""Check ``told_differently``: 同一数据前后不一致."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.repeats import Repeat
from jiheng.auditing.model import Relation, Severity


@check(
    "同一数据前后不一致",
    severity=Severity.ERROR,
    advice="核对哪一处是最终数，统一全文；口径、时点不同的应当写明",
)
def told_differently(relation: Relation[Repeat]) -> str:
    """同一个数在报告的两处写得不一样.

    **为什么** 同一单位、同一年度、同一口径的一个数只能有一个值。前后不一，读者无从判断
    哪一个可信，由它算出的比率、得分也跟着存疑。

    **怎样判断** 四种依据：整句或相邻分句除数字外完全相同；预算、决算、人员的同一名称，年度、资金
    口径、单位范围都相同；名称相同而较长的数字只差一位；两处前后文字相同而数字
    只差一位。印出的数字代表舍入到它的一个区间，两个区间
    有重合就算一致。文字只是相近、范围可能不同的，降为需核实。

    **不报告** 目标与结果、预算与决算、不同年度、不同截止日期、不同资金口径、本级与汇总、
    清单里并列的各项，以及评分标准里的数字。
    """
    name = f"“{relation.claim.name}”" if relation.claim.name else "同一数据"
    return f"{name}此处写{relation.stated}，另一处写{relation.expected}，相差{relation.gap}"
