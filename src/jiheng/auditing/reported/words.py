"""What labels and heads of tables say: totals, parts, names, units (表内用语)."""

from functools import lru_cache

from jiheng.patterns import pattern
from jiheng.quantities import unit

_TOTAL = pattern(
    r"(?:[^，。；]{0,14}(?:合计|总计|小计|共计|汇总)|(?:年度|项目)?资金总[额和]|总和)(?:数|额)?"
    r"(?:[（(][^（()）]{0,10}[)）])?[:：]?"
)
_OF_WHICH = pattern(r"(?:其中|包括|按.{1,6}分)[:：]?")
_PLACEHOLDERS = frozenset(
    ("-", "—", "——", "--", "–", "/", "\\", "／", "无", "*", "－", "－－", "…", "／／", "×")
)
_NAMES = (
    *(
        "名称",
        "项目",
        "科目",
        "序号",
        "编号",
        "编码",
        "代码",
        "单位",
        "行次",
        "栏次",
        "类别",
        "指标",
    ),
)
_UNIT = pattern(r"[（(【\[](?:(?:金额|计量)?单位[:：]?)?([^（()）【】\[\]]{1,5})[）)】\]]")
_UNITS = frozenset(
    (
        *(
            "万亿元",
            "亿元",
            "百万元",
            "万元",
            "千元",
            "元",
            "%",
            "％",
            "个",
            "人",
            "户",
            "家",
            "项",
        ),
        *("吨", "亩", "平方米", "㎡", "公里", "辆", "台", "套", "次", "人次"),
    )
)
_IN_BRACKETS = pattern(
    r"[（(【\[](?:单位[:：])?(?:人民币)?(?:亿元|百万元|万元|千元|元|人|个|户|家|辆|㎡|平方米)[）)】\]]"
)
_UNIT_TOLD = pattern(r"单位\s*[:：为]\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)")
_NUMBERED = pattern(
    r"(?P<one>[一二三四五六七八九十]{1,3}、)|(?P<two>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<three>\d{1,2}(?:[、.．](?!\d)|(?=[^\W\da-zA-Z年月日大])))|(?P<four>[（(]\d{1,2}[）)]|[①-⑳])"
)
_LONGEST_TOTAL, _LONGEST_NAME = 24, 10
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
_SCORES = ("分值", "得分", "评分", "扣分", "标准分", "满分", "分数")
_RATES = ("%", "％", "率", "百分比", "比例", "占比", "比重", "幅度", "增幅", "进度")
_SHARES = ("占", "比重", "构成", "权重", "份额")
_NO_SUMS = (
    *(
        "年限",
        "年份",
        "序号",
        "编号",
        "编码",
        "代码",
        "行次",
        "排名",
        "排序",
        "平均",
        "人均",
        "户均",
    ),
    *(
        "均价",
        "均值",
        "单价",
        "电话",
        "时间",
        "日期",
        "页码",
        "级次",
        "备注",
        "满意度",
        "浓度",
        "密度",
    ),
    *("温度", "指数", "等级", "比值", "系数", "强度", "分贝"),
)


def says(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in a text."""
    return any(word in text for word in words)


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a label names a total: 合计, 小计, 本年收入合计, 年度资金总额."""
    return len(text) <= _LONGEST_TOTAL and _TOTAL.fullmatch(text) is not None


def of_which(text: str) -> bool:
    """Whether a cell only says that parts follow (其中)."""
    return _OF_WHICH.fullmatch(text) is not None


def names_rows(text: str) -> bool:
    """Whether a head names what the rows are: 机构名称, 项目, 序号."""
    return text.endswith(_NAMES) and len(text) <= _LONGEST_NAME


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a dash."""
    return not text or text in _PLACEHOLDERS


def is_open(text: str) -> bool:
    """Whether a cell was left open, in words or without."""
    return not text or text in ("未填报", "未填", "无数据", "暂无")


@lru_cache(maxsize=4096)
def level_of(label: str) -> int:
    """1 of 一、, 2 of （一）, 3 of 1., 4 of （1）; 0 of what bears no number."""
    match = _NUMBERED.match(label)
    return _LEVELS[match.lastgroup or ""] if match else 0


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label without its number and without 其中：."""
    if label.startswith("其中"):
        label = label[2:].lstrip(":：、，")
    match = _NUMBERED.match(label)
    return (label[match.end() :] if match else label).rstrip(":：")


@lru_cache(maxsize=4096)
def without_unit(title: str) -> str:
    """A head without the unit it prints in brackets: ``"增减额（万元）"`` → ``"增减额"``."""
    return _IN_BRACKETS.sub("", title)


@lru_cache(maxsize=1024)
def unit_in(text: str) -> str:
    """The unit a head or caption prints: ``"金额（万元）"`` → ``"万元"``; ``""`` where none."""
    told = _UNIT_TOLD.search(text)
    if told:
        return told[1]
    if text in _UNITS:
        return text
    for match in _UNIT.finditer(text):
        if match[1].removeprefix("人民币") in _UNITS:
            return match[1].removeprefix("人民币").replace("％", "%")
    return ""


def is_unit(text: str) -> bool:
    """Whether a cell is nothing but a unit."""
    return text in _UNITS or unit(text).dimension != text


def is_score(title: str) -> bool:
    """Whether a column holds points of a score table."""
    return says(title, _SCORES)


def is_rate(title: str) -> bool:
    """Whether a column holds rates."""
    return says(title, _RATES)


def is_share(title: str) -> bool:
    """Whether a column holds shares of a whole, which may be added."""
    return says(title, _SHARES)


@lru_cache(maxsize=4096)
def adds_up(title: str) -> bool:
    """Whether the numbers below a title may be added at all."""
    if is_score(title) or says(title, _NO_SUMS) or title.endswith(("年度", "标准")):
        return False
    return is_share(title) or not is_rate(title)
