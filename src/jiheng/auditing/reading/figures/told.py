"""Whether a passage tells what was done, what is wanted, or what a rule asks (叙述性质)."""

from functools import lru_cache

from jiheng.auditing.reading.figures.model import Told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import SCORE
from jiheng.patterns import pattern

_TARGET_CHAPTER = pattern(
    "目标|下一步|打算|工作计划|工作安排|重点任务|工作任务|改进|建议|整改措施|规划|预期|职责|职能"
)
_DONE_CHAPTER = pattern("完成|实现|情况|达成|分析|成效|成绩|绩效自评|履职")
_RULE_CHAPTER = pattern("评分标准|评价标准|指标体系|评价依据|评价方法|计分")
_TARGET = pattern(
    "预计|计划|拟|力争|确保|不低于|不少于|不超过|不高于|目标|任务为|要求|预期|将[于在达继]|争取|"
    "到20[23]\\d年|[≥≤]"
)
_DONE = pattern("完成|实现|已|达到了?|超额|实际|截[止至]")
#: Done, whatever the heading says: many reports tell results under 重点工作任务.
_SURELY_DONE = pattern(
    "(?:完成|检查|核查|开展|组织|办理|建成|召开|发放|实施)了|已|截[止至]|共[核收办出召检完处审]|超额"
)
_RULE = pattern(f"[得扣计记]{SCORE}|不得分|不计分|扣完")


def chapter_tells(passage: Passage) -> Told:
    """What the headings above a passage make of it; the innermost that says so decides.

    Under 重点工作任务 many reports tell what was done: a paragraph that says so often is a result.
    """
    told = _chapter_tells(passage.chapters)
    if told == "target" and len(passage.text) > _LONG:
        done = len(_SURELY_DONE.findall(passage.shape.text))
        return "result" if done >= _OFTEN else told
    return told


#: Characters of a paragraph of several sentences, and how often it says what was done.
_LONG, _OFTEN = 80, 3


@lru_cache(maxsize=256)
def _chapter_tells(chapters: tuple[str, ...]) -> Told:
    for heading in reversed(chapters):
        if _RULE_CHAPTER.search(heading):
            return "rule"
        if _DONE_CHAPTER.search(heading):
            return "result"
        if _TARGET_CHAPTER.search(heading):
            return "target"
    return "result"


def sentence_tells(sentence: str, chapter: Told) -> Told:
    """What one sentence of such a chapter tells."""
    if chapter == "rule" or _RULE.search(sentence):
        return "rule"
    wanted = _TARGET.search(sentence) is not None
    if chapter == "target":
        return "result" if not wanted and _SURELY_DONE.search(sentence) else "target"
    return "target" if wanted and not _DONE.search(sentence) else "result"
