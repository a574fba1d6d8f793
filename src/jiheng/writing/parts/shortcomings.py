"""存在的问题 and 改进措施: the clerk's items with the points they explain, then other losses."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.documents.model import Block, Paragraph, Run
from jiheng.quantities import number
from jiheng.scoring.model import Step
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.narrative import Narrative, origin
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import chinese
from jiheng.writing.problems import MEASURES, PROBLEMS, Said, explained
from jiheng.writing.references import runs
from jiheng.writing.step_words import remark


def problems(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    """What is not well, each with the points it cost."""
    narrative.take(*PROBLEMS)
    found = explained(figures)
    yield from _items(figures, found.problems, 0)
    if silent := [step for step in found.silent if figures.reported.lost(step)]:
        yield from _losses(figures, silent, len(found.problems))
    if not found.problems and not found.lost:
        yield paragraph(f"自评没有扣分，存在的问题{UNFILLED}。")


def measures(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    """What will be done about it."""
    narrative.take(*MEASURES)
    found = explained(figures)
    yield from _items(figures, found.measures, 0)
    mended = [one for one in found.unmended if one.recover and figures.reported.lost(one)]
    for place, step in enumerate(mended, len(found.measures) + 1):
        yield Paragraph(
            (
                Run(f"{chinese(place)}是针对{step.title}扣分，"),
                Run(f"{'；'.join(step.recover)}。", fact=f"{step.path}，恢复途径"),
            )
        )
    if not found.measures and not mended:
        yield paragraph(f"改进措施{UNFILLED}。")


def _items(figures: Figures, said: Sequence[Said], before: int) -> Iterator[Block]:
    for place, one in enumerate(said, before + 1):
        words = runs(figures, one.words, one.text.place, origin(one.text))
        yield Paragraph((Run(f"{chinese(place)}是"), *words, *_points(figures, one.explains)))


def _points(figures: Figures, steps: Sequence[Step]) -> Iterator[Run]:
    """（三公经费变动率扣1分） or only the end of the sentence."""
    lost = [(step, figures.reported.lost(step)) for step in steps]
    costly = [(step, points) for step, points in lost if points]
    for place, (step, points) in enumerate(costly):
        yield Run(f"{'、' if place else '（'}{step.title}扣")
        told = f"{number(points, 2)}分"
        reference = f"{figures.named(step)}.扣分"
        yield Run(told, fact=f"{step.path}扣分", reference=reference)
    yield Run("）。" if costly else "。")


def _losses(figures: Figures, steps: Sequence[Step], before: int) -> Iterator[Block]:
    for place, step in enumerate(steps, before + 1):
        points = f"{number(figures.reported.lost(step) or Fraction(0), 2)}分"
        name, why = figures.named(step), remark(figures.reported, step)
        yield Paragraph(
            (
                Run(f"{chinese(place)}是{step.title}扣"),
                Run(points, fact=f"{step.path}扣分", reference=f"{name}.扣分"),
                Run("，"),
                Run(why, fact=step.path, reference=f"{name}.扣分原因"),
                Run("。"),
            )
        )
