"""Check ``abolished_law``: 引用已废止的法律."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.abolished import Abolished
from jiheng.auditing.model import Relation, Severity


@check(
    "引用已废止的法律",
    severity=Severity.NOTE,
    advice="核对依据的现行法律，改用现行名称",
)
def abolished_law(relation: Relation[Abolished]) -> str:
    """评价年度时已经废止的法律，仍作为依据引用.

    **为什么** 依据失效，多半是沿用了旧文本。

    **怎样判断** 2021年及以后的报告引用《合同法》《物权法》《担保法》等；这些法律自2021年1月1日起
    由《民法典》代替。同一部法律只报告一次。

    **不报告** 名称不同的法律（《劳动合同法》）；注明“原”“废止”的；2020年及以前的报告。
    """
    more = len(relation.because)
    places = f"，共{more + 1}处" if more else ""
    return f"引用{relation.stated}，该法自2021年1月1日起由{relation.expected}代替{places}"
