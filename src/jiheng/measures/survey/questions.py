"""The questions of a survey, from YAML or a plain list."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jiheng.documents.encoding import decoded
from jiheng.measures.errors import NoData, UnreadData
from jiheng.measures.listed import content_of

_YAML = frozenset((".yaml", ".yml"))
_TITLE = "公众满意度调查问卷"
_OPENING = "本问卷不记名，结果只用于统计。在符合您看法的一栏打“√”。"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: in five steps, by options, or answered in words.

    Attributes:
        text: what is asked.
        options: to choose from; none of a question in five steps or in words.
        words: whether it is answered in words.
    """

    text: str
    options: tuple[str, ...] = ()
    words: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is printed."""

    title: str
    opening: str
    questions: tuple[Question, ...]


def questions(path: Path) -> Questionnaire:
    """The questionnaire in a file: YAML (标题、说明、问题), or one question a line.

    Raises:
        UnreadData: it is no YAML of that form.
        NoData: it holds no question.
    """
    where = str(path)
    text = decoded(content_of(path), where)
    tree: Any = {"问题": [line.strip() for line in text.splitlines() if line.strip()]}
    if path.suffix.lower() in _YAML:
        try:
            tree = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise UnreadData(where, str(error).partition("\n")[0]) from error
    if not isinstance(tree, Mapping) or not isinstance(tree.get("问题") or [], list):
        raise UnreadData(where, "没有“问题”清单")
    asked = tuple(_question(one, where) for one in tree.get("问题") or [])
    if not asked:
        raise NoData(where, "问题")
    return Questionnaire(str(tree.get("标题", _TITLE)), str(tree.get("说明", _OPENING)), asked)


def _question(told: object, where: str) -> Question:
    if isinstance(told, str):
        return Question(told)
    if not isinstance(told, Mapping) or "题目" not in told:
        raise UnreadData(where, "问题写作一句话，或写明“题目”和“选项”")
    options = told.get("选项", ())
    return Question(str(told["题目"]), tuple(map(str, options)), bool(told.get("文字")))
