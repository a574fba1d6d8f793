"""Of what the shares of a sentence are parts (占比的分母): printed, named, or all together."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from jiheng.auditing.reading.figures.names import known
from jiheng.auditing.reading.sentences.portions import Portion
from jiheng.auditing.reading.sentences.ranges import apart
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reading.sentences.wholes import NEAREST, Pair, computed, fits, same, with_sums
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_NEAR = 2
_OF_OTHER = pattern(r"占[^，]{2,}")
#: Totals that may be meant instead of the one that bears the name.
_TOTALS = pattern(r"[总合共]|支出|收入|决算|预算")
_SHORTEST = 2
#: Between a name and its number.
_LEADS_TO = "为是达到约共有"
#: Letters of a name that tell which total is meant; words around a name that are not of it.
_TELLING = 3
_NAMELESS = pattern(
    r"^(?:20\d\d年度?|本年度|当年|全年|年度|其中|我[局部市县区]|全[市县区省]|本单位|[共计：])+"
    r"|(?:共计|共|实现|达到|达|约|为|是)+$"
)
_ANY_TOTAL = pattern(r"^(?:全部|本年|当年|年度|全年|总)|(?:总额|合计|总数|总计|总量|总)$")
_GENERIC = pattern(r"预计|计划|任务|目标|完成|实际|总|数|量|额|合计|全部|应|面积|年度|全年|上年")
#: Parts that are all there is.
_HALVES = (
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("上半年", "下半年"),
    ("农村", "城镇"),
    ("男", "女"),
)
#: Shares that come so near to 100% together are all there is, one of them misprinted.
_ALMOST = Fraction(1, 10)


def shared(portions: Sequence[Portion], before: Sequence[tuple[Passage, Amount]]) -> Iterator[Pair]:
    """Parts and whole of the shares of one sentence that name the same whole.

    Args:
        portions: the shares, in order, each with its part.
        before: amounts earlier in the report, nearest last, where the whole may be named.
    """
    items = [(one, one.part) for one in portions if one.part is not None]
    if not items or len(items) > NEAREST:
        return
    wholes = list(_candidates(items, before))
    best_of = max(wholes, key=lambda found: _score(items, found[1]), default=None)
    if best_of is None or _score(items, best_of[1]) < len(items):
        other = _called_otherwise(items, before)
        if other and (best_of is None or _score(items, other[1]) > _score(items, best_of[1])):
            best_of = other
    if best_of is None or not _score(items, best_of[1]):
        best_of = _of_that_name(items, before) or best_of
    if best_of is None or _weak(items, best_of[1]):
        return
    origin, best = best_of
    telling = [item for item in items if item[1].number.value]
    here = items[0][0].passage
    explicit = origin is None and len(best) == 1
    sure = _score(telling, best) > 0 or (explicit and _direct(items, best[0]))
    name = items[0][0].name
    plain = sure or (origin in (None, here) and len(name) > _TELLING and name[0] not in "总全")
    sure = sure or (len(best) == 1 and _by_full_name(items[0][0].name, best[0], before))
    sure = sure or (origin is not None and _of_that_name(items, before) == best_of)
    sure = sure or (len(best) > 1 and _halves(items))
    if not items[0][0].name and _score(telling, best) < len(telling):
        sure = sure and not _ambiguous(items, best, before)
    for portion, part in items:
        if part not in best or len(best) > 1:
            fit = fits(portion.rate, part, best)
            yield Pair(portion, part, best, fit, sure, origin, named=plain)


def _of_that_name(
    items: Sequence[tuple[Portion, Amount]], before: Sequence[tuple[Passage, Amount]]
) -> tuple[Passage, tuple[Amount, ...]] | None:
    """The whole told before under the phrase's name or the budget's own word for it, if but one.

    Any other total told before that explains a share may have been meant instead.
    """
    name, first = items[0][0].name, items[0][1]
    word = known(name)
    if len(_core(name)) < _SHORTEST and not word:
        return None
    pool = [each for each in before if same(each[1], first) and each[1].role == "level"]
    called = [each for each in pool if _has_name(each[1].words, name, word)]
    largest = max(part.number.value for _, part in items)
    one_only = len({one.number.value for _, one in called}) == 1
    more = one_only and called[0][1].number.value < largest
    if not one_only or not called[0][1].number.value or (more and len(items) > 1):
        return None
    totals = [one for _, one in pool if _TOTALS.search(one.words)]
    wrong = [item for item in items if not fits(item[0].rate, item[1], [called[-1][1]])]
    if any(_loosely([item], one) for item in wrong for one in totals if one.number.value > 0):
        return None
    return called[-1][0], (called[-1][1],)


def called(name: str, words: str) -> bool:
    """Whether an amount of these words may be the whole that a share's phrase calls so."""
    if not name:
        return False
    word = known(name)
    return name in words or (word != "" and _has_name(words, name, word))


def _has_name(words: str, name: str, word: str) -> bool:
    if word:
        return word in (known(words), known(_bare_name(words)))
    return words.rstrip(_LEADS_TO).endswith(name)


def _by_full_name(name: str, whole: Amount, before: Sequence[tuple[Passage, Amount]]) -> bool:
    """Whether the phrase calls the whole by its whole name, and only one number has that name."""
    meant = len(name) >= _TELLING and len(_GENERIC.sub("", name)) > 1
    if not meant or _bare_name(whole.words) != name:
        return False
    known = {one.number.value for _, one in before if _bare_name(one.words) == name}
    return known <= {whole.number.value}


