"""Names of figures (名称): one word for what is written in many ways.

The words are those of the catalogue of base data and of published accounts; the catalogue
itself takes longer to load than a report takes to be audited, so they are repeated here,
and a test holds them to it.
"""

import re
from functools import lru_cache

from jiheng.patterns import pattern

#: What a figure is called → how else it is written, after `plain`.
KNOWN: dict[str, tuple[str, ...]] = {
    "编制数": (
        "人员编制", "编制人数", "核定编制", "核定编制人数", "定编人数", "核定编制数",
        "编制总数", "编制", "共有编制", "共有编制数", "现有编制",
        "核定人员编制", "人员编制数", "财政核定编制数", "总编制", "总编制数", "编制部门核定编制数",
    ),
    "在职人员数": (
        "在职人数", "在职人员", "年末在职人数", "实有在职人数", "实有在职人员", "在编在职人数",
        "在职职工", "年末在职人员", "在职在编人数", "在职在编人员", "年末实有在职人数",
        "实有在职人员数", "实际在职人数", "实际在职人员", "实际在职在编人数",
    ),
    "实有人数": (
        "年末实有人数", "实有人员", "年末实有人员", "现有人员", "现有干部职工", "实有干部职工",
    ),
    "离退休人员数": ("离退休人员", "离退休人数", "离退休", "离退人员"),
    "三公经费": (
        "三公经费支出", "三公经费合计", "三公经费支出合计", "三公经费总额", "三公经费支出总额",
        "三公经费总支出", "三公经费决算支出", "三公经费支出总计", "三公经费实际支出数",
    ),
    "公务接待费": (
        "公务接待费支出", "公务接待支出", "公务接待费用", "公务接待费用支出", "接待费",
        "公务招待费", "公务接待",
    ),
    "国内公务接待支出": ("国内公务接待费", "国内公务接待", "国内公务接待费支出"),
    "公务用车运行维护费": (
        "公务用车运维费", "公务用车运行费", "公车运行维护费", "公务用车运行维护费支出",
        "公务用车运维费支出", "公务用车运行维护支出", "公务车运行维护费", "公车运维费",
    ),
    "公务用车购置费": (
        "公务用车购置", "公务用车购置支出", "公务用车购置费支出", "公车购置费", "公车购置",
    ),
    "公务用车购置及运行维护费": (
        "公务用车购置及运行费", "公务用车购置及运行费支出", "公务用车购置及运行维护费支出",
        "公务用车购置和运行维护费", "公务用车购置和运行费", "公务用车购置和维护经费",
    ),
    "因公出国境费": (
        "因公出国费", "因公出国境费用", "因公出国境费支出", "因公出国境支出", "出国境费",
        "因公出国境费用支出", "出国经费",
    ),
    "会议费": ("会议费支出",),
    "培训费": ("培训费支出",),
    "差旅费": ("差旅费支出",),
    "基本支出": ("本年基本支出", "基本支出合计", "基本支出决算支出"),
    "项目支出": ("本年项目支出", "项目支出合计"),
    "人员经费": ("人员支出", "人员经费支出"),
    "公用经费": ("公用支出", "日常公用经费", "公用经费支出", "日常公用支出"),
    "支出总预算": ("支出预算总额", "支出预算合计", "支出预算总计"),
    "支出合计": (
        "本年支出合计", "支出", "本年支出", "总支出", "支出总额", "整体支出", "部门整体支出",
        "全年支出", "支出共计", "全年总支出", "整体支出数", "本年总支出", "实际支出合计",
        "部门决算支出", "决算总支出", "部门支出合计",
    ),
    "收入合计": (
        "本年收入合计", "收入", "本年收入", "总收入", "收入总额", "全年收入", "全年总收入",
        "决算总收入",
    ),
    "收入总计": ("收入总计合计",),
    "支出总计": ("支出总计合计",),
    "财政拨款收入": ("公共财政拨款", "财政拨款", "财政拨款收入合计", "财政经费拨款"),
    "一般公共预算财政拨款收入": (
        "一般公共预算拨款收入", "一般公共预算收入", "一般公共预算财政拨款",
    ),
    "一般公共预算财政拨款支出": ("一般公共预算支出", "一般公共预算拨款支出"),
    "政府性基金预算财政拨款收入": ("政府性基金收入", "政府性基金预算收入", "政府性基金拨款"),
    "年初结转和结余": ("年初结转结余", "上年结转", "上年结转结余", "上年结转和结余", "年初结余"),
    "年末结转和结余": ("年末结转结余", "结转下年", "年末结余", "累计结余", "累计结转结余"),
    "当年结余": ("本年结余",),
    "政府采购支出": (
        "政府采购支出总额", "政府采购总额", "政府采购金额", "政府采购支出金额", "政府采购",
        "政府采购支出合计", "实际政府采购金额", "实际采购金额",
    ),
    "政府集中采购": ("政府集中采购支出", "政府集中采购金额", "集中采购"),
    "政府采购预算": ("政府采购预算金额", "政府采购预算总额"),
    "机关运行经费": ("机关运行经费支出", "机关运行费"),
    "固定资产": (
        "固定资产合计", "固定资产总额", "固定资产原值", "固定资产总值", "所有固定资产总额",
    ),
    "资产总额": ("资产总计", "资产合计", "总资产"),
    "公务用车保有量": ("车辆保有量", "公务车保有量"),
    "满意度": (
        "社会公众或服务对象满意度", "服务对象满意度", "公众满意度", "群众满意度", "社会公众满意度",
    ),
}  # fmt: skip
CANONICAL: dict[str, str] = {name: name for name in KNOWN} | {
    other: name for name, others in KNOWN.items() for other in others
}
_SHORTEST, _LONGEST = 3, 40
#: 口径 as told → what is kept of it.
SCOPES = (
    "一般公共预算", "政府性基金", "国有资本经营", "财政拨款", "非财政拨款", "本级", "局机关",
    "下属", "汇总", "专项", "全口径",
)  # fmt: skip
_SCOPE = pattern("|".join(sorted(SCOPES, key=len, reverse=True)))
_NOISE = pattern(r"[（）()《》〈〉\s_·—－/]|^\d+[.、．]|^[.．]|^[一二三四五六七八九十]+、")
#: Who it is of, when, and what only leads up to the number.
_LEAD = pattern(
    r"^(?:20\d\d年度?|其中|另外|另有|另|目前|至今|现|共有|共|全年|年末|年内|本年度?|当年度?|今年|年度|度|末|底|"
    r"截[止至]目前|截至|截止|我部门|本部门|我单位|本单位|[我本]校|[我本]院|[我本][局市县区省厅委办]|"
    r"全[市县区省局]|市本级|的|内|于|对|及|和|与|是|为|安排|用于|列支|机构编制部门|系统)+"
)
_TAIL = pattern(
    r"(?:决算数|预算数|执行数|决算|年初预算|预算|实际|分别|各|共计|累计|合计|计|"
    r"金额|为|是|达到?|到|共|约|有|的|数额|完成|实现|发生|只|仅|就|数为|支出了|了|：)+$"
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name without quotes, brackets, spaces, and what leads up to it or to its number."""
    name = _NOISE.sub("", text)
    while True:
        shorter = _TAIL.sub("", _LEAD.sub("", name))
        if shorter == name or not shorter:
            return name if shorter else ""
        name = shorter


#: Of anything, unless words say that it is of all.
_ALONE = frozenset({"支出", "收入", "编制"})
_ALL = pattern("我|本|全年|单位|部门|局|共")
_PUBLIC = ("公众", "群众", "社会", "服务对象", "人民", "市民", "居民")
#: In front of a known name: whose it is, or of which funds.
_WHOSE = r".{0,30}(?:局|厅|委|办|院|校|中心|单位|部门|本级|协会|联合会|银行|队|所|站|处|馆|机关)的?"
_WHOSE += r"(?:20\d\d年度?|本年度?)?(?:年?末|年?底)?"
_FUNDS = (
    r"(?:(?:使用)?(?:当年|本年)?(?:一般公共预算|财政|政府性基金)(?:预算)?(?:财政)?拨款"
    r"(?:安排)?的?)+"
)


@lru_cache(maxsize=4096)
def known(text: str) -> str:
    """The budget's own word for a printed name; ``""`` where it is none.

    Example:
        >>> known("核定编制人数"), known("公务接待费（万元）")
        ('编制数', '')
    """
    clean = _NOISE.sub("", text)
    led = _LEAD.sub("", clean)
    found = CANONICAL.get(clean) or CANONICAL.get(led, "")
    if found and not {clean, led} & _ALONE:
        return found
    found = CANONICAL.get(plain(clean), "")
    if found or len(clean) <= _SHORTEST:
        return "" if plain(clean) in _ALONE and not _ALL.search(clean) else found
    if plain(clean).endswith("满意度"):
        return "满意度" if any(word in clean for word in _PUBLIC) else ""
    name = plain(clean.replace("决算", "").replace("安排的", ""))
    for at in range(min(len(name) - _SHORTEST, _LONGEST)):
        rest = CANONICAL.get(name[at:])
        if rest:
            before = name[:at]
            ours = not before or re.fullmatch(_WHOSE, before) or re.fullmatch(_FUNDS, before)
            return rest if ours else ""
    return ""


def scopes_in(text: str) -> frozenset[str]:
    """The 口径 that a piece of text names; every 委机关, 厅机关 is a 局机关."""
    found = frozenset(_SCOPE.findall(text))
    return found | {"局机关"} if "机关" in text and re.search(_OFFICE, text) else found


_OFFICE = "[委厅部院办会]机关(?!运行|事业)"
