"""Questions the head of a unit is likely to be asked, each with its answer (可能被问到的问题)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from jiheng.quantities import number
from jiheng.writing.figures import Figures
from jiheng.writing.parts.money import CAR, GUESTS
from jiheng.writing.parts.words import named, points, short
from jiheng.writing.references import quoted, told
from jiheng.writing.step_words import remark

COUNT = 5
_LOSSES = 2
_MUCH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answer, and words by which the report's page is found."""

    asks: str
    answer: str
    about: str


def likely_questions(figures: Figures) -> tuple[Question, ...]:
    """Five of them: what stands out first, what is always asked after that."""
    return tuple(islice(_candidates(figures), COUNT))


def _candidates(figures: Figures) -> Iterator[Question]:
    yield from _filed(figures)
    yield from islice(_losses(figures), _LOSSES)
    yield from _three_public(figures)
    yield from _adjusted(figures)
    yield from _execution(figures)
    yield from _kept(figures)
    yield from _missing(figures)
    yield from _always(figures)


def _filed(figures: Figures) -> Iterator[Question]:
    higher = [one for one in figures.evaluation.leaves() if (one.difference or 0) > 0]
    if higher:
        most = max(higher, key=lambda one: one.difference or Fraction(0))
        yield Question(
            f"{short(most, figures.evaluation)}自评{points(most.filed)}，依据是什么？",
            f"按评分标准测算为{points(most.score)}：{most.reason}。"
            f"{most.filed_reason or '自评没有写理由，须补充依据或改分'}。",
            most.title,
        )


def _losses(figures: Figures) -> Iterator[Question]:
    told_ = figures.reported
    for step in told_.losses(figures.evaluation):
        why = remark(figures.reported, step)
        yield Question(
            f"{short(step, figures.evaluation)}为什么扣{points(told_.lost(step))}？",
            f"{why}。{'；'.join(step.recover)}".rstrip("。") + "。",
            step.title,
        )


def _three_public(figures: Figures) -> Iterator[Question]:
    if not figures.has("三公经费决算数", "三公经费决算数:上年"):
        return
    if (figures.value("三公经费决算数") or 0) <= (figures.value("三公经费决算数:上年") or 0):
        return
    asked = "“三公”经费为什么比上年增加{{三公经费决算数 - 上年(三公经费决算数)}}？"
    answer = told(
        figures,
        "决算{{三公经费决算数}}，上年{{三公经费决算数:上年}}",
        f"?其中公务用车购置费{{{{{CAR}决算数}}}}、公务接待费{{{{{GUESTS}决算数}}}}",
        "?预算{{三公经费预算数}}",
    )
    yield Question(told(figures, asked).text.rstrip("。"), answer.text, "“三公”经费")


def _adjusted(figures: Figures) -> Iterator[Question]:
    initial, adjusted = figures.value("年初预算数"), figures.value("全年预算数")
    if not initial or adjusted is None or abs(adjusted - initial) / initial <= _MUCH:
        return
    word = "多" if adjusted > initial else "少"
    asked = f"全年预算为什么比年初预算{word}{{{{绝对值(全年预算数 - 年初预算数)}}}}？"
    answer = told(figures, "年初预算{{年初预算数}}，全年预算{{全年预算数}}",
                  "?追加{{追加预算数}}", "?追减{{追减预算数}}", "，逐笔依据见指标文")  # fmt: skip
    yield Question(told(figures, asked).text.rstrip("。"), answer.text, "年初预算")


def _execution(figures: Figures) -> Iterator[Question]:
    spent, adjusted = figures.value("支出决算数"), figures.value("全年预算数")
    if spent is None or not adjusted or spent == adjusted:
        return
    answer = told(figures, "支出决算{{支出决算数}}，全年预算{{全年预算数}}",
                  "执行率{{支出决算数 ÷ 全年预算数}}", "?年末结转结余{{年末结转结余}}")  # fmt: skip
    yield Question("支出决算与全年预算为什么不一致？", answer.text, "支出决算")


def _kept(figures: Figures) -> Iterator[Question]:
    if figures.value("年末结转结余"):
        answer = told(figures, "年末结转结余{{年末结转结余}}", "?年初结转结余{{年初结转结余}}")
        yield Question("年末为什么还有结转结余？", answer.text, "结转")


def _missing(figures: Figures) -> Iterator[Question]:
    missing = figures.reported.missing
    if missing:
        yield Question(
            f"为什么有{len(missing)}项指标没有得分？",
            f"{named(missing, figures.evaluation)}，原因在评分表逐项写明。",
            "评分表",
        )


def _always(figures: Figures) -> Iterator[Question]:
    if figures.reported.total is not None:
        total = told(figures, "满分{{满分}}，自评{{总分}}", "?等级{{等级}}").text
        how = f"{total}取自{figures.reported.origin}。"
        yield Question("自评总分是怎样得出的？", how, "逐项自评")
    for asked, clauses, about in (
        ("基本支出和项目支出各占多少？",
         ("基本支出{{基本支出决算数}}", "项目支出{{项目支出决算数}}"), "本年支出合计"),
        ("人员是否超编？", ("编制{{编制数}}", "在职{{在职人员数}}"), "核定编制"),
        ("政府采购是否按预算执行？",
         ("采购支出{{政府采购执行数}}", "采购预算{{政府采购预算数}}"), "政府采购"),
        ("部门共有多少收入？", ("本年收入合计{{本年收入合计}}",), "本年收入合计"),
    ):  # fmt: skip
        if not any(quote.missing for clause in clauses for quote in quoted(figures, clause)):
            yield Question(asked, told(figures, *clauses).text, about)
    lost = len(figures.reported.losses(figures.evaluation))
    yield Question(
        "扣分的指标打算怎样改进？", f"扣分{number(Fraction(lost))}项，措施见报告。", "措施"
    )
    used = f"{figures.evaluation.framework.cited}。"
    yield Question("自评按什么标准进行？", used, "评价依据")
    yield Question("数据从哪里来？", "取自部门决算、预算批复和资产年报。", "数据")
    yield Question("绩效目标完成得怎样？", "逐项完成情况见绩效目标表。", "绩效")
