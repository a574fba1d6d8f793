"""What kind of report it is, whose, of which year and region (报告身份)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.reported.followed import framework_followed
from jiheng.auditing.reported.outline import heading_level
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.regions import region_of
from jiheng.patterns import pattern

#: A title page is no longer than so many passages.
_COVER = 40
#: A line of a title is no longer than this.
_LINE = 46
#: The name of an agency has so many characters.
_NAME_LENGTHS = range(4, 31)
_ATTACHMENT = pattern(r"附\s*[件表]\s*[\d一二三四五六七八九十]*(?:\s*[-－—]\s*\d+)*\s*[:：]?")
_TITLE_WORDS = ("绩效", "决算", "预算")
_RULES = ("办法", "规定", "通知", "细则", "意见", "方案")
_EVALUATED = ("自评", "评价", "整体", "报告")
_TITLE_ENDS = ("报告", "报告书", "评表", "评价表", "决算", "预算", "公开", "说明", "情况", "报表")
#: What names whose report it is, on a cover or in a form; the last two where the title does not.
_AGENCY_LABELS: tuple[tuple[str, ...], ...] = (
    ("部门名称", "单位名称", "部门单位名称", "预算部门名称", "预算单位名称", "评价单位名称"),
    ("评价单位", "填报单位", "自评单位", "预算单位", "报送单位", "编制单位", "编报单位", "预算部门",
     "被评价单位", "评价部门", "填报部门", "填报单位名称", "部门全称", "单位全称"),
    ("实施单位", "项目实施单位", "项目单位"),
    ("主管部门", "项目主管部门"),
)  # fmt: skip
_BRACKETS = pattern(r"[（(][^（()）]*[)）]")
_NUMBERED = pattern(r"\s*[\d一二三四五六七八九十]{1,2}[、.．]\s*")
_CHAPTER = pattern(rf"{_NUMBERED.pattern}|\s*第[一二三四五六七八九十]+[章部]")
_AGENCY_ENDS = (
    *"局厅委部院站所馆处校队社镇乡会办",
    *("中心", "政府", "本级", "街道", "公司", "机关", "大学", "幼儿园"),
)
_AGENCY = pattern(
    r"[\u4e00-\u9fff（）]{2,24}?(?:[局厅部院站所馆处校队社委会办]|中心|政府)(?:[\u4e00-\u9fff]{2,4}分局)?"
    r"(?:[（(]?本级[）)]?|机关)?(?=20\d\d|二[〇○零]|部门|单位|机关|整体|项目|关于|绩效|财政|决算|预算|$)"
)
_YEAR_LABEL = pattern(r"(?:评价|预算|决算|自评|填报)年度\s*[:：]?\s*(20\d\d)")
_YEAR = pattern(r"(20\d\d)\s*年")
_FULL_YEAR = pattern(r"(20\d\d)\s*年度")
_CHINESE_YEAR = pattern(r"二[〇○零]([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])年")
_YEAR_BEFORE = pattern(r"^(?:关于)?(?:20\d\d|二[〇○零].{2})年?度?")
_DIGITS = {
    **{one: str(value) for value, one in enumerate("〇一二三四五六七八九")},
    "○": "0",
    "零": "0",
}


class Identity(NamedTuple):
    """Read from the report itself; ``""`` or None where it does not say.

    Attributes:
        kind: 部门整体支出绩效自评报告, 项目支出绩效自评报告, 部门决算公开, 部门预算公开, 其他.
        year: budget year the report is about (评价年度).
        region: 省市 as written in the name of the agency or the document numbers.
        framework: name of the indicator system of the library that its score table follows.
    """

    kind: str = ""
    title: str = ""
    agency: str = ""
    year: int | None = None
    region: str = ""
    framework: str = ""

    @property
    def self_evaluation(self) -> bool:
        """Whether a unit evaluates itself in it."""
        return "绩效" in self.kind


def identity_of(passages: Sequence[Passage]) -> Identity:
    """What the first pages say, and where they do not, the whole report."""
    lines = tuple(_cover(passages))
    title = _title(lines)
    agency = _agency(passages, title)
    opening = "\n".join(one.text for one in passages[:_COVER])
    kind = _kind(title, opening)
    return Identity(
        kind,
        title,
        agency,
        _year(title, passages),
        region_of(agency, title, opening),
        framework_followed(passages, agency + title, project=kind.startswith("项目")),
    )


def _cover(passages: Sequence[Passage]) -> Iterator[str]:
    """The short lines before the first chapter, without 附件5."""
    for one in passages[:_COVER]:
        if one.role != "cell" and heading_level(one) and _CHAPTER.match(one.text):
            return
        for line in one.text.split("\n"):
            text = _ATTACHMENT.sub("", " ".join(line.split()), count=1)
            if text and len(text) <= _LINE:
                yield text


def _title(lines: Sequence[str]) -> str:
    """The line that says what it is, joined to the lines above and below that belong to it."""
    likely = [(_like_a_title(line), -at) for at, line in enumerate(lines)]
    score, at = max(likely, default=(0, 0))
    at = -at
    if not score:
        return "".join(next(iter(lines), "").split())
    parts = [lines[at]]
    above = lines[at - 1] if at and not _AGENCY.match(_from_agency_on(lines[at])) else ""
    if above and _could_be_title(above) and not above.endswith(_TITLE_ENDS):
        parts.insert(0, above)
    for more in lines[at + 1 : at + 3]:
        if parts[-1].endswith(_TITLE_ENDS) or not _could_be_title(more):
            break
        parts.append(more)
    return "".join("".join(parts).split())


def _like_a_title(line: str) -> int:
    """0 of what is none; more of what says sort, year and ending. Headings of websites say less."""
    if not _could_be_title(line) or not any(word in line for word in _TITLE_WORDS):
        return 0
    sort = any(word in line for word in ("自评", "评价", "决算", "整体"))
    ends = _BRACKETS.sub("", line).rstrip().endswith(_TITLE_ENDS)
    return 1 + 2 * ends + sort


def _could_be_title(line: str) -> bool:
    return not any(mark in line for mark in "，。；：:！") and line.replace(" ", "") != "目录"


def _agency(passages: Sequence[Passage], title: str) -> str:
    """By a label of the cover or a form, by the title, by who signs."""
    for labels in _AGENCY_LABELS[:2]:
        found = _labelled(passages[: _COVER * 3], labels)
        if found:
            return found
    named = _AGENCY.match(_from_agency_on(title))
    if named:
        return named.group()
    for labels in _AGENCY_LABELS[2:]:
        found = _labelled(passages, labels)
        if found:
            return found
    ends = (one.text.strip() for one in reversed(passages[-_COVER:]) if one.role != "cell")
    return next((text for text in ends if _is_agency(text)), "")


def _from_agency_on(title: str) -> str:
    """A title without the year before it and brackets behind the name."""
    return _BRACKETS.sub("", _YEAR_BEFORE.sub("", title))


def _labelled(passages: Sequence[Passage], labels: Sequence[str]) -> str:
    """What stands behind a label, in its line or the next cell."""
    for at, one in enumerate(passages):
        if len(one.text) > _LINE * 2 or one.text.isascii():
            continue
        text = "".join(one.text.split())
        match = _NUMBERED.match(text)
        label, colon, rest = (
            (text[match.end() :] if match else text).replace(":", "：").partition("：")
        )
        if _BRACKETS.sub("", label) not in labels:
            continue
        if not rest and one.role == "cell" and at + 1 < len(passages):
            behind = passages[at + 1]
            rest = "".join(behind.text.split()) if behind.row == one.row else ""
        name = _bare(rest)
        if (colon or one.role == "cell") and _is_agency(name):
            return name
    return ""


def _bare(name: str) -> str:
    for seal in ("（公章）", "（盖章）", "(公章)", "(盖章)", "（签章）"):
        name = name.replace(seal, "")
    return name.partition("，")[0]


def _is_agency(text: str) -> bool:
    fits = len(text) in _NAME_LENGTHS and text.endswith(_AGENCY_ENDS)
    return fits and not any(one in "。；：，、" or one.isdigit() for one in text)


def _kind(title: str, opening: str) -> str:
    if _BRACKETS.sub("", title).endswith(_RULES):
        return "其他"
    for text in (title, opening):
        if "绩效" in text and any(word in text for word in _EVALUATED):
            whole = "整体" in text or "部门" in text or "项目" not in text
            return "部门整体支出绩效自评报告" if whole else "项目支出绩效自评报告"
        if "决算" in text:
            return "部门决算公开"
        if "预算" in text:
            return "部门预算公开"
    return "其他"


def _year(title: str, passages: Sequence[Passage]) -> int | None:
    for text in (*(one.text for one in passages[:_COVER]), title):
        told = _YEAR_LABEL.search(text)
        if told:
            return int(told[1])
    told = _FULL_YEAR.search(title) or _YEAR.search(title)
    if told:
        return int(told[1])
    chinese = _CHINESE_YEAR.search(title)
    if chinese:
        return int(f"20{_DIGITS[chinese[1]]}{_DIGITS[chinese[2]]}")
    for form in (_FULL_YEAR, _YEAR):
        years = Counter(
            int(year) for one in passages if "年" in one.text for year in form.findall(one.text)
        )
        if years:
            most = max(years.values())
            return max(year for year, count in years.items() if count * 2 >= most)
    return None
