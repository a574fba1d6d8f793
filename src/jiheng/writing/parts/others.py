"""Whatever else the clerk wrote (其他需要说明的情况): no 文字材料 is dropped."""

from collections.abc import Iterator

from jiheng.documents.model import Block
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import Chapter, chapter

_TITLES = ("其他需要说明的情况", "其他需要说明的问题", "需要说明事项", "其他自评情况")


def others(narrative: Narrative) -> list[Block]:
    """What was written besides; that there is nothing is said too."""
    told = [*narrative.tell(*_TITLES), *narrative.rest()]
    return told or [paragraph("没有其他需要说明的情况。")]


def other_chapter(narrative: Narrative) -> Iterator[Chapter]:
    """The same as a chapter, for outlines that have none: only where something was written."""
    told = [*narrative.tell(*_TITLES), *narrative.rest()]
    if told:
        yield chapter("其他需要说明的情况", told)
