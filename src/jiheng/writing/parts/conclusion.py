"""How the unit comes to its score (评价结论), and how it went about it (评价工作)."""

from collections.abc import Iterator

from jiheng.documents.model import Bar, Block, Chart, Paragraph, Run
from jiheng.quantities import number, percent
from jiheng.writing.figures import Figures
from jiheng.writing.references import sentence, told


def conclusion(figures: Figures) -> Iterator[Block]:
    """The score, its grade, and what it lacks."""
    reported = figures.reported
    if not figures.evaluation.points:
        yield sentence(figures, "{{指标体系}}只有指标和公式，没有分值，只列示指标的值。")
        return
    if reported.total is None:
        yield told(figures, "按照{{指标体系}}逐项自评，满分{{满分}}", "{{总分}}")
    else:
        grade = "，评价等级为“{{等级}}”。" if reported.grade else "。"
        yield sentence(figures, "按照{{指标体系}}逐项自评，满分{{满分}}，自评得分{{总分}}" + grade)
    if reported.missing:
        yield sentence(figures, "评分表中注明“未评分”的指标，得分还缺少数据或判断。")


def scale(figures: Figures) -> Paragraph:
    """The grades and their floors."""
    grades = tuple(_grades(figures))
    if not grades:
        return sentence(figures, "本指标体系没有规定评价等级。")
    used = figures.evaluation.framework
    floors = Run("，".join(grades), fact=used.cited)
    return Paragraph((Run("评价等级按总分确定："), floors, Run("。")))


def _grades(figures: Figures) -> Iterator[str]:
    """Each grade with its bounds: ``良80（含）至90分``."""
    floors = figures.evaluation.framework.floors
    for place, (grade, floor) in enumerate(floors):
        above = number(floors[place - 1][1], 2)
        if not place:
            yield f"{grade}{number(floor, 2)}分（含）以上"
        elif place == len(floors) - 1:
            yield f"{grade}{above}分以下"
        else:
            yield f"{grade}{number(floor, 2)}（含）至{above}分"


def shares(figures: Figures) -> Iterator[Chart]:
    """得分率 of each first-level indicator."""
    bars = []
    for step in figures.evaluation.steps:
        score = figures.reported.score(step)
        if score is None or not step.points or score > step.points:
            continue
        text = f"{percent(score / step.points, 1)}，{number(score, 2)}／{number(step.points, 2)}分"
        bars.append(Bar(step.title, score, step.points, text))
    if bars:
        yield Chart("一级指标得分率", tuple(bars))


def purpose(figures: Figures) -> Paragraph:
    """What the self-evaluation is for."""
    return sentence(
        figures,
        "对{{单位名称}}{{评价年度}}年度部门整体支出的预算编制、执行、管理和履职效果进行自评，"
        "核对绩效目标的完成情况，查明扣分原因，为改进预算管理和编制以后年度预算提供依据。",
    )


def scope(figures: Figures) -> Paragraph:
    """What is evaluated."""
    return sentence(
        figures,
        "评价对象是{{单位名称}}，范围是{{评价年度}}年度部门整体支出，包括基本支出和项目支出。",
    )


def method(figures: Figures) -> Paragraph:
    """By what it is evaluated."""
    points = "、满分{{满分}}。" if figures.evaluation.points else "，没有分值。"
    return sentence(
        figures,
        f"评价依据{{{{指标体系}}}}，共{{{{指标数}}}}指标{points}"
        "定量指标按基础数据和公式计算，定性指标对照评分要点逐条判断，"
        "每项得分列明依据和扣分原因。",
    )


def process(figures: Figures) -> Paragraph:
    """How it was done."""
    return sentence(
        figures,
        "自评先收集预算批复、部门决算、资产和采购等基础数据，再核对勾稽关系，"
        "然后逐项对照评分标准评分，最后汇总得分并分析扣分原因。",
    )


def limits(figures: Figures) -> Iterator[Block]:
    """What the result cannot say."""
    if figures.reported.missing:
        yield sentence(figures, "部分指标缺少数据或判断，没有得分，结果不能反映这些方面。")
    ties = figures.evaluation.ties
    for tie in ties:
        text = f"左边{tie.left}，右边{tie.right}，相差{tie.gap}"
        yield Paragraph(
            (Run(f"基础数据有勾稽不符：{tie.text}，"), Run(text, fact=tie.text), Run("。"))
        )
    if not figures.reported.missing and not ties:
        yield sentence(figures, "自评依据本单位掌握的数据和材料，公众感受等方面以调查结果为限。")
