"""One piece of evidence (佐证材料), read from what a person wrote beside a figure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.writing.names import file_name

#: The folder of the materials.
FOLDER = "佐证材料"
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[［【(（]\d{4}[〕\]］】)）]\s*第?\d+号")
_PAGE = re.compile(r"第?\s*(\d+(?:\s*[-–—~至、]\s*\d+)*)\s*页|[Pp]{1,2}\.?\s*(\d+(?:-\d+)?)")
_DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_STATED = (_NUMBER, _DATE, _PAGE)
#: Words beside a date or a page that say no more than it does.
_SAID = re.compile(r"印发|签发|下发|发布|签订|出具|日期|文号|页码|[见在于]")
_SECRET = re.compile(r"(?<![不非])(?:涉密|秘密|机密|绝密)")
#: Not what stands between brackets.
_CUT = re.compile(r"[；;](?![^（(]*[）)])")
_COMMA = re.compile(r"[，,](?![^（(]*[）)])")
#: Between brackets, what stands behind a comma.
_ASIDE = re.compile(r"([（(][^（()），,]*)[，,]([^（()）]*)([）)])")
_EMPTY = re.compile(r"[（(《]\s*[》)）]")
#: What a paper is called at its end, by which a second one is told from a remark.
_PAPER = re.compile(
    r"(?:表|册|账|函|单|书|图|附件\s*[-\d一二三四五六七八九十]+|(?:批复|报告|通知|文件|指标文|合同|协议|台账|"
    r"记录|凭证|发票|清单|目录|证明|材料|截图|照片|纪要|方案|制度|办法|规定|细则|公告|公报|公示|决定|"
    r"意见|规划|计划|总结))(?:[（(][^）)]*[）)])?$"
)
_EDGES = " 　，,。、：:—-"


@dataclass(frozen=True, slots=True)
class Material:
    """One piece of evidence.

    Attributes:
        title: 材料名称.
        number: 文号.
        date: as written.
        pages: as written.
        secret: ``"是"`` where the words say so; ``""`` is for a person to fill in.
        note: what else was written beside it (备注).
        indicators: what rests on it.
        wanted: the scoring table asks for it and the dossier does not name it.
    """

    title: str
    number: str = ""
    date: str = ""
    pages: str = ""
    secret: str = ""
    note: str = ""
    indicators: tuple[str, ...] = ()
    wanted: bool = False

    def folder(self, place: int, of: int) -> str:
        """Its folder in the bundle: the number of the list, then the title."""
        width = max(len(str(of)), 2)
        return f"{FOLDER}/{place:0{width}d}_{file_name(self.title, 30)}"

    def same(self, other: "Material") -> bool:
        """Whether both are one paper, as far as what is written of them goes."""
        numbers, dates = (self.number, other.number), (self.date, other.date)
        if all(numbers) and plain_words(self.number) != plain_words(other.number):
            return False
        if all(dates) and plain_words(self.date) != plain_words(other.date):
            return False
        titles = {plain_words(self.title), plain_words(other.title)}
        return len(titles) == 1 or (all(numbers) and plain_words(self.number) in titles)


def read_all(text: str) -> Iterator[Material]:
    """The materials of one cell: one a line, or between semicolons.

    Behind a semicolon, what is not called as papers are is a remark on the one before.

    Example:
        >>> [(one.title, one.note) for one in read_all("附件3；分项相加22.55万元；花名册")]
        [('附件3', '分项相加22.55万元'), ('花名册', '')]
    """
    for line in text.splitlines():
        before: Material | None = None
        for part in (one.strip(_EDGES) for one in _CUT.split(line)):
            if not part:
                continue
            material = read(part)
            if before is None or _named_as_paper(material):
                if before is not None:
                    yield before
                before = material
            else:
                before = replace(before, note=joined(before.note, part))
        if before is not None:
            yield before


def read(text: str) -> Material:
    """What is written about one material, taken apart.

    Example:
        >>> found = read("编制批复 某编〔2019〕3号，2019年5月6日，第2页，含执法队")
        >>> found.title, found.number, found.date, found.pages, found.note
        ('编制批复', '某编〔2019〕3号', '2019年5月6日', '2', '含执法队')
    """
    first, *others = [one for one in _COMMA.split(text.strip()) if one.strip(_EDGES)] or [text]
    told = [word for word in others if not _SAID.sub("", _without(word)).strip(_EDGES)]
    stated = "，".join((first, *told))
    number, date, pages = (_found(pattern, stated) for pattern in _STATED)
    title, aside = _without_aside(_tidy(_EMPTY.sub(" ", _without(first))))
    remarks = [_tidy(word) for word in others if word not in told]
    if not title and remarks:
        title, *remarks = remarks
    secret = "是" if _SECRET.search(text) else ""
    note = joined(aside, *remarks)
    return Material(title or number or text.strip(), number, date, pages, secret, note)


def joined(*texts: str) -> str:
    """Remarks one behind the other, each once."""
    return "；".join(dict.fromkeys(text for text in texts if text))


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return "" if found is None else next(one for one in (*found.groups(), found.group()) if one)


def _without(text: str) -> str:
    """Without the first 文号, date and pages."""
    for pattern in _STATED:
        text = pattern.sub(" ", text, count=1)
    return text


def _without_aside(title: str) -> tuple[str, str]:
    """A title, and what stands between its brackets behind a comma."""
    found = _ASIDE.search(title)
    return (title, "") if found is None else (_ASIDE.sub(r"\1\3", title, count=1), found[2].strip())


def _named_as_paper(material: Material) -> bool:
    return bool(material.number) or "《" in material.title or bool(_PAPER.search(material.title))


def _tidy(text: str) -> str:
    return " ".join(text.strip(_EDGES).split())


def plain_words(text: str) -> str:
    """Without what people write one way or another: width, brackets, spaces."""
    return re.sub(r"[\s《》〔〕()\[\]【】]|第(?=\d)", "", unicodedata.normalize("NFKC", text))
