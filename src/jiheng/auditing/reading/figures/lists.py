"""Lists of names in a sentence (列举): how many there are, at least and at most."""

from typing import NamedTuple

from jiheng.patterns import pattern

_NESTED = pattern("（[^（）]*）|〔[^〔〕]*〕|《[^《》]*》")
_OPEN = pattern("(?<![高平同中初上优均相何一二三])等[^、]{0,8}$|……?$")
_AND = pattern("以及|及其|和|及|与|暨")
#: What begins another clause behind a comma.
_ANOTHER = pattern(
    "下设|下属|下辖|其中|另|核定|共有|现有|编制|负责|并|均|主要|分别|为|全|已|累计|合计|有|在|对|"
    "[\U000f0000-\U000fffff]"
)
_LONGEST = 30


class Listed(NamedTuple):
    """How many things a list names.

    Attributes:
        least: if every 和 stands inside a name.
        most: if those of the last name stand between two, where a list has its 和.
        utmost: if every 和 stands between two.
        open: whether it ends in 等.
        whole: whether it is nothing but short names, so that nothing else was counted.
        length: characters of the list, with its nested brackets.
    """

    least: int
    most: int
    utmost: int
    open: bool
    whole: bool
    length: int


def listed(text: str, wanted: int) -> Listed:
    """Count the names at the beginning of ``text``, which ends where the sentence does.

    Commas may separate names or end the list: the reading that gives ``wanted`` is taken.
    """
    plain = _NESTED.sub("", text)
    parts = plain.split("，")
    found = _counted(parts[0])
    least, most, utmost = found.least, found.most, found.utmost
    best = found
    for part in parts[1:]:
        if least <= wanted <= most or _ANOTHER.match(part):
            break
        more = _counted(part)
        least, most, utmost = least + more.least, least + more.most, utmost + more.utmost
        best = Listed(least, most, utmost, more.open, whole=False, length=0)
        if least <= wanted <= most:
            break
    fits = best.least <= wanted <= best.most
    chosen = best if fits else found
    alone = len(parts) == 1 or _ANOTHER.match(parts[1]) is not None
    return chosen._replace(whole=found.whole and alone, length=len(text))


def _counted(part: str) -> Listed:
    stripped = part.strip("。；： ")
    opened = _OPEN.search(stripped)
    if opened:
        stripped = stripped[: opened.start()]
    names = [name for name in stripped.split("、") if name]
    joined = [len(_AND.findall(name)) for name in names] or [0]
    whole = all(len(name) <= _LONGEST and _plain(name) for name in names)
    count = len(names)
    return Listed(count, count + joined[-1], count + sum(joined), bool(opened), whole, len(part))


def _plain(name: str) -> bool:
    return not any("\U000f0000" <= one <= "\U000fffff" or one in "：；" for one in name)
