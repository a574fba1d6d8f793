"""Which of the files a notice asks for (应报材料) a bundle has, by material, not by name."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

#: Words of a file's name that tell nothing of what it is.
_PASSING = re.compile(
    r"\d{4}年?度?|[（(][^）)]*[）)]|[《》“”\s+＋、_-]|\.\w{2,4}$|word|excel|pdf|电子版|纸质版|盖章|扫描件"
    r"|部门|单位|整体|支出|绩效|评价|年度|预算",
    re.IGNORECASE,
)
#: What bureaus call a paper → what it is called in a bundle.
_CALLED = {
    "函": "报送函", "公函": "报送函", "自评材料的函": "报送函", "报告": "自评报告",
    "承诺函": "真实性承诺书",
}  # fmt: skip
_PROJECT, _EVIDENCE = "项目", "佐证材料"
#: A shorter word is part of too many others.
_TELLING = 2


def missing(
    asked: Iterable[str], papers: Collection[str], evidence: Collection[str], *, projects: bool
) -> Iterator[str]:
    """What is asked for and not there.

    Args:
        asked: as the notice words them.
        papers: names of the papers of the bundle, without endings.
        evidence: titles and file names of the evidence that was handed in.
        projects: whether the unit has any; else nothing about them is missing.

    Example:
        >>> list(
        ...     missing(
        ...         ["《绩效自评报告》（盖章PDF）", "资产台账"],
        ...         ["部门整体支出绩效自评报告"],
        ...         [],
        ...         projects=False,
        ...     )
        ... )
        ['资产台账']
    """
    for one in asked:
        wanted = core(one)
        if _PROJECT in wanted and not projects:
            continue
        if wanted == _EVIDENCE:
            there = bool(evidence)
        else:
            there = any(_is(wanted, core(name)) for name in (*papers, *evidence))
        if not there:
            yield one


def core(name: str) -> str:
    """What is left of a name when what all names share is taken away.

    Example:
        >>> core("2024年度部门整体支出绩效自评报告（盖章）.pdf"), core("项目支出绩效自评表")
        ('自评报告', '项目自评表')
    """
    plain = _PASSING.sub("", unicodedata.normalize("NFKC", name).strip())
    return _CALLED.get(plain, plain)


def _is(wanted: str, there: str) -> bool:
    if (_PROJECT in wanted) != (_PROJECT in there):
        return False
    shorter, longer = sorted((wanted, there), key=len)
    return len(shorter) >= _TELLING and shorter in longer
