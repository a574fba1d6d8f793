"""Check ``share_of_whole``: 占比或完成率与数据不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.shares import Share
from jiheng.auditing.model import Relation, Severity


@check(
    "占比或完成率与数据不符",
    severity=Severity.ERROR,
    advice="核对分子、分母所取的数，再重算百分比",
)
def share_of_whole(relation: Relation[Share]) -> str:
    """“占某数的百分比”“完成预算的百分比”“执行率”与同处的两个数算不拢。

    **为什么** 执行率、完成率直接对应评分，分子分母就在旁边时应能复算。

    **怎样判断** 分母取短语里写出的数、所指名称的数，或该句开头的总额；几个占比共用一个分母的，
    以能使其余占比成立的为准。任何取值都除不出列示的百分比才算不符；只差最后一位的为提示，
    分母只凭先后次序推定的为需核实。分子、分母写在比率之后或前一句的，分母在另一段而名称全文只对上
    一个数的，满意度由各档答卷相加的，也核对，为需核实。

    **不报告** 四舍五入造成的差异；找不到分母的；换成同段另一个数或相邻几个数之和就能成立的；
    只写“占”而前面的总额本身又占别的整体的；以最近的数算出来相去太远的；分母为零的（另有审核规则）。
    """
    claim = relation.claim
    if claim.of_nothing:
        return ""
    part = str(claim.pair.part.number.quantity)
    whole = "＋".join(str(one.number.quantity) for one in claim.pair.whole)
    hint = "；若其中一数的元、万元写错则可算拢" if claim.slip else ""
    return f"由{part}除以{whole}计算应为{relation.expected}，列示为{relation.stated}{hint}"
