"""What is offered for what was written (是否应为…): keys, names of facts, ways to say it."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from jiheng.patterns import pattern

_SHOWN = 8
_CUTOFF = 0.5
#: As tables head their columns → the key it is written under.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "评分标准": ("rule",),
    "评分规则": ("rule",),
    "扣分标准": ("rule",),
    "评分办法": ("rule",),
    "分值": ("points",),
    "分数": ("points",),
    "权重": ("points",),
    "满分": ("points",),
    "指标": ("title", "indicators"),
    "指标名称": ("title",),
    "名称": ("title", "name"),
    "标题": ("title",),
    "一级指标": ("indicators",),
    "二级指标": ("indicators",),
    "三级指标": ("indicators",),
    "下级指标": ("indicators",),
    "公式": ("value",),
    "计算公式": ("value",),
    "指标值": ("value", "target"),
    "目标值": ("target",),
    "标准值": ("target",),
    "要点": ("criteria",),
    "评分要点": ("criteria",),
    "评价要点": ("criteria",),
    "佐证": ("evidence",),
    "佐证材料": ("evidence",),
    "备注": ("note",),
    "说明": ("note",),
    "依据": ("basis",),
    "来源": ("source",),
    "文号": ("source",),
    "年度": ("year",),
    "版本": ("version",),
    "等级": ("grades", "grade"),
    "总分": ("total",),
    "加分": ("bonus",),
    "否决": ("vetoes",),
    "一票否决": ("vetoes",),
    "封顶": ("caps",),
    "上限": ("caps",),
    "不适用": ("not_applicable",),
    "样例": ("examples",),
    "手算样例": ("examples",),
    "基础数据": ("facts",),
    "得分": ("scores",),
    "单位": ("unit",),
    "口径": ("definition",),
    "别名": ("aliases",),
    "取数来源": ("where",),
    "约定": ("settings",),
}
#: Words that change which figure is meant: a name is offered only where it has the same.
_SENSES = ("预算", "决算", "上年", "收入", "收回", "调整", "追加", "追减")
_EARLIER = pattern("上一?年度?|去年")
_FUNDS = pattern("一般公共预算|国有资本经营预算")
#: The budget as a whole, whichever of the two is meant.
_WHOLE_BUDGET = pattern(
    "(?:部门|本年|本年度|年度|总|整体|单位)*(?:支出)?总?预算(?:支出)?总?(?:数|额|金额|资金)?"
)
_BUDGETS = ("全年预算数", "年初预算数")

_ITEMS = "“①有资金管理办法，得1分；②有财务管理制度，得1分”“每一项记1分，总分2分”"
_STEPS = "“≤100%得满分，每超过1个百分点扣0.5分，扣完为止”“每出现1例不符合扣1分，扣完为止”"
_BANDS = "“≥90%得满分，其余不得分”“≥90%得5分，80%(含)–90%得4分，其余不得分”"
_LEVELS = "“达成预期80%–100%，部分达成60%–80%，未达成0–60%”"
_LOOKS = (
    (pattern("[①②③④⑤⑥⑦⑧⑨]|[(（][1-9一二三四五][)）]|各项|要点"), _ITEMS),
    (pattern("每"), _STEPS),
    (pattern("以[上下]|[≥≤＞＜><]|不低于|不超过|高于|低于|超过|[(（]含[)）]|之间"), _BANDS),
    (pattern("好|优|良|一般|较差|明显|显著"), _LEVELS),
    (pattern("比例|比率|完成率"), "“按完成比例得分”“低于60%不得分，其余按完成比例得分”"),
    (pattern("扣"), _STEPS),
)
_ANY_RULE = (
    "“≥90%得满分，其余不得分”“≤100%得满分，每超过1个百分点扣0.5分，扣完为止”"
    "“按完成比例得分”“每出现1例扣1分”"
)


def nearest(word: str, known: Iterable[str], heading: str) -> str:
    """The words that were probably meant, those that hold it included, or what there is."""
    words = list(known)
    near = get_close_matches(word, words, n=1, cutoff=_CUTOFF)
    near = near or [one for one in words if word and word in one][:_SHOWN]
    if near:
        return f"是否应为{_or(near)}"
    shown = "、".join(words[:_SHOWN])
    return f"{heading}：{shown}{'等' if len(words) > _SHOWN else ''}" if words else ""


def nearest_key(word: str, known: Iterable[str]) -> str:
    """The key that a heading of a table stands for, else the nearest.

    Example:
        >>> nearest_key("评分标准", ["title", "rule"])
        '是否应为“rule”'
    """
    words = list(known)
    meant = [key for key in _KEYS.get(word.strip(), ()) if key in words]
    return f"是否应为{_or(meant)}" if meant else nearest(word, words, "可用的键")


def nearest_fact(name: str, known: Iterable[str]) -> str:
    """The fact that was probably meant; nothing that is another figure by a word of it.

    Example:
        >>> nearest_fact("支出预算数", ["支出决算数", "年初预算数", "全年预算数"])
        '是否应为“全年预算数”或“年初预算数”'
    """
    names = list(known)
    near = _near(name, names)
    if not near and _EARLIER.match(name):
        near = [f"上年({one})" for one in _near(_EARLIER.sub("", name, 1), names)]
    if near:
        return f"是否应为{_or(near)}"
    return f"在 facts 里写上“{name}”和它的单位"


def possible_rule(phrase: str, text: str) -> str:
    """Sentences of the kind that an unread phrase, else its whole rule, looks like."""
    found = (possible for said in (phrase, text) for look, possible in _LOOKS if look.search(said))
    return next(found, _ANY_RULE)


def _near(name: str, names: Sequence[str]) -> list[str]:
    if _WHOLE_BUDGET.fullmatch(name):
        return [one for one in _BUDGETS if one in names]
    alike = [one for one in names if _senses(one) == _senses(name)]
    near = get_close_matches(name, alike, n=1, cutoff=_CUTOFF)
    whole = {f"{name}决算数", f"{name}预算数"}
    return near or [one for one in names if one in whole]


def _senses(name: str) -> tuple[bool, ...]:
    bare = _FUNDS.sub("", name.replace("去年", "上年"))
    return tuple(sense in bare for sense in _SENSES)


def _or(words: Iterable[str]) -> str:
    return "或".join(f"“{word}”" for word in words)
