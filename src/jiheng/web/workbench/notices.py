"""What a bureau's notice (通知) asks for, each with the sentence that says so.

Nothing is taken over unseen: a person confirms or corrects every value before the
task is issued.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple

from jiheng.patterns import pattern

Block = Mapping[str, object]

_SENTENCE = pattern(r"[^。！？\n]+[。！？]?")
#: 青财绩〔2025〕3号; of other brackets too.
_NUMBER = pattern(r"[\u4e00-\u9fff]{1,10}[〔\[（(](\d{4})[〕\]）)]\s*\d+\s*号")
_TITLE = pattern(r"关于(?:开展|做好|组织开展|组织实施|进一步做好)?(.{4,80}?)(?:工作)?的通知")
_YEAR = pattern(r"(\d{4})\s*年度?(?=[^月]|$)")
_DAY = pattern(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_BY = pattern(r"前|截止|截至|为止|期限|不迟于|最迟")
_HAND_IN = pattern(r"报送|上报|提交|报我局|报至|报财政")
_NAMING = pattern(r"命名")
_QUOTED = pattern(r"[“\"「]([^”\"」]{3,80})[”\"」]")
_PLACES = (
    (pattern(r"(?:部门|预算)?单位(?:全称|名称|简称)?|部门(?:名称)?"), "{单位}"),
    (pattern(r"(?:评价)?年度|年份"), "{年度}"),
    (pattern(r"(?:材料|文件|附件|资料)(?:名称|标题)?"), "{材料}"),
)
_ASKS = pattern(
    r"(?:报送|提交|上报|应报|需报)(?:的)?(?:以下|下列)?(?:的)?(?:自评|绩效)?(?:材料|资料|文件)"
)
_LEADS = pattern(r"[：:]|包括(?!：)|如下(?!：)")
_ITEM = pattern(
    r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[.．、]|[①-⑳])\s*"
)
_SPLIT = pattern(r"[；;]|(?<!^)(?:[（(]\d+[）)]|\d+[.．、]|[①-⑳])")
_LIST = pattern(r"[、，,]|以及|和(?=[^、]{2,}$)")
_COLUMN = pattern(r"材料|资料|文件")
_FORM = pattern(
    r"《([^《》]{2,40}表)》|(?:^|[.．、：:]\s*)([^《》、；。：:\s]{2,40}表)(?=$|[；;。、（(])"
)
_ATTACHED = pattern(r"^\s*附件")
_MARKS = "《》“”\"' 　"
_LONGEST = 60


class Found(NamedTuple):
    """A value of a notice.

    Attributes:
        value: as the form of the task takes it: text, a day as ``2025-04-15``, or lines.
        sentence: in which it stands.
    """

    value: str
    sentence: str


def found_in(blocks: Sequence[Block]) -> dict[str, Found]:
    """The values of a notice by field of the task; what it does not say is not there.

    Args:
        blocks: as the confined job ``notice`` tells them.

    Example:
        >>> found_in([{"kind": "paragraph", "text": "各单位于2025年4月15日前报送自评材料。"}])[
        ...     "deadline"
        ... ].value
        '2025-04-15'
    """
    text = _Text(blocks)
    finders: dict[str, Callable[[_Text], Found | None]] = {
        "title": _title,
        "number": _number,
        "year": _year,
        "deadline": _deadline,
        "files": _files,
        "pattern": _naming,
        "forms": _forms,
    }
    return {name: one for name, find in finders.items() if (one := find(text)) is not None}


class _Text:
    """A notice as paragraphs, sentences and tables."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.paragraphs = [
            str(one["text"]).strip() for one in blocks if str(one.get("text", "")).strip()
        ]
        self.sentences = [
            found.strip() for one in self.paragraphs for found in _SENTENCE.findall(one)
        ]
        self.tables = [rows for one in blocks if isinstance(rows := one.get("rows"), list)]


def _title(text: _Text) -> Found | None:
    """From 关于…的通知, which may stand over two lines."""
    top = text.paragraphs[:8]
    joined = [one + two for one, two in pairwise(top) if "关于" in one]
    for written in (*top, *joined):
        if found := _TITLE.search(written):
            return Found(found[1].strip(_MARKS), written)
    return None


def _number(text: _Text) -> Found | None:
    """Its own 文号 stands alone; one within a sentence is another document's."""
    for line in text.paragraphs:
        if (found := _NUMBER.search(line)) and len(line) - len(found[0]) <= 4:  # noqa: PLR2004 - 文号：
            return Found(found[0].replace(" ", ""), line)
    return None


