"""One kind of money and what became of it: a chapter that is never empty (分资金性质的收支)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.documents.model import Block
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.amounts import Item, amounts_table, filled
from jiheng.writing.parts.money import INCOME
from jiheng.writing.references import sentence, told


@dataclass(frozen=True, slots=True)
class Fund:
    """A 资金性质.

    Attributes:
        title: as a chapter names it.
        prefix: of its facts by fund.
        income: the fact of its income; ``""`` where the accounts have none.
    """

    title: str
    prefix: str
    income: str = ""


GENERAL = Fund("一般公共预算", "一般公共预算", "一般公共预算财政拨款收入")
GOVERNMENT = Fund("政府性基金预算", "政府性基金", "政府性基金预算财政拨款收入")
STATE_CAPITAL = Fund("国有资本经营预算", "国有资本经营", "国有资本经营预算财政拨款收入")
SOCIAL = Fund("社会保险基金预算", "社保基金")
#: So many figures are easier seen in a table.
_A_TABLE = 3
_FLOWS = ("年初结转结余", "年初预算数", "全年预算数", "支出决算数", "年末结转结余")


def fund(figures: Figures, one: Fund) -> Iterator[Block]:
    """What there was, or that there was none, or that nobody said."""
    flows = _flows(one)
    known = filled(figures, flows)
    if any(figures.value(flow.references[0]) for flow in known):
        clauses = [f"{flow.label}{{{{{flow.references[0]}}}}}" for flow in known]
        yield told(figures, f"{one.title}{clauses[0]}", *clauses[1:])
        if len(known) >= _A_TABLE:
            yield amounts_table(figures, (one.title, "金额（万元）"), known)
    elif known:
        yield sentence(figures, f"本年度无{one.title}。")
    elif one.income and rules_out(figures, one.income):
        yield sentence(
            figures,
            f"本年度无{one.title}财政拨款收入，"
            "本年收入合计{{本年收入合计}}由其他各项收入构成。",
        )
    else:
        yield sentence(figures, unsaid_words(one))


def others(figures: Figures) -> Iterator[Block]:
    """A sentence on each kind of money besides 一般公共预算."""
    for one in (GOVERNMENT, STATE_CAPITAL):
        yield from fund(figures, one)


def unsaid_words(one: Fund) -> str:
    """What a chapter says of a kind of money that nobody spoke of."""
    return f"{one.title}收支{UNFILLED}。"


def unsaid(figures: Figures) -> Iterator[Fund]:
    """The funds of which nobody said whether there was any money."""
    for one in (GOVERNMENT, STATE_CAPITAL, SOCIAL):
        silent = not filled(figures, _flows(one))
        if silent and not (one.income and rules_out(figures, one.income)):
            yield one


def rules_out(figures: Figures, name: str) -> bool:
    """Whether the other items already make up all income, so that this one was nothing."""
    total = figures.value("本年收入合计")
    others = [figures.value(one.references[0]) for one in INCOME if one.references[0] != name]
    known = [value for value in others if value is not None]
    return total is not None and bool(known) and sum(known, Fraction(0)) == total


def _flows(one: Fund) -> tuple[Item, ...]:
    income = (Item("本年收入", (one.income,)),) if one.income else ()
    first, *rest = (Item(name, (f"{one.prefix}{name}",)) for name in _FLOWS)
    return (first, *income, *rest)
