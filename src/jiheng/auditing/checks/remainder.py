"""Check ``remainder``: 剩余数与总数、已完成数不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.remainders import Remainder
from jiheng.auditing.model import Relation, Severity


@check(
    "剩余数与总数、已完成数不符",
    severity=Severity.ERROR,
    advice="核对总数、已完成数和剩余数的统计时点是否一致",
)
def remainder(relation: Relation[Remainder]) -> str:
    """“某数个问题中已完成某数个，还有某数个”三个数算不拢。

    **为什么** 总数、已完成、剩余写在一处，读者一减便知。

    **怎样判断** 总数与已完成数用“中、其中、已”相连，后面紧接“还有、剩余、尚有”的数，三者同一单位。
    编制、实有与空编，受理、审结与未结，原值、折旧与净值等依次写出的，也核对；新收的案件另有旧存，不核对。
    一段里只写调整预算数、决算数和结转结余的，结转结余应是前两个数的差，不等时为需核实。

    **不报告** 中间另有同类数而看不出归属的；只写了其中两个数的；带“约”“余”的。
    """
    claim = relation.claim
    parts = "－".join(str(one.number.quantity) for one in claim.parts)
    return f"{claim.whole.number.quantity}－{parts}应为{relation.expected}，列示为{relation.stated}"
