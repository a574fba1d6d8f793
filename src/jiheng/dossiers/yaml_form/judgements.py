"""The answers and scores of a YAML dossier."""

from collections.abc import Iterator

from jiheng.dossiers.asked import TOTAL, AskedQuestion
from jiheng.dossiers.errors import Duplicate, NotScored, UnknownIndicator, UnknownQuestion
from jiheng.dossiers.gathering import placed
from jiheng.dossiers.model import NOT_APPLICABLE, Answer, AnswerValue, Filed
from jiheng.dossiers.values import choice, points, quantity, whole, within, yes_or_no
from jiheng.dossiers.yaml_form.part import Part
from jiheng.dossiers.yaml_form.tree import Entry
from jiheng.quantities import unit


class Judgements(Part):
    """Reads ``answers`` and ``filed``, both by the path or unique title of an indicator."""

    def answers(self, entry_of_all: Entry | None) -> Iterator[Answer]:
        """Every answer, each once."""
        first: dict[tuple[str, str], str] = {}
        for name, entry in self.pairs(entry_of_all):
            path = placed(self.asked.path, name, self.gathered)
            if path is None:
                names = self.asked.indicator_names
                self.gathered.add(UnknownIndicator(entry.where, name, names))
                continue
            for key, one in self._answered(path, entry):
                answer = self.gathered.take(self._answer, path, key, one)
                if answer is None:
                    continue
                if (answer.path, answer.key) in first:
                    before = first[answer.path, answer.key]
                    self.gathered.add(Duplicate(one.where, f"问题“{key}”的回答", before))
                    continue
                first[answer.path, answer.key] = answer.place
                yield answer

    def _answered(self, path: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
        """Questions and their answers; a bare answer is to the only question."""
        if entry.is_mapping:
            pairs = entry.pairs()
            if not {key for key, _ in pairs} <= {"value", "evidence", "reason"}:
                yield from pairs
                return
        keys = self.asked.keys(path)
        single = [key for key in keys if key != NOT_APPLICABLE] or keys
        if len(single) == 1:
            yield single[0], entry
        else:
            self.gathered.add(UnknownQuestion(entry.where, path or TOTAL, entry.name, single))

    def _answer(self, path: str, key: str, entry: Entry) -> Answer | None:
        asked = self.asked.question(path, key)
        if asked is None:
            raise UnknownQuestion(entry.where, path or TOTAL, key, self.asked.keys(path))
        parts: dict[str, Entry] = {"value": entry}
        if entry.is_mapping:
            parts = entry.mapping(("value", "evidence", "reason"), self.gathered)
        text = self.text(parts, "value")
        if not text:
            return None
        value = answer_value(asked, text, entry.where)
        evidence, reason = self.text(parts, "evidence"), self.text(parts, "reason")
        return Answer(path, asked.question.key, value, evidence, reason, entry.where)

    def filed(self, entry_of_all: Entry | None) -> Iterator[Filed]:
        """The unit's own scores."""
        for name, entry in self.pairs(entry_of_all):
            path = placed(self.asked.scored_path, name, self.gathered)
            if path is None:
                if self.asked.path(name):
                    self.gathered.add(NotScored(entry.where, name))
                    continue
                names = [one.path for one in self.asked.scored]
                self.gathered.add(UnknownIndicator(entry.where, name, names))
                continue
            parts: dict[str, Entry] = {"score": entry}
            if entry.is_mapping:
                parts = entry.mapping(("score", "reason"), self.gathered)
            score = self.points(parts.get("score"))
            if score is not None:
                yield Filed(path, score, self.text(parts, "reason"), entry.where)


def answer_value(asked: AskedQuestion, text: str, where: str) -> AnswerValue:
    """What is written as an answer, by the kind of the question."""
    question = asked.question
    match question.kind:
        case "condition" | "item":
            return yes_or_no(text, where)
        case "level":
            return choice(text, question.choices, where)
        case "judgement":
            return within(points(text, where), question.low, question.high, where)
    if question.choices:
        return choice(text, question.choices, where)
    if question.kind == "count":
        return whole(quantity(text, unit(""), where), where)
    value = quantity(text, unit(question.unit), where)
    return within(value, question.low, question.high, where, unit(question.unit))
