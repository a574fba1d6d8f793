"""Names in sentences about the total: indicators, facts and grades that must be there."""

from collections.abc import Iterator

from jiheng.frameworks.errors import UnknownGrade, UnknownInSentence
from jiheng.frameworks.model import Framework
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
