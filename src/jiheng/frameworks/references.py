"""What sentences speak of: indicators, facts and grades must be there, formulas are for use."""

from collections.abc import Iterator

from jiheng.frameworks.drafts import Draft
from jiheng.frameworks.errors import UnknownGrade, UnknownInSentence
from jiheng.frameworks.model import Framework, Indicator
from jiheng.frameworks.section import Section


def check_references(own: Section, framework: Framework) -> None:
    """Note every name in caps, vetoes, bonus and 不适用 that means nothing here."""
    known = {*(one.title for one in framework.walk()), *_values(framework)}
    for key, sentences in (
        ("caps", framework.caps),
        ("vetoes", framework.vetoes),
        ("bonus", framework.bonus),
    ):
        for sentence in sentences:
            named = [one.key for one in sentence.questions() if one.kind in {"named", "value"}]
            for name in named:
                if name not in known and framework.resolve(name) is None:
                    own.note(UnknownInSentence(own.file, own.at(key), key, name, sorted(known)))
    for veto in framework.vetoes:
        if veto.grade and veto.grade not in framework.grades:
            own.note(UnknownGrade(own.file, own.at("vetoes"), veto.grade, framework.grades))
    _check_moves(own, framework)


def _values(framework: Framework) -> Iterator[str]:
    for indicator in framework.walk():
        yield from (name for name in indicator.values if name != "value")


def _check_moves(own: Section, framework: Framework) -> None:
    titles = {one.title.removesuffix("指标") for one in framework.walk()}
    for indicator in framework.walk():
        moves = indicator.not_applicable.moves if indicator.not_applicable else ()
        for title, _ in moves:
            if title.removesuffix("指标") not in titles:
                line = indicator.line
                own.note(UnknownInSentence(own.file, line, "not_applicable", title, sorted(titles)))


def hint_unused(tree: list[Draft], framework: Framework) -> None:
    """Hint at every formula that no rule, other formula or sentence about the total asks for."""
    spoken = {
        question.key
        for sentences in (framework.caps, framework.vetoes, framework.bonus)
        for sentence in sentences
        for question in sentence.questions()
    }
    for draft in (one for top in tree for one in top.walk()):
        asked = _asked(framework.find(draft.path))
        if asked is None or draft.title in spoken:
            continue
        for name in draft.values:
            if name not in asked | spoken | draft.named and not draft.section.has("same_as"):
                own = draft.section
                shown = "" if name == "value" else f"“{name}”"
                line = own.at("value" if name == "value" else "values")
                own.hint(line, f"“{draft.title}”的计算公式{shown}没有用到，评分标准不看这个数")


def _asked(indicator: Indicator) -> set[str] | None:
    """What the rule of a leaf asks for; None where no rule is written."""
    reading = indicator.rule
    if reading is None or reading.rule is None or not reading.text:
        return None
    return {question.key for question in reading.rule.questions()}
