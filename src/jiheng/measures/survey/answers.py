"""Answers of a survey: which columns are questions, and which step each cell is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.measures.errors import NoColumn, NoSample
from jiheng.measures.headings import column
from jiheng.measures.listed import Listed, listed
from jiheng.measures.remarks import Counted, Remark

#: The five steps, best first.
STEPS = ("非常满意", "满意", "一般", "不满意", "非常不满意")
_WORDS = {
    **{one: place for place, one in enumerate(STEPS)},
    "很满意": 0,
    "十分满意": 0,
    "比较满意": 1,
    "较满意": 1,
    "基本满意": 2,
    "一般满意": 2,
    "不太满意": 3,
    "较不满意": 3,
    "很不满意": 4,
    "十分不满意": 4,
    **{str(5 - place): place for place in range(5)},
}
_SILENT = frozenset(("", "-", "—", "/", "无", "不了解", "不清楚", "说不清", "未作答"))
_NUMBER = ("问卷编号", "答卷编号", "答卷序号", "编号", "序号", "id")
#: A column is a question when so many of its filled cells are steps, in percent.
_MOSTLY = 60
#: A column of these is about a person and is not read.
_PERSONAL = ("姓名", "电话", "手机", "身份证", "住址", "地址", "年龄", "性别", "得分", "总分")


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered.

    Attributes:
        questions: headings of the questions.
        rows: of each respondent, question → place in `STEPS`; what was not answered is not there.
        returned: questionnaires that came back, double ones once.
        remarks: what could not be taken.
    """

    questions: tuple[str, ...]
    rows: tuple[Mapping[str, int], ...]
    returned: int
    remarks: tuple[Remark, ...]

    @property
    def valid(self) -> tuple[Mapping[str, int], ...]:
        """Respondents who answered anything at all."""
        return tuple(row for row in self.rows if row)


def read(paths: Sequence[Path]) -> Answers:
    """The answers of one survey, from one or more files.

    Raises:
        NoSample: there are no files, or nobody answered.
        NoColumn: no column holds answers in five steps.
    """
    if not paths:
        raise NoSample("没有答卷")
    counted = Counted()
    questions: dict[str, None] = {}
    rows: list[Mapping[str, int]] = []
    for path in paths:
        found = listed(path)
        asked = _questions(found)
        questions.update(dict.fromkeys(asked))
        rows.extend(_answers(found, asked, path.name, counted))
    answers = Answers(tuple(questions), tuple(rows), len(rows), counted.remarks)
    if not answers.valid:
        raise NoSample("没有有效答卷", "、".join(map(str, paths)))
    return answers


def _questions(found: Listed) -> tuple[str, ...]:
    if not found.rows:
        raise NoSample("没有答卷", found.where)
    number = column(found.heads, _NUMBER)
    asked = tuple(
        head
        for head in found.heads
        if head != number and not any(one in head for one in _PERSONAL) and _steps(found, head)
    )
    if not asked:
        raise NoColumn(found.where, "五级满意度答案（非常满意至非常不满意，或5至1）", found.heads)
    return asked


def _steps(found: Listed, head: str) -> bool:
    filled = [row[head] for row in found.rows if row[head] not in _SILENT]
    return bool(filled) and 100 * sum(one in _WORDS for one in filled) >= _MOSTLY * len(filled)


def _answers(
    found: Listed, asked: Sequence[str], file: str, counted: Counted
) -> Iterator[Mapping[str, int]]:
    number = column(found.heads, _NUMBER)
    seen: set[str] = set()
    for place, row in zip(found.places, found.rows, strict=True):
        where = f"{file}第{place}行"
        if number and row[number] and row[number] in seen:
            counted.add("重复的答卷编号", where, "只取第一份")
            continue
        if number:
            seen.add(row[number])
        answered = {}
        for head in asked:
            text = row[head]
            if text in _WORDS:
                answered[head] = _WORDS[text]
            elif text not in _SILENT:
                counted.add("不是五级满意度的答案", where, "按未作答")
        if not answered:
            counted.add("一题未答的答卷", where, "无效")
        yield answered
