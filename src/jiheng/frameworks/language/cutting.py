"""Where one clause ends and the next begins, and which words are taken for others in it."""

from dataclasses import dataclass

from jiheng.frameworks.language.words import ENDING, Word, words
from jiheng.patterns import pattern

#: No clause of any table has more characters.
LONGEST_CLAUSE = 600
#: A clause that is nothing but a product: 测评成绩×30%.
BARE_FORMULA = pattern(
    r"^[\u4e00-\u9fff][^,;。≤≥<>=扣每]*[×÷*][^,;。≤≥<>=扣每]*\d[^,;。≤≥<>=扣每]*$"
)


@dataclass(slots=True)
class Cut:
    words: list[Word]
    start: int
    end: int
    mark: bool
    strong: bool


_FORMULA_HEAD = pattern(r"(?:得分|评分|分数)(?:计算公式)?=")


def cuts(text: str) -> list[Cut]:  # noqa: C901
    found: list[Cut] = []
    held: list[Word] = []
    mark, strong = False, True
    in_formula, ended = False, False

    def close() -> None:
        nonlocal held, mark, strong, in_formula
        if held:
            found.append(Cut(held, held[0].start_pos or 0, held[-1].end_pos or 0, mark, strong))
            mark, strong = False, False
        held, in_formula = [], False

    formula_from = {head.end() - 1 for head in _FORMULA_HEAD.finditer(text)}
    if len(text) <= LONGEST_CLAUSE and BARE_FORMULA.match(text.rstrip("。;")):
        in_formula = True
    for one in words(text):
        if one == "," and in_formula and _inside_brackets(held):
            held.append(one)
            continue
        if one.type in {"STOP", "COMMA"}:
            close()
            strong, ended = strong or one.type == "STOP", False
            continue
        if (one.start_pos or 0) in formula_from:
            in_formula = True
        if one.type == "MARK" and not in_formula:
            close()
            mark, strong, ended = True, True, False
            continue
        if one.type == "TEXT" and not held and ended:
            kept = _stripped(one)
            if kept is None:
                continue
            one = kept  # noqa: PLW2901
        ended = False
        held.append(one)
        closing = one.type in ENDING and (
            one.type != "SCORING" or any(w.type == "BY" for w in held)
        )
        if closing and not in_formula and not _goes_on(text, one):
            close()
            ended = True
    close()
    return found


def _inside_brackets(held: list[Word]) -> bool:
    """最大(25, 30-…): the comma belongs to the formula."""
    text = "".join(held)
    return "最大(" in text and text.count("(") > text.count(")")


def _goes_on(text: str, one: Word) -> bool:
    """Whether the words behind an award belong to the same clause (在满分基础上)."""
    rest = text[one.end_pos or 0 :]
    return rest.startswith(("的基础上", "基础上"))


#: Units of things counted, none of ranks or lengths of time.
_COUNTED = frozenset("名人次个项篇家件户处场期份条")


def at_least(found: list[Word]) -> list[Word]:
    """至少召开两次: a number in words behind a comparator is a number."""
    if all(one.name != "GE" for one in found):
        return found
    kept: list[Word] = []
    for one in found:
        number = one.type == "COUNT" and kept and one[-1] in _COUNTED
        if number and _near_least(kept):
            one = Word("QUANTITY", str(one), one.start_pos or 0)  # noqa: PLW2901
        kept.append(one)
    return kept


def _near_least(before: list[Word]) -> bool:
    """Whether 至少 stands just in front, or one short word away."""
    last = before[-1]
    if last.type == "TEXT" and len(last) <= 4 and len(before) > 1:  # noqa: PLR2004
        last = before[-2]
    return last.name == "GE" and not last.startswith("达")


def as_text(one: Word) -> Word:
    return Word("TEXT", str(one), one.start_pos or 0)


def _stripped(one: Word) -> Word | None:
    """Text without the joints that begin a clause behind an award."""
    text = str(one)
    kept = text.lstrip("、,的和及与)")
    if not kept:
        return None
    if len(kept) == len(text):
        return one
    return Word("TEXT", kept, (one.end_pos or 0) - len(kept))