def _bare_name(words: str) -> str:
    return _NAMELESS.sub("", words)


def _ambiguous(
    items: Sequence[tuple[Portion, Amount]],
    best: Sequence[Amount],
    before: Sequence[tuple[Passage, Amount]],
) -> bool:
    """Whether a bare 占 may mean another whole than the one found.

    A total that is itself told as a share (``占总人口的14.7%``) may stand for that other whole;
    and an earlier amount that explains every share, last digits cut off or not, was meant.
    """
    if len(best) == 1 and _loosely(items, best[0]):
        return False
    row = items[0][0].sentence.amounts
    behind = [one for one in row if one.at > best[-1].at][:1]
    if behind and behind[0].sort == "percent" and _OF_OTHER.search(behind[0].words):
        return True
    parts = [part for _, part in items]
    pool = [*(one for _, one in before[-NEAREST:]), *items[0][0].earlier]
    known = {one.number.value for one in best}
    wholes = [one for one in pool if one not in parts and same(one, parts[0])]
    wholes = [one for one in wholes if one.number.value not in known]
    wrong = [item for item in items if not fits(item[0].rate, item[1], best)]
    telling = items if len(wrong) > 1 else wrong
    return any(_loosely(telling, one) for one in with_sums(wholes) if one.number.value > 0)


def _loosely(items: Iterable[tuple[Portion, Amount]], whole: Amount) -> bool:
    """Whether all shares follow from a whole if a last digit may be cut off."""
    for portion, part in items:
        rate = portion.rate.number
        found = computed(part, [whole])
        if found is None or apart((rate.value - rate.grain / 2, rate.value + rate.grain), found):
            return False
    return True


def _score(items: Iterable[tuple[Portion, Amount]], whole: Sequence[Amount]) -> int:
    return sum(fits(portion.rate, part, whole) for portion, part in items)


def _candidates(
    items: Sequence[tuple[Portion, Amount]], before: Sequence[tuple[Passage, Amount]]
) -> Iterator[tuple[Passage | None, tuple[Amount, ...]]]:
    """What may be the whole: earlier in the sentence, named before, or all parts together."""
    parts = [part for _, part in items]
    largest = max(part.number.value for part in parts)
    name = items[0][0].name
    for one in reversed(items[0][0].earlier[-NEAREST:]):
        named = not name or _core(name) == "" or _called(one.words, name)
        if named and same(one, parts[0]) and one not in parts and one.number.value >= largest:
            yield None, (one,)
    for passage, one in reversed(before if name else before[-NEAREST:]):
        named = not name or _called(one.words, name)
        if named and same(one, parts[0]) and one.number.value >= largest:
            yield passage, (one,)
    if _complete(items):
        yield None, tuple(parts)


def _weak(items: Sequence[tuple[Portion, Amount]], whole: Sequence[Amount]) -> bool:
    """Whether all parts are taken for the whole although the shares only nearly make 100%."""
    if len(whole) == 1 or _halves(items):
        return False
    together = sum((portion.rate.number.value for portion, _ in items), Fraction(0))
    slack = sum((portion.rate.number.grain for portion, _ in items), Fraction(0)) / 2
    telling = [item for item in items if item[1].number.value]
    return abs(together - 1) > slack and _score(telling, whole) < max(2, len(telling) - 1)


def _halves(items: Sequence[tuple[Portion, Amount]]) -> bool:
    words = "".join(part.words for _, part in items)
    return any(len(items) == len(both) and all(map(words.__contains__, both)) for both in _HALVES)


def _called_otherwise(
    items: Sequence[tuple[Portion, Amount]], before: Sequence[tuple[Passage, Amount]]
) -> tuple[Passage | None, tuple[Amount, ...]] | None:
    """A whole of the same paragraph under another name, if the percentages follow from it."""
    here = items[0][0].passage
    inside = [(here, one) for one in items[0][0].earlier if one is not items[0][1]]
    for passage, one in reversed([*before[-NEAREST:], *inside[-NEAREST:]]):
        fit = passage is here and same(one, items[0][1])
        if fit and one.number.value > items[0][1].number.value and _score(items, (one,)):
            return passage, (one,)
    return None


def _called(words: str, name: str) -> bool:
    core = _core(name)
    return core != "" and core in words


def _core(name: str) -> str:
    """A name without what any total may be called; ``""`` if nothing is left of it."""
    core = _ANY_TOTAL.sub("", name)
    return core if len(core) > 1 else ""


def _complete(items: Sequence[tuple[Portion, Amount]]) -> bool:
    """Whether the shares add up to all, or are known to be all there is."""
    together = sum((portion.rate.number.value for portion, _ in items), Fraction(0))
    return len(items) > 1 and (abs(together - 1) <= _ALMOST or _halves(items))


def _direct(items: Sequence[tuple[Portion, Amount]], whole: Amount) -> bool:
    """Whether the whole is what the sentence is about: its first amount, the parts behind it."""
    portion, part = items[0]
    between = portion.passage.shape.text[whole.at : part.at]
    if "其中" in between and "。" not in between:
        return True
    return whole is portion.sentence.amounts[0] and portion.rate.clause - whole.clause <= _NEAR + 1
