"""Check ``forecast_as_result``: 预计数写成实际数."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.forecasts import Forecast
from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.quotes import told


@check(
    "预计数写成实际数", severity=Severity.ERROR, advice="核对该数是实际完成数还是预计数，并统一两处"
)
def forecast_as_result(relation: Relation[Forecast]) -> str:
    """一处写“预计”“有望”达到的数，另一处写成已经达到的结果.

    **为什么** 预计数要等条件成立才算数，直接写成结果，得分就没有依据。

    **怎样判断** “预计、有望、可望”之后的数，在另一段里以同样的数值和单位出现，
    两处有四个以上连续的字相同，而另一处没有“预计”“目标”“计划”“扣除”一类的字，为需核实。
    预计数以“若扣除…”为条件，前面又写明同一件事的实际数的，为须更正。

    **不报告** 一位有效数字的数；目标、问题、措施各章里的数；表格里的数。
    """
    actual = relation.claim.actual
    reached = f"，实际为{told(actual)}" if actual is not None else ""
    return f"此处写{relation.stated}已经达到，另一处写“{relation.expected}”{reached}"
