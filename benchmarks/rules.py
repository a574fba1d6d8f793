"""Rule sentences read and printed per second and core, beside Lark reading sums of like length.

Every sentence differs from every other, and nothing keeps whole sentences. The peer
is the calculator of Lark's own documentation: LALR, contextual lexer, results computed
while parsing. Rounds alternate; processor time is counted, of one core.
"""

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from statistics import median
from time import process_time

from lark import Lark, Transformer, v_args

from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule

AIM = 5_000
COUNT = 1_500
ROUNDS = 7
POINTS = Context(points=Fraction(5))

#: The commonest forms, roughly as often as tables use them.
FORMS = (
    "≤{high}%得满分，每超过{size}个百分点扣{loss}分，扣完为止",
    "公用经费控制率≦{high}%，计5分；每超过一个百分点扣{loss}分，扣完为止。",
    "≥{high}%得5分，{low}%(含)–{high}%得3分，其余不得分",
    "每出现{size}例不符合{thing}要求的扣{loss}分，扣完为止",
    "{thing}达到{high}%以上得5分，每低{size}个百分点扣{loss}分",
    "达到{high}%得满分，{low}%以下不得分，其间按比例得分",
    "①有{thing}制度，2分；②{thing}制度得到有效执行，3分",
    "{thing}健全得5分，否则不得分",
)
THINGS = ("采购", "资产", "绩效", "公开", "合同", "档案", "预算", "内控", "项目", "财务")

CALCULATOR = r"""
    ?start: sum
    ?sum: product | sum "+" product -> add | sum "-" product -> sub
    ?product: atom | product "*" atom -> mul
    ?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"
    NUMBER: /\d+(\.\d+)?/
    %ignore " "
"""


@v_args(inline=True)
class Calculator(Transformer[object, Fraction]):
    """Adds up while it parses."""

    number = Fraction

    def add(self, left: Fraction, right: Fraction) -> Fraction:
        """A sum."""
        return left + right

    def sub(self, left: Fraction, right: Fraction) -> Fraction:
        """A difference."""
        return left - right

    def mul(self, left: Fraction, right: Fraction) -> Fraction:
        """A product."""
        return left * right

    def neg(self, value: Fraction) -> Fraction:
        """A negative."""
        return -value


def sentences() -> list[str]:
    """Different rule sentences in the commonest forms."""
    dice = random.Random(2020)  # noqa: S311 - no secret
    made: dict[str, None] = {}
    while len(made) < COUNT:
        low = dice.randrange(1, 9990) / 100
        text = dice.choice(FORMS).format(
            low=low,
            high=round(low + dice.randrange(1, 900) / 100, 2),
            size=dice.randrange(1, 10),
            loss=dice.randrange(1, 400) / 100,
            thing="".join(dice.sample(THINGS, 3)),
        )
        made[text] = None
    return list(made)


def sums(texts: Sequence[str]) -> list[str]:
    """For each sentence a sum as long as it is."""
    dice = random.Random(2021)  # noqa: S311 - no secret
    made = []
    for text in texts:
        expression = str(dice.randrange(1, 999))
        while len(expression) < len(text) - 4:
            expression += dice.choice("+-*") + str(dice.randrange(1, 999))
        made.append(expression)
    return made


def read_and_print(text: str) -> None:
    """What is measured."""
    reading = read_rule(text, POINTS)
    if reading.rule is None or not str(reading.rule):
        raise SystemExit(f"没有读懂：{text}")


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time for all of them."""
    began = process_time()
    for text in texts:
        work(text)
    return process_time() - began


def main() -> None:
    """Alternate, and print both rates and their ratio."""
    ours, theirs = sentences(), sums(sentences())
    calculator = Lark(CALCULATOR, parser="lalr", transformer=Calculator())
    seconds(read_and_print, ours)
    times = [
        (seconds(read_and_print, ours), seconds(calculator.parse, theirs)) for _ in range(ROUNDS)
    ]
    mine, others = (median(column) for column in zip(*times, strict=True))
    rate = COUNT / mine
    verdict = "达到" if rate >= AIM else "未达到"
    length = sum(map(len, ours)) / COUNT
    print(
        f"评分标准 每秒每核读取并打印{rate:.0f}句（平均{length:.0f}字，互不相同），"
        f"{verdict}目标（{AIM}句）；Lark 计算器读等长算式每秒{COUNT / others:.0f}句，"
        f"用时比值{mine / others:.2f}"
    )


if __name__ == "__main__":
    main()
