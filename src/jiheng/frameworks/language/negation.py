"""A range that a clause denies: 未在20日内公开 is later than 20 days, 不应超过5% is 5% or less."""

import re
from dataclasses import replace

from jiheng.frameworks.language.clauses import Clause, Piece
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.patterns import pattern

DENYING = pattern(r"[未不没非无满难杜禁避防后末倒]")
#: 满 before 30天: so long or longer.
_FULL_TIME = pattern(r"(?<![未不圆届期])满$")
TIMES = frozenset(
    ("日", "天", "个工作日", "工作日", "月", "个月", "年", "周", "季度", "小时", "分钟", "学期")
)
#: Of these a share or a time is measured, and no things are counted that are not so.
_MEASURED = TIMES | {"%", "‰", "分", "倍", ""}
_NOT = (
    r"(?:难以|很难|(?<!拒)(?:未能?|没有?能?|不(?:能|得|应|可|宜|准|许|会|允许|是)?|无法|并未|从未|"
    r"(?<!除)非))"
)
#: 不应 before 超过5%, 未 before 控制在5%以内: the range itself is denied.
_OF_SIGN = pattern(rf"{_NOT}(?:能够?|再)?$")
_DONE = (
    r"(?:按[时期]|及时|如期|按规定|按要求|全部|全面|足额)*(?:完成|达到?|实现|做到|满足|保持|符合|落实|取得|获得|及)?"
    r"(?:到|至|了|有)?"
)
#: 无 before 3次以上: fewer.
_OF_NONE = pattern(r"(?:(?<!有)无|没有|不存在|(?:未|没有|没|无)(?:发生|出现|发现))$")
#: 没有一项 before 低于90%, 严禁 before 超过5%, 倒数 before 第一名: of another value.
_OF_OTHERS = pattern(
    r"(?:没有|无|未有)(?:任何)?一[项个例人次家件]$"
    r"|(?:杜绝|严禁|禁止|避免|防止|谨防)(?:出现|发生)?$|(?:倒数第?|末|最后)$"
)
_FROM_BELOW = pattern(r"(?:^|[排名位列居在,])后$")
#: 未完成 before 90%以上.
_OF_DONE = pattern(rf"{_NOT}{_DONE}$")
_RANKS = frozenset(("名", "名次", "位", "位次"))
#: 未进入 before 前10名.
_OF_RANK = pattern(
    rf"{_NOT}(?:进入|进|属于|列入?|排名?在?|位[列居]|达到?|取得|获得?|评为|在)*(?:全[国省市县区])?(?:排名)?$"
)
#: 未召开2次以上 is fewer than two or two not held: the sentence does not say.
_UNDONE = pattern(r"(?:未能?|没有?)[\u4e00-\u9fff]{1,2}$")
#: 未在, 不在批复后 before 20日内.
_OF_PLACE = pattern(
    rf"{_NOT}(?:能够?|及时|按规定|按要求|按照规定|按照要求)?[在于](?:[^,，]{{0,20}}(?:后|起|之日|前|的|月|年|规定|要求|法定))?$"
)
#: 未公布率, 不合格比例: the denial is a part of a name.
_NAMED = pattern(
    r"(?:[率数量额比重例度值差幅]|占比|面积|时间|天数|资金|工时|时长|的|情况|部分|累计|合计|达|共|超时|延期|逾期|延误|迟延?|滞后|晚)(?:[在为达于]|达到|控制|保持)*$"
)
_DENIED = pattern(
    r"未|没有|没|不(?!良|动产|等式)|(?<!除)非(?!税|常|遗|公|物质|农|贫|标|煤|化石|居民)|无法|难以|很难"
)
#: 20日内未公开: what is done late.
_LATE = pattern(
    r"^,?(?:仍|还|尚)?(?:未能?|没有?能?)(?:按\w{2})?(?:及时|全部|完全)?(?:向[\u4e00-\u9fff]{2,6}?)?"
    r"(?:公开|公示|公布|报送|上报|报告|提交|报备|反馈|整改|办结|办理|答复|拨付|下达|批复|完成|支付|处理|回复|处置|到位|录入|备案|归档|编制|分解|印发|发放|兑付|结清|更正|落实)"
)
#: 逾期10日内未整改 is counted from another day.
_DELAYED = pattern(r"逾期|超期|超时|延期|延[误迟后]|推迟|滞后")
_DENIAL_FIRST = pattern(r"^,?(?:仍|还|尚)?(?:未能?|没有?能?)")
_BEHIND = pattern(r"^,?(?:仍|还|尚)?(?:未|没|不)")


