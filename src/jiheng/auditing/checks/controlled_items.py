"""Check ``controlled_items``: 经费控制项目超出预算."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.controlled import Controlled
from jiheng.auditing.model import Relation, Severity


@check(
    "经费控制项目超出预算",
    severity=Severity.NOTE,
    advice="核对预算数的口径（年初或调整后），说明超出的原因",
)
def controlled_items(relation: Relation[Controlled]) -> str:
    """经费控制情况表中，办公、水电、差旅等项目的决算数大于预算数.

    **为什么** 这张表说明厉行节约的情况；超出预算而不说明原因，控制得好就没有依据。

    **怎样判断** “经费控制情况”表中同一行的预算数与决算数比较；超出的各行合在一处报告。

    **不报告** 三公经费、公务接待费（另有“支出超出预算”）；项目支出、基本支出和政府采购
    （年中追加是常事）；没有预算、年中新增的。
    """
    items = relation.claim.items
    told = "、".join(
        f"“{spent.name}”{spent.quantity}（预算{budget.quantity}）" for budget, spent in items
    )
    return f"决算数大于预算数的有{len(items)}项：{told}"
