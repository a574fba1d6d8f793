"""Totals and the parts a text lists of them (总分关系): 其中, 包括, 分别为, 合计, A中B和C.

A list is read as a row of amounts of one dimension; parts of a part (其中, parentheses) are
set aside where they add up to it. What the wording says of completeness is kept as evidence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from jiheng.auditing.reading.sentences.listed import SPLITS, Link, List, is_split, named
from jiheng.auditing.reading.sentences.sums import almost, reached, with_unit_slipped
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_ALL = pattern(r"分别为|分别是|分为|由|组成|构成|即|包括|按\w{1,6}分|分\w{1,4}：")
_SOME = pattern(r"其中|含|：")
_AFTER = pattern(
    r"(?:累计|总额|总和|之和|合计|共计|总计|合为|一共|小计|总共|共)(?:[^，]{0,10}?)(?:为|达|约)?$"
)
_WHICH = pattern(r"其中|包括|分部门|分项")
_BESIDE = 3
_OF_WHICH = pattern(r"[，；。（]其中(?!：?基本)")
_OF_NAME = pattern(r"[。；：]([^，。；：]{2,12}?)(?:中|包括|分为|由)[，：]?[^，。；]*$")
#: Words that begin the next total after a semicolon.
_ANEW = pattern(r"年末|年初|期末|期初|全年|各项|总")
_NAMED = 30
#: Fewer things than this are the sum of some others by chance.
_FEWEST = 10
#: Of counts in several words: the least total and the most amounts that are looked at.
_MANY, _FEW = 50, 9
_BEHIND = pattern(r"^等")
_MOST = 40
#: How many amounts (rates, changes) and clauses may stand between a total and its first part.
_NEXT, _CLOSE = 8, 7
#: Digits a total must have for a difference in a single digit to tell anything where the
#: words do not say that the list is complete.
_LONG = 5
_CHANGES = ("up", "down")
#: A total of nothing but what stands before it: ``甲…、乙…、丙…，合计N``, ``以上四项合计N``.
_OF_THESE = pattern(
    r"(?:以上|上述)?(?:(?P<many>[二两三四五六七八九十]|\d)项)?(?:合计|共计|总计|小计)(?:为|达)?"
)
#: ``三年累计``, ``两年共``: as many amounts as years.
_OF_YEARS = pattern(r"(?P<many>[两二三四五])年(?:来|间)?(?:累计|合计|共计|共|总计)[^，]{0,8}")
_SO_ON = "等"
#: Before the whole of a percentage.
_OF = pattern(r"占|为|是|完成|达|相当于|执行")
_NUMERALS = {one: at for at, one in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
#: What is planned for, beside the people there are.
_POSTS = "编制"
#: One person by any word.
_PERSONS = frozenset({"人", "名", "位"})
_TWO, _THREE = 2, 3
#: `of_these` of a total that says no number: 共计, 合计.
_EACH_OTHER = -1
_SIGNS = ("×", "÷", "*", "＝", "=", "+", "＋")
_DASHES = ("—", "——", "-", "－", "–", "~", "～", "至")


def lists(passage: Passage) -> Iterator[List]:
    """The lists within one passage."""
    sentences = told(passage)
    row = [
        one
        for sentence in sentences
        for one, after in zip_longest(sentence.amounts, sentence.amounts[1:])
        if not _of_range(one) and not _divides(one, after)
    ]
    ends = {one.at: sentence.end for sentence in sentences for one in sentence.amounts}
    if len(row) < 2:  # noqa: PLR2004
        return
    reader = _Reader(passage, row, ends)
    for which, one in enumerate(row):
        if one.sort in ("money", "count", "bare"):
            yield from reader.around(which)


def _of_range(one: Amount) -> bool:
    """``80—90分``, ``5×2=``: no amount but where a scale ends, or a term of a formula."""
    if one.words in _DASHES or one.behind in _DASHES:
        return True
    return one.words[-1:] in _SIGNS or one.behind[:1] in _SIGNS


def _divides(one: Amount, after: Amount | None) -> bool:
    """Whether a number is what a percentage is of: 为年度计划120户的113.33%."""
    if after is None or after.sort != "percent" or after.mark != "#":
        return False
    return after.words.startswith("的") and _OF.search(one.words) is not None


class _Reader:
    """Reads the lists of one passage."""

    def __init__(self, passage: Passage, row: list[Amount], ends: dict[int, int]) -> None:
        self._passage, self._row, self._ends = passage, row, ends
        self._text = passage.shape.text

    def around(self, which: int) -> Iterator[List]:
        """The list that follows an amount, and the one it closes."""
        total = self._row[which]
        if total.role in ("base", "prior", "from"):
            return
        closes = total.words == _SO_ON or (_AFTER.search(total.words) and "占" not in total.words)
        if total.role == "level" and closes:
            yield from self._before(which)
        yield from self._named_again(which)
        yield from self._of_many_kinds(which)
        first = self._first(which)
        link = self._link(total, first) if first is not None else None
        if link is not None:
            parts = self._parts(which)
            if len(parts) > 1:
                yield self._settled(total, parts, link)
            elif parts and self._within(total, parts[0]):
                yield self._made(total, parts, "part")

    def _of_many_kinds(self, which: int) -> Iterator[List]:
        """``603个地块…：57家、303家、136家，107个``: counted in several words, if they add up."""
        total = self._row[which]
        if total.sort != "count" or total.number.value < _MANY or total.number.chinese:
            return
        end = self._ends[total.at]
        row = [one for one in self._row[which + 1 : which + _FEW] if self._ends[one.at] == end]
        row = [one for one in row if one.sort == "count" and one.role == "level"]
        kinds = {one.dimension for one in row}
        most = reached(total, row) if len(kinds) > 1 else 0
        if most > 2:  # noqa: PLR2004
            yield self._made(total, row[:most], "some")

    def _named_again(self, which: int) -> Iterator[List]:
        """``基本支出X万元…。基本支出中，人员经费…，公用经费…``: the whole told before by name."""
        first = self._row[which]
        found = _OF_NAME.search(self._text, max(0, first.at - _NAMED), first.at)
        if found is None or first.sort != "money" or found.end() < first.at - len(first.words) - 1:
            return
        name = found[1]
        wholes = [one for one in self._row[:which] if one.words.endswith(name)]
        if not wholes or not _alike(wholes[-1], first):
            return
        parts = [one for one in self._row[which : which + _MOST] if _alike(first, one)]
        inside = [one for one in parts if self._ends[one.at] == self._ends[first.at]]
        if len(inside) > 1 and inside[0].depth == wholes[-1].depth:
            yield self._settled(wholes[-1], inside, "some")

    def _within(self, total: Amount, part: Amount) -> bool:
        """Whether ``其中`` makes a single amount a part of the one before."""
        gap = self._text[total.at + 1 : part.at]
        return _OF_WHICH.search(gap) is not None and part.clause - total.clause < _BESIDE

    def _first(self, which: int) -> Amount | None:
        """The first amount behind that may be a part."""
        total = self._row[which]
        for one in self._row[which + 1 : which + 1 + _NEXT]:
            far = one.clause - total.clause
            if far > _CLOSE or one.depth < total.depth:
                return None
            if far > _BESIDE and _WHICH.search(self._text, total.at, one.at) is None:
                return None
            if _alike(total, one):
                return one
        return None

    def _parts(self, which: int) -> list[Amount]:
        """What follows of the same kind; in parentheses only if the list begins in them."""
        total = self._row[which]
        found: list[Amount] = []
        for one in self._row[which + 1 : which + 1 + _MOST]:
            if not _alike(total, one):
                continue
            if found and _POSTS in one.words and not any(_POSTS in each.words for each in found):
                break
            level = found[0].depth if found else one.depth
            if one.depth < level:
                break
            found.append(one)
        if found and found[0].depth > total.depth:
            close = self._close(found[0])
            found = [one for one in found if one.at < close]
        return found

    def _close(self, first: Amount) -> int:
        """Where the parentheses end in which an amount lies."""
        depth = 1
        for at in range(first.at, len(self._text)):
            depth += {"（": 1, "）": -1}.get(self._text[at], 0)
            if not depth:
                return at
        return len(self._text)

    def _link(self, total: Amount, first: Amount) -> Link | None:
        """How the text joins a total with what follows; None where another amount comes between."""
        gap = self._text[total.at + 1 : first.at]
        if _ALL.search(gap):
            return "all"
        opened = first.depth == total.depth + 1 and gap.rpartition("（")[2].find("，") < 0
        if _SOME.search(gap) or gap.startswith("中"):
            return "some"
        if opened:
            return "all"
        same = self._ends[total.at] == self._ends[first.at] and "；" not in gap
        return "none" if same and first.clause - total.clause <= 1 else None

    def _settled(self, total: Amount, parts: list[Amount], link: Link) -> List:
        """The shortest row of parts that adds up to the total, or those of the same sentence."""
        outer = self._outermost(parts)
        end = self._ends[parts[0].at]
        inside = [one for one in outer if self._ends[one.at] == end]
        names = [named(self._passage, one) for one in inside]
        if any(is_split(names, words) for words in SPLITS):
            return self._made(total, inside, link)
        for row in (outer, parts, _without_inner(parts)):
            most = reached(total, row)
            if most:
                return self._made(total, row[:most], link)
        most = with_unit_slipped(total, inside) if link != "none" else 0
        if most:
            return self._made(total, inside[:most], link)
        here = [one for one in self._up_to_another(parts) if self._ends[one.at] == end]
        here = [one for one in here if one.depth == parts[0].depth]
        if len(_without_inner(here)) < len(here):
            return self._made(total, here[:1], "part" if self._within(total, here[0]) else "none")
        for row in map(self._up_to_another, (outer, parts)) if link != "none" else ():
            most = almost(total, row, len(inside), 4 if link == "all" else _LONG)
            if most:
                return self._made(total, row[:most], link)
        inside = self._up_to_another(inside)
        tail = inside[-1].behind if inside else ""
        return self._made(total, inside, link, open_ended=bool(_BEHIND.match(tail)))

    def _up_to_another(self, parts: list[Amount]) -> list[Amount]:
        """A list ends where a part has parts, and at a semicolon if it is told with commas."""
        gaps = [self._text[one.at : two.at] for one, two in pairwise(parts)]
        for many, gap in enumerate(gaps, 1):
            behind = gap.rpartition("；")[2] if "；" in gap else ""
            if _OF_WHICH.search(gap) or (behind and _ANEW.search(behind)):
                return parts[:many]
            if behind and many > 1 and "；" not in gaps[0]:
                return parts[:many]
        return parts

    def _outermost(self, parts: list[Amount]) -> list[Amount]:
        """Parts of parts taken out where they add up."""
        kept: list[Amount] = []
        at = 0
        while at < len(parts):
            one = parts[at]
            kept.append(one)
            at += 1
            inner = self._inner(one, parts[at:])
            at += inner
        level = kept[0].depth
        return [one for one in kept if one.depth == level]

    def _inner(self, one: Amount, behind: list[Amount]) -> int:
        if not behind or self._link(one, behind[0]) not in ("some", "all"):
            return 0
        if behind[0].depth > one.depth:
            return next((n for n, two in enumerate(behind) if two.depth <= one.depth), len(behind))
        return reached(one, behind)

    def _before(self, which: int) -> Iterator[List]:
        total = self._row[which]
        found = [one for one in self._row[max(0, which - _MOST) : which] if _alike(total, one)]
        found = [one for one in found if one.depth == total.depth]
        if total.sort == "bare" and not any(one.mark == "、" for one in found):
            return
        most = reached(total, found[::-1])
        if most:
            yield self._made(total, found[-most:], "after")
            return
        end = self._ends[total.at]
        inside = [one for one in found if self._ends[one.at] == end]
        most = with_unit_slipped(total, inside[::-1]) or almost(total, inside[::-1])
        if most:
            yield self._made(total, inside[-most:], "after")
            return
        row = _directly_before(total, inside or found)
        if row:
            yield self._made(total, row, "after")

    def _made(
        self, total: Amount, parts: Sequence[Amount], link: Link, *, open_ended: bool = False
    ) -> List:
        placed = tuple((self._passage, one) for one in parts)
        return List(self._passage, total, placed, link, open_ended)


def _without_inner(parts: Sequence[Amount]) -> list[Amount]:
    """Parts without those that add up to the part before them: its own parts, or a 小计."""
    kept: list[Amount] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        tells = parts[at].sort != "count" or parts[at].number.value >= _FEWEST
        many = reached(parts[at], parts[at + 1 :]) if tells and parts[at].number.value else 0
        at += 1 + many
    return kept


def of_these(total: Amount) -> int:
    """How many amounts before it a total says it is of; 0 where not said, -1 of all of them."""
    found = _OF_THESE.fullmatch(total.words)
    if found is None:
        return 0
    many = found["many"]
    return _NUMERALS.get(many, 0) or int(many) if many else -1


def of_years(total: Amount) -> int:
    """Of how many years before it a total says it is; 0 where not said."""
    found = _OF_YEARS.fullmatch(total.words)
    return _NUMERALS[found["many"]] if found else 0


def _directly_before(total: Amount, row: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts a total that names nothing of its own must be of; none where it is not plain."""
    years = of_years(total)
    if years:
        apart = all(not one.words and one.mark == "、" for one in row[1:])
        return row if apart and len(row) == years else ()
    many = of_these(total)
    if many == _EACH_OTHER and len(row) == _TWO and row[1].mark == "、":
        return row
    if many > 1:
        return row[-many:] if len(row) >= many else ()
    if (many or total.words == _SO_ON) and len(row) >= _THREE:
        near = all(b.clause - a.clause <= 1 for a, b in pairwise((*row, total)))
        return row if near else ()
    return ()


def _alike(total: Amount, one: Amount) -> bool:
    people = {total.dimension, one.dimension} <= _PERSONS
    if one.sort != total.sort or (one.dimension != total.dimension and not people):
        return False
    if one.number.chinese and not total.number.chinese:
        return False
    if total.role in _CHANGES:
        return one.role in _CHANGES
    return one.role == "level"
