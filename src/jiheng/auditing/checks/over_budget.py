"""Check ``over_budget``: 支出超出预算."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.budgets import OverBudget
from jiheng.auditing.claims.overspent import Overspent
from jiheng.auditing.model import Relation, Severity


@check(
    "支出超出预算",
    severity=Severity.DOUBT,
    advice="核对预算数的口径（年初或调整后）和剔除项，说明超出的原因和审批手续",
)
def over_budget(relation: Relation[OverBudget | Overspent]) -> str:
    """支出超过了预算：三公经费、会议费、培训费，以及紧接着预算数写出的支出.

    **为什么** 这些支出实行总额控制，超出预算应有调整审批，控制率也不能得满分。

    **怎样判断** 文中写“完成预算的…%”而超过100%的，或同一行、同一段里决算数大于预算数的；
    有调整预算的，以调整预算为准。每一项只报告一次。
    一句话里先写预算数、紧接着写支出数，没有写完成率、也没有写结转和追加的，支出数超过预算数也列为需核实；表中各项与
    全年预算或调整预算比。

    **不报告** 其他支出超过年初预算的（年中追加是常事）；尾差。
    """
    claim = relation.claim
    if isinstance(claim, Overspent):
        amounts = f"支出{claim.spent.number.quantity}，预算{claim.budget.number.quantity}"
        return f"{amounts}，为该预算数的{relation.stated}，超出{relation.gap}；有剔除项的应当写明"
    if claim.budget is not None and claim.spent is not None:
        spent, budget = claim.spent.number.quantity, claim.budget
        told = f"“{claim.name}”决算{spent}，{budget.stage}{budget.number.quantity}"
        return f"{told}，为预算的{relation.stated}，超出{relation.gap}；有剔除项的应当写明"
    return f"“{claim.name}”完成预算的{relation.stated}，超出{relation.gap}；有剔除项的应当写明"
