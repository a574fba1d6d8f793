"""`Figure`: one number with all that says what it is a number of (数据)."""

from typing import Literal, NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.figures.names import scopes_in
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

#: ``result`` what was done; ``target`` a goal, plan or forecast; ``rule`` of scoring or law.
Told = Literal["result", "target", "rule"]
_STAGE = pattern(
    "年初预算|调整(?:后)?预算|预算调整|全年预算|决算|执行数|上年|去年|上一年|计划|任务|目标|"
    "(?<!公共)(?<!基金)(?<!经营)预算(?!财政拨款|拨款|内|外|单位|管理|绩效|编制|资金)"
)
#: What a number before was compared with says nothing of this one.
_COMPARED = pattern("[比较与同从](?:上|去|上一)年")
_STAGES = {
    "决算": "",
    "执行数": "",
    "去年": "上年",
    "上一年": "上年",
    "任务": "计划",
    "目标": "计划",
}


class Figure(NamedTuple):
    """One number of a report and what it is a number of.

    Attributes:
        name: the subject, normalised: 公务接待费, 编制数, 暂存危废; ``""`` where none is told.
        known: whether ``name`` is one of the budget's own words (`names.KNOWN`).
        measure: ``""`` of the amount itself, else what relates it: 增长, 占三公经费, 完成预算.
        thing: what is counted, behind the unit: 乡镇 in 92个乡镇.
        year: told before it, else that of the report; None where unclear.
        until: words that limit the time, as written: 截止11月; ``""`` where none do.
        told: as a result, a target or a rule.
        number: with value and unit; of a cell the unit of its column or table.
        passage: where it stands.
        digits: as printed, with their point and nothing else.
        table: which table it stands in; -1 in text.
        owner: of a cell the label of the row where the column names the figure, else the labels
            of the groups that the row belongs to.
        said: the sentence before the number, or the label and the heads of a cell.
        clause: the words right before the number.
        subject: the unit, place or part of the report that its headings name; ``""`` of the whole.
    """

    name: str
    known: bool
    measure: str
    thing: str
    year: int | None
    until: str
    told: Told
    number: Number
    passage: Passage
    digits: str
    table: int = -1
    owner: str = ""
    said: str = ""
    clause: str = ""
    subject: str = ""

    @property
    def spot(self) -> Spot:
        """The number with its unit."""
        return self.passage.spot_of(self.number)

    @property
    def shown(self) -> Spot:
        """The number with the words right before it."""
        text, begin = self.passage.text, self.number.start
        while begin and self.number.start - begin < _SHOWN and text[begin - 1] not in _CUTS:
            begin -= 1
        while begin and text[begin - 1].isdigit():
            begin -= 1
        while text[begin].isspace():
            begin += 1
        return self.passage.spot(begin, self.number.behind)

    @property
    def scopes(self) -> frozenset[str]:
        """口径 told before it in the sentence, or in the heads: 一般公共预算, 本级, 汇总."""
        return scopes_in(self.said)

    @property
    def stage(self) -> str:
        """年初预算, 调整预算, 预算, 上年 or 计划, as the clause or the heads say, or ``""``."""
        found = _STAGE.findall(self.clause) or _STAGE.findall(_COMPARED.sub("", self.said))
        last = found[-1] if found else ""
        if last == "预算":
            changed = "调整" in self.said or "追加" in self.said
            last = "调整预算" if changed else "年初预算" if "年初" in self.said else last
        return _STAGES.get(last, last.replace("后", ""))

    @property
    def dimension(self) -> str:
        """What may be compared with it: 金额, 人, percent of rates, ``bare`` of no unit."""
        if self.number.sort in ("percent", "points", "times", "bare", "score"):
            return self.number.sort
        return self.number.unit.dimension or self.number.unit.symbol


def digits_of(passage: Passage, number: Number) -> str:
    """The digits of a number as printed, with their point, without sign and commas."""
    text = passage.text[number.start : number.end]
    if text.isdecimal():
        return text
    return text.translate(_NO_DIGITS)


_NO_DIGITS = str.maketrans("．", ".", ",，-−－﹣+＋ ")
_SHOWN = 12
_CUTS = frozenset("，。；：！？、（）,;:()\n")
