"""Problems and measures tied to the points that were lost (存在问题与扣分的对应)."""

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.dossiers.model import Text
from jiheng.frameworks.language.normal import plain_name
from jiheng.scoring.model import Step
from jiheng.writing.figures import Figures
from jiheng.writing.narrative import items

PROBLEMS = ("存在的主要问题", "存在的问题", "存在问题", "存在的问题及原因分析", "存在的绩效问题")
MEASURES = (
    "改进措施和有关建议", "改进措施", "下一步改进措施", "有关建议", "建议", "建议和改进措施",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One item that the clerk wrote.

    Attributes:
        text: the 文字材料 it stands in.
        words: the item, without its number.
        explains: the indicators it names that lost points.
    """

    text: Text
    words: str
    explains: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of what was lost.

    Attributes:
        problems: in the clerk's words.
        measures: likewise.
        lost: every indicator that lost points, in the report or by the rule.
    """

    problems: tuple[Said, ...]
    measures: tuple[Said, ...]
    lost: tuple[Step, ...]

    @property
    def idle(self) -> tuple[Said, ...]:
        """Problems that explain no lost point."""
        return tuple(one for one in self.problems if not one.explains)

    @property
    def silent(self) -> tuple[Step, ...]:
        """Losses without a problem."""
        return self._without(self.problems)

    @property
    def unmended(self) -> tuple[Step, ...]:
        """Losses without a measure."""
        return self._without(self.measures)

    def _without(self, said: Iterable[Said]) -> tuple[Step, ...]:
        told = {step.path for one in said for step in one.explains}
        return tuple(step for step in self.lost if step.path not in told)


def explained(figures: Figures) -> Explained:
    """The clerk's problems and measures beside the lost points."""
    told = figures.reported
    lost = tuple(one for one in figures.evaluation.leaves() if told.lost(one) or one.lost)
    return Explained(_said(figures, PROBLEMS, lost), _said(figures, MEASURES, lost), lost)


def _said(figures: Figures, titles: tuple[str, ...], lost: tuple[Step, ...]) -> tuple[Said, ...]:
    wanted = {plain_name(title) for title in titles}
    return tuple(
        Said(text, words, tuple(step for step in lost if _names(words, step)))
        for text in figures.dossier.texts
        if plain_name(text.title) in wanted
        for words in items(text)
    )


def _names(words: str, step: Step) -> bool:
    """Whether the words name the indicator, or the heading it stands under by its path."""
    said = plain_name(words)
    return plain_name(step.title) in said or plain_name(step.path) in said
