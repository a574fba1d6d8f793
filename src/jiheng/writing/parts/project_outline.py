"""Chapters in which both reports on projects agree: the five sides of performance, the end."""

from collections.abc import Iterator, Sequence

from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.assessed import Assessed
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import Chapter, chapter
from jiheng.writing.parts.project_chapters import (
    BENEFIT,
    COST,
    GLAD,
    OUTPUT,
    category_told,
    losses_told,
)


def sides(projects: Sequence[Assessed], texts: Narrative) -> Iterator[Chapter]:
    """Decision, output, cost, benefit and satisfaction, a chapter each."""
    yield chapter("项目支出决策情况", texts.told_or_missing("项目决策情况"))
    yield chapter("项目支出产出情况", category_told(projects, OUTPUT))
    yield chapter("项目支出成本情况", category_told(projects, COST))
    yield chapter("项目支出效益情况", category_told(projects, BENEFIT))
    yield chapter("服务对象满意度情况", category_told(projects, GLAD))


def ending(experience: str, projects: Sequence[Assessed], texts: Narrative) -> Iterator[Chapter]:
    """What was learned, what went wrong and what is recommended.

    Args:
        experience: how the form calls what was learned.
        projects: those reported on.
        texts: what the department wrote itself.
    """
    yield chapter(
        f"{experience}、存在的问题及原因分析",
        chapter(experience, texts.told_or_missing("项目主要经验做法")),
        chapter("未完成事项及原因", losses_told(projects)),
        chapter("存在的问题", texts.told_or_missing("项目存在的问题", "存在的主要问题")),
    )
    yield chapter("有关建议", texts.told_or_missing("项目有关建议", "改进措施和有关建议"))
    other = texts.tell("项目其他需要说明的问题", "其他需要说明的情况")
    yield chapter("其他需要说明的问题", other or [paragraph("无。")])