def denied(clause: Clause) -> Clause:
    """The clause with the ranges that it denies turned round; ``unread`` where that is unclear."""
    if not any(piece.range is not None for piece in clause.before):
        return clause
    made: list[Piece] = []
    left = list(clause.before)
    while left:
        piece = left.pop(0)
        made.append(piece)
        if piece.range is None and not piece.sign:
            continue
        turned = _turned(made, left)
        if turned is None:
            return replace(clause, kind="unread")
        made = turned
    return replace(clause, before=made)


def _turned(made: list[Piece], rest: list[Piece]) -> list[Piece] | None:
    """The pieces so far with the last one denied, as they are, or None where it is unclear.

    A denial behind the range is taken out of the first of the rest.
    """
    *earlier, last = made
    text = _in_front(earlier)
    if _of_others(earlier, last):
        return None
    if last.range is None:
        return None if _OF_SIGN.search(text) else made
    if last.bare and last.range.exact and _FULL_TIME.search(text):
        least = Interval(last.range.low, None, low_in=True, unit=last.range.unit)
        return [*earlier[:-1], replace(earlier[-1], text=text[:-1]), _as_range(last, least)]
    kept = _without_denial(text, last)
    if kept is None:
        return _from_behind(made, last.range, rest, text)
    contrary = _contrary(last)
    twice = _DENIED.search(kept) and not _NAMED.search(kept)
    if contrary is None or not earlier or twice:
        return None
    before = replace(earlier[-1], text=kept)
    return [*earlier[:-1], before, _as_range(last, contrary)]


def _of_others(earlier: list[Piece], last: Piece) -> bool:
    """Whether the words in front make the range one of something else."""
    text = "".join(piece.text for piece in earlier[-2:])
    return bool(_OF_OTHERS.search(text)) or (last.bare and bool(_FROM_BELOW.search(text)))


def _as_range(piece: Piece, made: Interval) -> Piece:
    """The piece with another range, and words that say so."""
    return replace(piece, text=str(made), range=made, bare=False)


def _in_front(earlier: list[Piece]) -> str:
    """The words right in front of a range."""
    if not earlier or earlier[-1].range is not None or earlier[-1].join:
        return ""
    return str(earlier[-1].text)


def _without_denial(text: str, last: Piece) -> str | None:
    """The words in front without the denial of the range; None where there is none."""
    signed = not last.bare and not re.match(r"[-\d第前一二两三四五六七八九十±]", last.text)
    if signed:
        denial = next((one for one in (_OF_SIGN, _OF_NONE) if one.search(text)), None)
        return denial.sub("", text) if denial else None
    if _OF_NONE.search(text):
        return _OF_NONE.sub("", text)
    found = _OF_PLACE.search(text)
    if found:
        return text[: found.start()] + re.sub(rf"^{_NOT}", "", found.group())
    if last.range is not None and last.range.unit in _MEASURED and _OF_DONE.search(text):
        return _OF_DONE.sub("", text)
    if last.range is not None and last.range.unit in _RANKS and _OF_RANK.search(text):
        return _OF_RANK.sub("", text)
    return None


def _from_behind(
    made: list[Piece], span: Interval, rest: list[Piece], text: str
) -> list[Piece] | None:
    """20日内未公开 is later; a denial in front that is no part of a name is unclear."""
    within = span.low is None and span.unit in TIMES
    behind = "".join(piece.text for piece in rest)
    if within and _LATE.match(behind):
        contrary = _contrary(made[-1])
        if contrary is None or _DELAYED.search(text):
            return None
        rest[0] = replace(rest[0], text=_DENIAL_FIRST.sub("", rest[0].text))
        return [*made[:-1], _as_range(made[-1], contrary)]
    if within and _BEHIND.match(behind):
        return None
    if span.unit not in _MEASURED and _UNDONE.search(text):
        return None
    if span.unit in _MEASURED | _RANKS and _DENIED.search(text) and not _NAMED.search(text):
        return None
    return made


def _contrary(piece: Piece) -> Interval | None:
    """Every value outside a range that is open to one side."""
    span = piece.range
    if span is None or span.size or "百分点" in piece.text:
        return None
    if piece.bare and span.exact:
        return None if span.unit == "名" else Interval(None, span.low, unit=span.unit)
    if span.low is None:
        return Interval(span.high, None, low_in=span.high_in is False, unit=span.unit)
    if span.high is None:
        return Interval(None, span.low, high_in=span.low_in is False, unit=span.unit)
    return None
