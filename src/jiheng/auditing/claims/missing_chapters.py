"""Claim ``Missing``: chapters, tables and annexes a self-evaluation speaks of or must have."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.outline import SectionKind, heading_levels, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: ``chapter`` of the outline; ``table`` of scores; ``annex`` that is cited; ``text`` below a
#: heading; ``part`` between two that are numbered.
MissingKind = Literal["chapter", "table", "annex", "text", "part"]

#: What every outline has (财预〔2020〕10号 and the regional outlines), and the words of which at
#: least one stands in any report that has it.
_OUTLINE = {
    "绩效目标": ("目标",),
    "评价结论": ("自评得分", "自评分", "得分", "评价结论", "评价等级", "等次"),
    "存在的问题": ("问题", "不足", "困难", "薄弱"),
    "改进措施和建议": ("改进", "建议", "下一步", "整改", "今后"),
}
#: A report with fewer characters is a form or a part of a report.
_WHOLE_REPORT = 2000
_SCORE = pattern(
    r"(?:自评(?:综合)?(?:得分|总分|分)|(?:综合|最终|评价)得分|总得?分)"
    r"[为是：:]?\s*\d{2,3}(?:\.\d+)?\s*分"
)
_SCORE_HEADS = ("得分", "自评分", "评分", "扣分")
_CITED = pattern(
    r"(?:详?见|附)\s*附件\s*[:：]?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\s*[-－—])"
)
#: A line that names an annex, not its first page: 附件1：自评表. Only of tables that a score rests
#: on: others are handed in as files of their own.
_LISTED = pattern(
    r"\s*(?:附\s*件\s*[\d一二三四五六七八九十]{0,2}|\d{1,2})\s*[:：.．、][^。；]{2,40}"
)
_TABLES = ("自评表", "评分表", "评价表", "基础数据表")
_ANNEX = pattern(r"\s*附\s*[件表]\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})")
_PART = pattern(r"\s*第([一二三四五六七八九])部分")
_NUMERALS = "一二三四五六七八九"
_FIRST = pattern(r"[（(]?[一1](?![\d一二三四五六七八九十])\s*(?:[）)、.．]|$)")
_COUNT = {one: str(value) for value, one in enumerate("一二三四五六七八九", 1)} | {"十": "10"}
#: So many headings in a row with nothing below are a list, not chapters.
_LIST = 4
_FEWEST = 4


class Missing(NamedTuple):
    """Something that is not there.

    Attributes:
        what: its name: of a chapter, an annex or a heading; of the table, the score told.
        more: further headings with nothing below.
    """

    kind: MissingKind
    what: str
    at: Spot
    more: tuple[Spot, ...] = ()

    def test(self) -> Relation["Missing"]:
        """Never holds: it is not there."""
        return Relation(
            self, "other", holds=False, stated=told(self.at), expected=self.what, at=self.at,
            because=self.more,
        )  # fmt: skip


def find(report: Report) -> Iterator[Missing]:
    """Parts of any document; the rest of self-evaluations: others have other outlines."""
    yield from _parts(report.texts)
    if not report.identity.self_evaluation:
        return
    texts = report.texts
    if sum(len(one.text) for one in texts) >= _WHOLE_REPORT:
        yield from _chapters(texts)
    listed = list(_listed(texts))
    if not any("评" in one.what for one in listed):
        yield from _table(texts)
    yield from _annexes(texts)
    yield from listed
    yield from _empty(report)


def _parts(texts: Sequence[Passage]) -> Iterator[Missing]:
    """第一部分 and then 第三部分: the heading between them is not there."""
    last = 0
    for one in texts:
        match = _PART.match(one.text) if one.role != "cell" and "部分" in one.text[:8] else None
        if match is None:
            continue
        number = _NUMERALS.find(match[1]) + 1
        if last and number == last + 2:
            yield Missing("part", f"第{_NUMERALS[last]}部分", one.spot(*match.span()))
        last = number


def _chapters(texts: Sequence[Passage]) -> Iterator[Missing]:
    for name, words in _OUTLINE.items():
        if not any(word in one.text for one in texts for word in words):
            yield Missing("chapter", name, Spot(-1, 0, 0, ""))


def _table(texts: Sequence[Passage]) -> Iterator[Missing]:
    """The score of the text, where no table shows how it came about."""
    for one in texts:
        if one.role == "cell" and any(head in one.text for head in _SCORE_HEADS):
            return
    for one in texts:
        match = _SCORE.search(one.text) if "分" in one.text else None
        if match and not section_of(one.chapters).planned:
            yield Missing("table", "".join(match.group().split()), one.spot(*match.span()))
            return


def _annexes(texts: Sequence[Passage]) -> Iterator[Missing]:
    """Annexes that the text refers to; of a report that is no annex itself."""
    if not texts or _ANNEX.match(texts[0].text):
        return
    there = {
        _plain(match["number"])
        for one in texts
        if "附" in one.text[:4] and (match := _ANNEX.match(one.text))
    }
    seen: set[str] = set()
    for one in texts:
        if one.role == "cell" or "附件" not in one.text:
            continue
        for match in _CITED.finditer(one.text):
            number = _plain(match["number"])
            if number not in there | seen and section_of(one.chapters) is not SectionKind.DUTIES:
                seen.add(number)
                yield Missing("annex", f"附件{number}", one.spot(*match.span()))


def _listed(texts: Sequence[Passage]) -> Iterator[Missing]:
    """Annexes named on the last lines, with nothing behind them."""
    last: list[Passage] = []
    for one in reversed(texts):
        if one.role == "cell" or not _LISTED.match(one.text):
            break
        last.append(one)
    if not last or not last[-1].text.strip().startswith("附"):
        return
    for one in reversed(last):
        name = "".join(one.text.split())
        if name.endswith(_TABLES):
            yield Missing("annex", name, one.whole)


def _plain(number: str) -> str:
    return _COUNT.get(number, number)


def _empty(report: Report) -> Iterator[Missing]:
    """Headings of chapters with nothing below, those in a row together."""
    kept = [one for one in report.passages if one.text.strip()]
    levels = heading_levels(kept)
    titles = [one.text.strip() for one in kept]
    run: list[int] = []
    for at, level in enumerate(levels):
        behind = levels[at + 1] if at + 1 < len(levels) else 1
        if level and 0 < behind <= level and not _begins(titles, at + 1):
            if run and (levels[run[-1]] != level or run[-1] != at - 1):
                yield from _of_run(kept, titles, run, levels)
                run = []
            run.append(at)
    yield from _of_run(kept, titles, run, levels)


def _begins(titles: Sequence[str], at: int) -> bool:
    """Whether a heading is the first of its sort: it belongs to the one above, whatever levels."""
    return at < len(titles) and _FIRST.match(titles[at]) is not None


def _of_run(
    kept: Sequence[Passage], titles: Sequence[str], run: Sequence[int], levels: Sequence[int]
) -> Iterator[Missing]:
    """A chapter of the outline, or one heading among others that have text."""
    if not run or len(run) >= _LIST or (len(run) > 1 and levels[run[0]] > 1):
        return
    shown = [kept[at] for at in run if _is_chapter(titles, at)]
    if shown:
        first, *others = (one.whole for one in shown)
        yield Missing("text", "".join(shown[0].text.split()), first, tuple(others))


def _is_chapter(titles: Sequence[str], at: int) -> bool:
    title = titles[at]
    again = titles.count(title) > 1
    named = section_of((title,)) is not SectionKind.OTHER
    return (
        named and not again and len(title) >= _FEWEST and not any(one in title for one in "。：:")
    )
