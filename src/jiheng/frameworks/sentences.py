"""Sentences of a framework's file: read by the language, unread phrases noted with their line."""

from collections.abc import Mapping
from typing import TypeVar

from jiheng.errors import JihengError
from jiheng.frameworks.errors import NotASentenceOf, Placed, RulePointsDiffer, UnreadPhrase
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.language.totals import Bonus, Cap, NotApplicable, Veto
from jiheng.frameworks.language.totals_reader import read_total
from jiheng.frameworks.model import RuleReading
from jiheng.frameworks.offers import possible_rule
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.section import Section

Sentence = TypeVar("Sentence", Cap, Veto, Bonus, NotApplicable)

#: What can be written under a key, for messages.
POSSIBLE: Mapping[str, str] = {
    "caps": "“预算执行率低于70%的，总分不超过79分”",
    "vetoes": "“提供虚假资料的，总分计0分”“发生重大违纪违法案件的，等级不得评为优”",
    "bonus": "“获得省级以上表彰的，加2分，累计不超过5分”",
    "not_applicable": "“未新建楼堂馆所的，得满分”“不涉及的，分值由同级指标按比例分摊”",
}


UNDECIDED = "undecided"


def settings_of(section: Section, start: Settings) -> Settings:
    """``settings`` over those that hold already."""
    words = section.words("settings")
    try:
        return start.updated(words)
    except JihengError as error:
        section.note(Placed(section.file, section.at("settings"), error))
        return start


def read_rule_of(own: Section, key: str, text: str, line: int, context: Context) -> RuleReading:
    """A rule read; what is unread, and points that differ from the indicator's, are noted."""
    try:
        reading = read_rule(text, context)
    except JihengError as error:
        own.note(Placed(own.file, line, error))
        return RuleReading(text, None)
    for phrase in reading.unread:
        own.note(UnreadPhrase(own.file, line, key, phrase, possible_rule(phrase.text, text)))
    found = RuleReading(text, reading.rule, reading.unread, reading.ambiguities)
    _check_points(own, line, found, context)
    return found


def _check_points(own: Section, line: int, reading: RuleReading, context: Context) -> None:
    stated = reading.rule.stated if reading.rule else None
    if stated is None or context.points is None or stated == context.points:
        return
    if context.settings.full_by == UNDECIDED:
        own.note(RulePointsDiffer(own.file, line, stated, context.points))


def sentence_of(
    own: Section, key: str, written: tuple[str, int], kind: type[Sentence]
) -> Sentence | None:
    """A sentence about the total, or 不适用; None where it is not understood.

    ``written`` is the text with its line, ``kind`` what the sentence must be.
    """
    text, line = written
    reading = read_total(text)
    for phrase in reading.unread:
        own.note(UnreadPhrase(own.file, line, key, phrase, POSSIBLE[key]))
    if reading.unread or reading.sentence is None:
        return None
    if not isinstance(reading.sentence, kind):
        own.note(NotASentenceOf(own.file, line, key, text, POSSIBLE[key]))
        return None
    return reading.sentence
