"""Check ``differs_from_accounts``: 与决算表不一致."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.account_ties import AccountTie
from jiheng.auditing.model import Relation, Severity


@check(
    "与决算表不一致",
    severity=Severity.ERROR,
    advice="核对以哪一张决算表为准，统一说明和各表的数",
)
def differs_from_accounts(relation: Relation[AccountTie]) -> str:
    """决算说明写的数，或另一张决算表的数，与应当相同的决算表不一致。

    **为什么** 公开的决算表由同一套决算报表生成，表与表、表与说明有固定的勾稽关系。
    一处不一致，公众就无从判断哪一处可信。

    **怎样判断** 按财政部统一的表名认出收入支出决算总表、收入决算表、支出决算表、
    一般公共预算财政拨款支出决算表等，取合计、总计和各科目的行；
    说明中的“收入支出总计”“一般公共预算财政拨款基本支出”“……（类）……（款）……（项）”等固定写法，与表中同名的数相比。
    全文大多数这样的数都对得上时列为须更正，否则为需核实。

    **不报告** 末位相差1的舍入尾差；说到其他年度的；表名或科目名对不上、不能确定是同一个数的。
    """
    claim = relation.claim
    return (
        f"“{claim.name}”此处为{relation.stated}，{claim.table}为{relation.expected}，"
        f"相差{relation.gap}"
    )
