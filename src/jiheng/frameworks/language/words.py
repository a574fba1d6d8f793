"""The vocabulary of rule sentences: a normalised text becomes words, each with its place.

What no word of the vocabulary covers is ``TEXT``, kept word for word.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Self

from lark import Token

from jiheng.patterns import pattern

N = r"\d+(?:\.\d+)?"
UNITS = (
    "个百分点|百分点|个点|月次|微克/立方米|毫克/立方米|毫克/升|mg/L|μg/m3|万元|亿元|千元|平方公里|平方米|立方米|公里|千米|公斤|千克|"
    "个工作日|工作日|人次|户次|场次|万人|课时|学时|小时|分钟|分贝|季度|学期|个月|公顷|厘米|个名次|名次|个等次|等次|个档次|档次|"
    "位次|个|例|次|项|处|人|件|起|份|篇|条|户|家|名|位|天|日|年|月|周|季|册|节|本|台|套|具|亩|吨|元|所|座|株|只|头|辆|张|页|"
    "期|场|批|类|种|级|度|倍|门|轮|科|岁|伙|宗|米|间|组|队|支|部|幅|块|片|面|届|步|句|字|点|星|环|档|幢|栋|艘|架|副|枚|笔|票|"
    "道|根|堆|瓶|车|月次|村|镇|乡|县|市|万|亿"
)
_CHINESE = "[一二两三四五六七八九十]"
_VERB = "(?:可?得|计|记|给予?|赋|获得?|评|打|为)"
_ITEM = "(?:该项|本项|此项|该指标|本指标|该小项|全部|相应)"
_NOT_A_RANGE = r"(?!之|钟|类|档|值|数|以|及|或|贝|[-~至到]|\(含|\(不含|\(及|\(以)"

#: In order: the first that matches wins.
_VOCABULARY: tuple[tuple[str, str, str], ...] = (
    (
        "NAME",
        "0-9P[《每",
        r"PM\d+(?:\.\d+)?|《[^》]*》|\[?\d{4}\]?年?\d+号|每(?:半年|年|季度|季|月|周|学期|学年|旬)(?:至少|不少于)?(?:\d{1,2}|[一二两三四])[次场期](?![^,;。]{0,6}[扣得加计])|(?<!\d)(?:19|20)\d\d(?:-(?:19|20)\d\d)?年(?:度|底|末)?"  # noqa: ISC004
        r"|\d{1,2}月(?:\d{1,2}[日号]|底|份|末)(?:前|之前|以前)?|\d{1,2}[:]\d{2}|(?<![\d提])\d{1,2}[日号](?:之前|以前|前)",
    ),
    (
        "MARK",
        "0-9(A-Za-z①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
        r"[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]、?|(?<![^;,。:)分])\d{1,2}[、.](?!\d)|\(\d{1,2}\)(?!分)|(?<![^;,。:)分])[a-zA-Z][、.)]",
    ),
    ("BASIS", "在", r"在(?:满分|标准分|基本分|该项分值|此)的?基础上"),
    (
        "PARTIAL",
        "(不中之以低其内均按插用直线超采",
        rf"(?:中间(?:值|部分|数值)?|其间|之间的?|不足部分)?(?:均?按|采取|采用|用|以)?(?:线性)?(?:直线)?(?:插入|内插|插值|线性插值)法?(?:计算|计|确定|得出)?(?:得分)?(?:,?(?:小数点后)?保留[一二两三]位小数)?(?=[,;。)]|$)|\(?(?:其中)?(?:超过|低于)?不足(?:{N}|{_CHINESE})?(?:%|{UNITS})?(?:的|部分|时|者|的部分)*,?"  # noqa: ISC004
        r"(?:按|以|计)?(?:插入法|内插法|线性插值法?|插值法|比例|线性比例|实际比例)(?:法)?(?:计算|计|扣除|扣分|折算|扣减|得分|计分)*\)?",
    ),
    (
        "STARTED",
        "(不低其超",
        rf"\(?(?:其中)?(?:超过|低于)?不足(?:{N}|{_CHINESE})(?:%|{UNITS})(?:的|部分|时|者)*,?(?:按|以|作|视为|也按|均按)(?:{N}|{_CHINESE})(?:%|{UNITS})"  # noqa: ISC004
        r"(?:计算|计|算|处理|扣分|扣除)*\)?",
    ),
    (
        "WHOLE",
        "(不低其超",
        rf"\(?(?:其中)?(?:超过|低于)?不足(?:{N}|{_CHINESE})(?:%|{UNITS})(?:的|部分|时|者)*,?(?:不予?扣分|不予?扣|不予?计算?|不计扣|忽略不计|舍去|不计扣分)\)?",
    ),
    (
        "LOSSMOST",
        "减单合总扣最本此每累至该",
        rf"扣分(?:累计|合计|总计)?(?:不超过|不得超过|最多|最高)(?:扣)?(?P<lossmost4>{N})分(?!贝|钟|之|类|以|数)|(?:(?:该|本|此)(?:项|类|小项))?(?:累计|合计|总计|总共|最多|最高|至多|单项|每项)*(?:扣分?|减分?)(?:不超过|不得超过|最多|最高|至多|以)?(?P<lossmost>{N})分(?!贝|钟|之|类|以|数)(?:为止|为限|封顶|为上限)"  # noqa: ISC004
        rf"|(?:累计|合计|总计|最多|最高|至多|单项最多|每项最多)(?:扣分?|减分?|扣除)(?:不超过|不得超过)?(?P<lossmost2>{N})分(?!贝|钟|之|类|以|数)"
        rf"|(?:扣|减)(?:完|满|至|到)(?P<lossmost3>{N})分(?!贝|钟|之|类|以|数)(?:为止|止)",
    ),
    (
        "FLOOR",
        "不减扣最直",
        rf"(?:直至|直到)?(?:扣|减)完{_ITEM}?(?:分值|分数|分|所有分值)?(?:为止|止)|(?:直至|直到)?(?:扣|减)(?:完|光)(?![\d])|(?:扣|减)(?:至|到)(?:0|零)分(?:为止)?"  # noqa: ISC004
        r"|不(?:计|记|倒扣|出现)(?:为)?负分|扣(?:完|至|满)为止|减满为止|最低(?:得|计|为)?(?:0|零)分(?!\.)",
    ),
    (
        "LEAST",
        "减到得扣报最本此至该",
        rf"(?:报价得分|得分|本项|该项|此项)?(?<![价率数值量额度比者])最低(?:不低于|不少于|得|计|为|扣至|分)*(?P<least>{N})分(?!贝|钟|之|类|以|数)|(?:到|至|扣至|减至|扣到)(?P<least2>{N})分(?!贝|钟|之|类|以|数)(?:为)?止",
    ),
    (
        "MOST",
        "上不以分到加合大封得总最本此满累至该超高",
        rf"(?:超过|高于|大于)(?:{N}(?:%|分)|满分|该项分值|本项分值)(?:的|时|部分|以上)*,?(?:均|一律|仍|也)?(?:按|以|计)(?:(?P<most3>{N})分|满分)(?:计算|计分|计|为限)?(?=[,;。]|$)|(?:本项|此项|该项|总分|得分|累计|合计|总计|累加)*(?<![价率数值量额度比者])(?:最高|最多|至多|封顶|上限|不超过|不得超过|以不超过|满分)(?:得分?|计分?|记分?|加分?|给|为|不超过|不得超过|:|限)*(?P<most>{N})分(?!贝|钟|之|类|以|数)(?:为止|为限|封顶|止|为上限)?(?=[,;。)、]|$)"  # noqa: ISC004
        rf"|(?:累计|合计|总计|加|得)?(?:至|满|到|以)(?P<most2>{N})分(?!贝|钟|之|类|以|数)(?:为止|为限|封顶|止|为上限)"
        r"|(?:最高|最多|累计|得分)?(?:不超过|得)?满分(?:为止|封顶|为限)|(?:得分|分值|加分)?(?:最高|最多)?不(?:得)?超过(?:该项|本项|此项)?(?:指标)?(?:分值|满分)(?:上限)?|加满为止|最高得满分(?=[,;。)]|$)",
    ),
    (
        "TOTAL",
        "(共分合总本此满计该",
        rf"\(?(?:本项|此项|该项)?(?:满分|总分|共计|共|总计|合计|计满分|总分值|分值)(?:为|是|:)?(?P<total>{N})分(?!贝|钟|之|类|以|数)\)?",
    ),
    (
        "SHARE",
        "为可得打给获计记评赋",
        rf"(?:可?得|计|记|给予?|赋){_ITEM}?(?:分值|满分|权重分?|标准分|总分|应得分|基本分|分)?的?(?P<share>{N})%(?:的?(?:分值|分数|权重分|权重|得分|分))?(?!以|之|\()"  # noqa: ISC004
        rf"|{_VERB}(?P<half>一半)(?:的?分值?数?)?|{_VERB}(?:分值|满分|总分)的(?P<half2>一半)",
    ),
    (
        "FULL",
        "不为可得打满给获计记评赋",
        rf"(?:不扣分)|{_VERB}{_ITEM}?(?:满分|全分|分值|全部分值|(?:指标)?所赋全部分值)(?:\(?(?P<full>{N})分\)?)?(?!为止)|(?<![按以])满分(?!为|是|的|按|封顶|值)(?:\(?(?P<full2>{N})分\)?)?|(?<=以上)(?:可)?[得计给]分(?=[,;。]|$)",
    ),
    (
        "NONE",
        "一不为全分则可均得打扣无本此相给获计记评该赋都零",
        rf"(?:则|均|一律|都)?{_ITEM}?(?:不予?(?:得|计|记|给)分?分|{_VERB}?(?:0|零)分(?!以|[-~]|\.)|(?:得|计|记|给)0(?=[,;。)]|$)|(?:分值|分数)?(?:(?<!不)全扣|扣完|扣光)(?!为)|扣(?:除|完|掉)?{_ITEM}?(?:的)?(?:全分|全部分值?|全部分数|所有分值|分值|分数)(?!的?\d)|(?:不得|无)分)",
    ),
    (
        "LOSESHARE",
        "减加扣按",
        rf"按(?:标准分|分值|满分|权重分?|该项分值|本项分值)的?(?P<loseshare2>{N})%(?:进行)?(?:扣|减)(?:除|减)?(?:分)?|(?:加扣|扣除|扣减|(?<![压削核缩消递])减|扣){_ITEM}?(?:分值|满分|权重分?|标准分|总分|分)?的?(?P<loseshare>{N})%(?!以)(?:的?(?:分值|分数|权重分|分))?",
    ),
    (
        "RANGE",
        "0-9(为可得打给获计记评赋",
        rf"\(?{_VERB}?(?P<from>{N})分?[-~至到](?P<to>{N})分(?=[,;。、)]|$)\)?",
    ),
    (
        "LOSERANGE",
        "减扣酌",
        rf"(?:酌情)?(?:扣除?|减|扣减)(?P<from2>{N})分?[-~至到]{N}分{_NOT_A_RANGE}",
    ),
    (
        "LOSEPER",
        "-减扣",
        rf"(?:扣除?|减|扣减|-)(?P<loseper>{N})分/(?:{UNITS})(?:[/·]?(?:{UNITS}))?|(?:扣除?|减|扣减)(?P<loseper2>{N})/(?:{UNITS})",
    ),
    (
        "LOSE",
        "倒再减分则加另各均扣",
        rf"(?:各|分别|则|均|再|另|加|倒)?(?:扣除?|扣减|减去?|扣掉|扣去|减扣){_ITEM}?(?P<lose>{N})分{_NOT_A_RANGE}",
    ),
    (
        "BONUS",
        "再则加另各增多奖",
        rf"(?:各|再|另|则)?(?:另?加|增加|奖励?|多得)(?P<bonus>{N})分{_NOT_A_RANGE}",
    ),
    ("EACHPOINTS", "分各", rf"(?:各|分别){_VERB}?(?P<eachpoints>{N})分{_NOT_A_RANGE}"),
    (
        "POINTS",
        "为则可均得打本此给获计记评该赋",
        rf"(?:则|可|均|该项|本项|此项)*{_VERB}(?:该项|本项|此项)?(?:基本分|基础分|分值)?(?P<points>{N})分{_NOT_A_RANGE}(?:\(满分\))?",
    ),
    (
        "BARE",
        "0-9(",
        rf"\(?(?<![\d.A-Za-z])(?<![\d%分][-~至到])(?P<bare>{N})分\)?{_NOT_A_RANGE}(?![扣得计记的为时者内])",
    ),
    (
        "JUDGE",
        "专按根由考视评酌",
        r"(?:由)?(?:评委|评审专家|专家|考核组|评审小组|评分人)?(?:酌情|酌定|视情|视具体情况|(?:根据|按照?)(?:平时)?(?:实际)?(?:完成)?情况)(?:酌情)?[^,;。0-9每]{0,6}?(?:给分|扣分|评分|打分|计分|减分|加分|得分|赋分|评定|评判)(?:\(不得分\))?|由评价人酌情评分|专家评判",
    ),
    (
        "BY",
        "以依按根",
        r"(?:按照?|根据|依据?|以)(?=[^,;。每]*(?:比例|比重|百分比|完成率|完成程度|权重)[^,;。每]*(?:分|折算|计算|核算))",
    ),
    ("RATIO", "完比百", r"比例|比重|百分比|完成率(?=[^,;。]*(?:得|计|给|算|扣)分)|完成程度"),
    (
        "SCORING",
        "予减地得打扣折换来核相算给计记评赋进递",
        r"扣减相应比例的?分值?|扣减相应的?分值|(?:进行|相应|来|予以|地|换|折|核)*(?:计算|折算|核算|换算|算|核定|核减|递减)?(?:得|计|给|记|赋|评|扣|减|打)(?:相应)?(?:的)?分(?:值|数)?(?![=:\d])|(?:折算|计算|换算|核算)(?=$|[,;。)])",
    ),
    (
        "ETC",
        "以余依按类逐",
        rf"(?:以此|依此|依次|依序|按此|余)?类推|(?:依次|逐名|逐级|依此)(?:递减|扣减|减少|减)(?P<etc>{N})分",
    ),
    (
        "HIGHEST",
        ",不以取只同就按的",
        r"(?:同一[^,;。]{1,12}?)?(?:的)?,?(?:就高不就低|就高不重复|(?:只)?(?:按|取|以)(?:其)?最高(?:级别|等级|档次|奖项|分|级|项|奖|值|一项)?(?:计分|计算|计|得分|记分|赋分)?(?:一次)?|不(?:重复|累计|累加|兼得|叠加|兼计)(?:计分|计算|得分|加分|计|记分|享受)?)(?:原则)?(?=[,;。)]|$)",
    ),
    (
        "RESTATE",
        "以每缺少有",
        r"(?:每)?(?:缺少?|少|有)(?:一|1)项(?:的|不符合的?|不达标的?|不满足的?)?,?扣(?:除|减)?(?:相应|该项|对应)的?(?:分值|分数|分)"  # noqa: ISC004
        r"|(?:以上)?每(?:有)?(?:一|1)?(?:项|处|个|条|小项)(?:内容|指标)?(?:不符合|不达标|缺失|缺少|未达到|未完成|没有|达不到)[^,;。]{0,8}?扣(?:除|减)?(?:相应|该项|对应|本项)(?:的)?(?:分值|分数|分)",
    ),
    (
        "OTHERWISE",
        "中其反否",
        r"(?<![^;,。:)、])(?:否则|否那么|反之|其余的?(?:情况|情形)?|其他(?:的|情况|情形)?(?=不?[得计记给为\d])|其它(?:的|情况|情形)?(?=不?[得计记给为\d])|(?:其余|其间|中间|其中)?其余)(?:则|均|一律|,)*",
    ),
    (
        "BETWEENS",
        "中之介其在",
        r"(?<![^;,。:)、])(?:其间|中间(?:值|部分)?|之间的?|介于两者之间的?|在此区间(?:内)?)(?:的)?",
    ),
    (
        "EACH",
        "每",
        r"每(?!年|月|季度?|半年|学期|周|天|日|个?工作日|个月|旬|学年|两年|一年)|每(?=(?:年|月|季度|学期|周|天|日|半年|个月)(?:可?得|加|计|记|扣|减|\d))",
    ),
    ("INCL", "(含", rf"\(?含(?:本数|{N}%?(?:{UNITS})?)?\)|\(包含\)|\(包括(?:{N}%?)?\)"),
    ("EXCL", "(", rf"\(不含(?:本数|{N}%?(?:{UNITS})?)?\)"),
    ("AROUND", "±上正", r"±|正负|上下浮动"),
    (
        "ABOVE",
        "(之以及开或",
        r"(?:\(含\))?(?:及其?|或|\(含\))?以上(?:\(含\))?|及以后|以后|以外|之外|开外|\(及以上\)|(?:及|或)(?:更)?高于",
    ),
    ("BELOW", "(以及或", r"(?:及其?|或)?以下(?:\(含\))?|\(及以下\)"),
    (
        "INSIDE",
        "之以内区及范",
        r"(?:及|之)?以内|之内|范围内|区间内|内(?=[的,;。得计]|$|\()"  # noqa: ISC004
        r"|(?<=[天日时周月年钟])内(?![部容控务业勤外])",
    ),
    ("BETWEEN", "之区", r"之间|区间"),
    ("DASH", "-~到至", r"(?<=[\d%‰分)名天日次人年月项个倍元岁吨亩家件时度级])[-~至到](?=[\d±])"),
    ("ASIDE", "(", rf"\((?:全年|每年|共|至少|不少于|满)?{N}(?:%|{UNITS})\)"),
    (
        "QUANTITY",
        "0-9-前第一二两三四五六七八九十",
        rf"(?:第|前){_CHINESE}(?:名|位|等次)|(?:第|(?<![提以目之日])前)?-?{N}(?:%|‰|{UNITS}|分)?|{_CHINESE}(?:名|人|次|个|项|篇|天|家|件|户|处|场|期|份|条)(?=(?:\(含\))?(?:及|或)?以[上下内])",
    ),
    (
        "COUNT",
        "一七三两九二五八六十半四",
        rf"(?<![同统唯单前近])(?:{_CHINESE}|半)(?!环节|票否决|次性|件事|把手|度电|岗双责|年度)(?:{UNITS})(?!一[评岗档事户案人策])",
    ),
    (
        "LE",
        "<≤不低小控未没",
        r"≤|<=|不超过|不高于|不大于|不多于|不得超过|不得高于|小于等于|小于或等于|低于或等于|低于等于|控制在|未超过|没有超过|不突破|不超",
    ),
    (
        "GE",
        ">≥不大至达高",
        r"≥|>=|不低于|不少于|不小于|不得低于|不得少于|大于等于|大于或等于|高于或等于|高于等于|至少|(?<![未不])达到?(?:了)?(?=[\d±])|(?<![未不])达到",
    ),
    (
        "LT",
        "<不低小少未没达",
        r"<|小于|低于|少于|不足|不到|未达到?|未满|达不到|没有达到|不满|不达(?=\d)",
    ),
    (
        "GT",
        ">多大突超高",
        r">|大于|高于|超过|超出|多于|突破|超(?=\d|预算|计划|概算|目标|标准|定额|限额)|高出",
    ),
    ("EQ", "=为是等", r"==?|等于|[为是](?=-?[\d±])"),
    ("JOIN", "且同并或", r"并且|且|同时|或者|或(?=[^者许])"),
    ("FILL", "则时的者", r"[的者时则]+(?=[,;。:)]|$)"),
    ("STOP", "!.;?…。", r"[;。!?…]+|\.(?!\d)"),
    ("COMMA", ",:", r"[,:]"),
)


def _begins(letters: str) -> frozenset[str]:
    """The characters that a word may begin with: ``0-9`` and ``A-Z`` are ranges."""
    found = set(re.sub(r"(.)-(.)", "", letters))
    for low, high in re.findall(r"([0-9A-Za-z])-([0-9A-Za-z])", letters):
        found |= {chr(code) for code in range(ord(low), ord(high) + 1)}
    return frozenset(found | ({"-"} if letters.startswith("-") or "--" in letters else set()))


def _alternatives(kinds: tuple[int, ...]) -> re.Pattern[str]:
    """Some kinds of words, in the order of the vocabulary."""
    chosen = (_VOCABULARY[place] for place in kinds)
    return pattern("|".join(f"(?P<T{name}>{form})" for name, _, form in chosen))


def _forms_by_letter() -> dict[str, re.Pattern[str]]:
    """The words that may begin with a character; none begins with any other."""
    kinds: dict[str, list[int]] = {}
    for place, (_, letters, _) in enumerate(_VOCABULARY):
        for letter in _begins(letters):
            kinds.setdefault(letter, []).append(place)
    forms = {places: _alternatives(places) for places in map(tuple, kinds.values())}
    return {letter: forms[tuple(places)] for letter, places in kinds.items()}


_FORMS = _forms_by_letter()
_BEGIN = pattern(f"[{re.escape(''.join(sorted(_FORMS)))}]")
#: Words of one kind to the grammar.
_MERGED = {
    **dict.fromkeys(("LE", "GE", "LT", "GT", "EQ"), "SIGN"),
    **dict.fromkeys(("ABOVE", "BELOW", "INSIDE"), "SIDE"),
    **dict.fromkeys(("INCL", "EXCL"), "OWN"),
    "NAME": "TEXT",
    "BASIS": "FILL",
    "VETO": "TEXT",
}
#: Words that end a clause: what follows is another one.
ENDING = frozenset(
    (
        "LOSSMOST", "FLOOR", "LEAST", "MOST", "TOTAL", "SHARE", "FULL", "NONE", "LOSESHARE",
        "RANGE", "LOSE", "LOSEPER", "LOSERANGE", "BONUS", "POINTS", "BARE", "EACHPOINTS", "JUDGE", "ETC", "PARTIAL",  # noqa: E501
        "STARTED", "WHOLE", "SCORING", "HIGHEST", "RESTATE",
    )
)  # fmt: skip


class Word(Token):
    """A word of the vocabulary.

    Attributes:
        type: its kind for the grammar.
        name: its finer kind.
        points: the number it holds, if any.
        start_pos: index of its first character.
        end_pos: index behind its last one.
    """

    __slots__ = ("name", "points")
    name: str
    points: Fraction | None

    def __new__(cls, kind: str, text: str, start: int, points: str | None = None) -> Self:
        """One word at its place."""
        made = str.__new__(cls, text)
        made.type = _MERGED.get(kind, kind)
        made.value = text
        made.start_pos = start
        made.end_pos = start + len(text)
        made.line = made.column = made.end_line = made.end_column = None
        made.name = kind
        made.points = None if points is None else Fraction(points)
        return made


def words(text: str) -> Iterator[Word]:
    """The words of a normalised text, in order; nothing is left out."""
    last = place = 0
    while (begin := _BEGIN.search(text, place)) is not None:
        place = begin.start()
        found = _FORMS[text[place]].match(text, place)
        if found is None:
            place += 1
            continue
        if place > last:
            yield Word("TEXT", text[last:place], last)
        kind, number = _named(found)
        last = found.end()
        yield Word(kind, found.group(), place, number)
        place = last
    if last < len(text):
        yield Word("TEXT", text[last:], last)


def _numbers() -> dict[str, tuple[str, ...]]:
    """Names of the groups that hold a number, by kind of word."""
    return {
        name: tuple(found for found in re.findall(r"\(\?P<(\w+)>", form) if found not in _WORDLESS)
        for name, _, form in _VOCABULARY
    }


#: Groups that hold no number of points.
_WORDLESS = frozenset(("from", "to", "from2", "half", "half2"))
_NUMBERS = _numbers()


def _named(found: re.Match[str]) -> tuple[str, str | None]:
    """The kind of a word, and the number it holds."""
    kind = (found.lastgroup or "T")[1:]
    for group in _NUMBERS[kind]:
        value = found.group(group)
        if value is not None:
            return kind, value
    return kind, None