def _year(text: _Text) -> Found | None:
    """评价年度: of the title, else the one that is written most."""
    title = _title(text)
    lines = [title.sentence] if title else []
    years = [(year, line) for line in (*lines, *text.sentences) for year in _YEAR.findall(line)]
    if not years:
        return None
    if title and (first := _YEAR.search(title.sentence)):
        return Found(first[1], title.sentence)
    counted = [year for year, _ in years]
    most = max(dict.fromkeys(counted), key=counted.count)
    return Found(most, next(line for year, line in years if year == most))


def _deadline(text: _Text) -> Found | None:
    """The day by which the papers are handed in, not one of those before it."""
    dated = [
        (day, line)
        for line in text.sentences
        if _BY.search(line) and (day := _day(line, text)) is not None
    ]
    for day, line in dated:
        if _HAND_IN.search(line):
            return Found(day.isoformat(), line)
    return Found(dated[0][0].isoformat(), dated[0][1]) if dated else None


def _day(line: str, text: _Text) -> date | None:
    """The last day of the sentence; without a year it is of the notice's own year."""
    found = list(_DAY.finditer(line))
    if not found:
        return None
    year, month, day = found[-1].groups()
    if year is None:
        year = next((one[1] for one in found[::-1] if one[1]), None) or _issued(text)
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def _issued(text: _Text) -> str | None:
    """The year in which the notice was issued: of its 文号, else the one after 评价年度."""
    number, year = _number(text), _year(text)
    if number and (found := _NUMBER.search(number.value)):
        return str(found[1])
    return str(int(year.value) + 1) if year else None


def _files(text: _Text) -> Found | None:
    """应报材料: of a table, of numbered lines below, or of a sentence."""
    for rows in text.tables:
        if names := _column(rows):
            return Found("\n".join(names), "、".join(str(one) for one in rows[0]))
    for number, line in enumerate(text.paragraphs):
        if not _ASKS.search(line):
            continue
        rest = _LEADS.split(line, maxsplit=1)[1:]
        if rest and rest[0].strip():
            return Found("\n".join(_names(rest[0])), line)
        below = list(takewhile(_ITEM.match, text.paragraphs[number + 1 :]))
        if rest and below:
            return Found("\n".join(_lines(below)), "\n".join((line, *below)))
    return None


def _column(rows: Sequence[Sequence[object]]) -> list[str]:
    """The names below a heading such as 材料名称."""
    titles = [str(one) for one in rows[0]] if rows else []
    place = next((at for at, one in enumerate(titles) if _COLUMN.search(one)), None)
    if place is None:
        return []
    return [name for row in rows[1:] if place < len(row) and (name := _plain(str(row[place])))]


def _names(text: str) -> Iterator[str]:
    parts = [one for one in _SPLIT.split(text.rstrip("。")) if one.strip()]
    if len(parts) == 1:
        parts = _LIST.split(parts[0])
    yield from _lines(parts)


def _lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if name := _plain(line):
            yield name


def _plain(text: str) -> str:
    """The name of a paper without its number and what is said after it."""
    plain = _ITEM.sub("", text).strip().rstrip("。；;，,")
    return plain.split("：")[0].split("，")[0].strip(_MARKS)[:_LONGEST]


def _naming(text: _Text) -> Found | None:
    """How files are named, in our own places: {单位}_{年度}_{材料}."""
    for line in text.sentences:
        if not _NAMING.search(line) or (quoted := _QUOTED.search(line)) is None:
            continue
        made = quoted[1].replace("+", "_").replace("＋", "_")
        for words, place in _PLACES:
            made = words.sub(place, made, count=1)
        if "{材料}" in made:
            return Found(made.strip(_MARKS), line)
    return None


def _forms(text: _Text) -> Found | None:
    """Forms among what is attached."""
    start = next((at for at, one in enumerate(text.paragraphs) if _ATTACHED.match(one)), None)
    if start is None:
        return None
    lines = [text.paragraphs[start]]
    lines += takewhile(_ITEM.match, text.paragraphs[start + 1 :])
    names = [one or other for line in lines for one, other in _FORM.findall(line)]
    kept = list(dict.fromkeys(_plain(name) for name in names))
    return Found("\n".join(kept), "\n".join(lines)) if kept else None
