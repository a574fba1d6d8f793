"""Check ``unknown_account``: 说明中的科目表中没有."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.account_names import AccountName
from jiheng.auditing.model import Relation, Severity


@check(
    "说明中的科目表中没有",
    severity=Severity.DOUBT,
    advice="核对科目名称是否沿用了旧科目，或类、款、项写错",
)
def unknown_account(relation: Relation[AccountName]) -> str:
    """决算说明写的“类、款、项”，支出决算表里没有同名的科目。

    **为什么** 说明按功能分类科目逐项写，名称与决算表不同，多半是沿用上年的文字：
    科目已经改名，或者款、项抄写有误，读者对不上表。

    **怎样判断** 一般公共预算财政拨款支出决算表和支出决算表的科目按编码分出类、款、项，
    说明中“……（类）……（款）……（项）”的每一级都到同级科目名称里找。
    至少有三个科目各级都找得到，才说某一个找不到。

    **不报告** 名称只差括号、顿号或末尾“支出”二字的；没有带编码的支出决算表的。
    """
    claim = relation.claim
    known = f"，表中该项属于“{claim.right}”" if claim.right else ""
    return f"说明写“{claim.wrong}”，{claim.table}没有这一科目{known}"
