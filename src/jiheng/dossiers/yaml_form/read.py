"""A dossier written as YAML."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from jiheng.dossiers.asked import TOTAL, Asked, AskedQuestion
from jiheng.dossiers.errors import (
    Duplicate,
    NotWorkbook,
    UnknownFact,
    UnknownIndicator,
    UnknownQuestion,
    Unstated,
    WrongType,
)
from jiheng.dossiers.gathering import Gathered, placed
from jiheng.dossiers.model import (
    EXCLUSION_CATEGORIES,
    NOT_APPLICABLE,
    SOURCES,
    STAGES,
    Answer,
    AnswerValue,
    Approval,
    Approved,
    Dossier,
    Exclusion,
    Fact,
    FactValue,
    Filed,
    FrameworkRef,
    Money,
    Objective,
    Project,
    Subject,
    Text,
    Transfer,
)
from jiheng.dossiers.values import (
    bounded,
    choice,
    comparator,
    day,
    direction,
    points,
    quantity,
    within,
    yes_or_no,
)
from jiheng.dossiers.yaml_form.tree import Entry, compose
from jiheng.frameworks.model import FactSpec
from jiheng.quantities import Unit, unit

T = TypeVar("T")
#: A form is not larger; a hundred times this is not one.
LARGEST = 5_000_000

_KEYS = (
    "framework",
    "subject",
    "facts",
    "answers",
    "objectives",
    "projects",
    "transfers",
    "texts",
    "filed",
    "filed_total",
)
_SUBJECT = (
    "code", "name", "year", "level", "region", "authority", "nature", "contact", "phone", "date",
)  # fmt: skip
_OBJECTIVE = (
    "project", "level1", "level2", "title", "direction", "target", "unit", "weight", "actual",
    "method", "filed", "judged", "deviation_reason", "evidence", "approved", "approval",
)  # fmt: skip
_PHASES = {"年初预算数": "initial", "全年预算数": "adjusted", "全年执行数": "spent"}
_MONEY = unit("万元")

Known = Mapping[str, Entry]


def opened(path: Path) -> Entry:
    """The file as entries.

    Raises:
        JihengError: it is no YAML.
    """
    gathered = Gathered(str(path))
    tree = _composed(path, gathered)
    gathered.settle()
    return tree


def framework_of(tree: Entry, file: str) -> FrameworkRef:
    """The framework a YAML dossier says it was filled in for.

    Raises:
        Problems: it does not say.
    """
    gathered = Gathered(file)
    reference = _reference(dict(gathered.take(tree.pairs) or ()), gathered)
    gathered.settle()
    return reference


def parts(tree: Entry, asked: Asked, gathered: Gathered) -> Dossier:
    """What the file holds, as far as it can be read; problems are gathered."""
    top = tree.mapping(_KEYS, gathered)
    return _Reader(asked, gathered, top).dossier(_reference(top, gathered))


def _composed(path: Path, gathered: Gathered) -> Entry:
    content = path.read_bytes()
    if len(content) > LARGEST:
        raise NotWorkbook(str(path), f"文件有{len(content)}字节，不像填报文件", "核对文件")
    try:
        return compose(content.decode("utf-8-sig"), str(path), gathered)
    except UnicodeDecodeError as error:
        instead = "另存为UTF-8编码的文本，或改用xlsx"
        raise NotWorkbook(str(path), "不是xlsx，也不是UTF-8文本", instead) from error


def _reference(top: Known, gathered: Gathered) -> FrameworkRef:
    entry = top.get("framework")
    if entry is None:
        gathered.add(Unstated(gathered.file, "framework", "写明指标体系，如 framework: 名称"))
        return FrameworkRef("")
    if not entry.is_mapping:
        return FrameworkRef(gathered.take(entry.text) or "")
    parts = entry.mapping(("id", "version", "hash"), gathered)
    words = {key: gathered.take(value.text) or "" for key, value in parts.items()}
    if not words.get("id"):
        gathered.add(Unstated(entry.where, "指标体系的名称 id"))
    return FrameworkRef(words.get("id", ""), words.get("version", ""), words.get("hash", ""))


class _Reader:
    """Reads one file's parts; problems are gathered, what is good is kept."""

    def __init__(self, asked: Asked, gathered: Gathered, top: Known) -> None:
        self.asked = asked
        self.gathered = gathered
        self.top = top
        self.year = 0

    def dossier(self, reference: FrameworkRef) -> Dossier:
        """All parts, as far as they can be read."""
        subject = self._subject()
        self.year = subject.year
        total = self.top.get("filed_total")
        return Dossier(
            framework=reference,
            subject=subject,
            facts=tuple(self._facts()),
            answers=tuple(self._answers()),
            objectives=self._list("objectives", self._objective),
            projects=self._list("projects", self._project),
            transfers=self._list("transfers", self._transfer),
            texts=tuple(self._texts()),
            filed=tuple(self._filed()),
            filed_total=self._points(total) if total else None,
            path=self.gathered.file,
        )

    def _subject(self) -> Subject:
        entry = self.top.get("subject")
        if entry is None:
            self.gathered.add(
                Unstated(self.gathered.file, "subject", "写明评价对象的预算编码、名称和年度")
            )
            return Subject("", "", 0)
        parts = entry.mapping(_SUBJECT, self.gathered)
        words = {key: self._text(parts, key) for key in _SUBJECT}
        stated = words.pop("year")
        year = int(stated) if stated.isdecimal() else 0
        if stated and not year:
            self.gathered.add(WrongType(parts["year"].where, "年度", "写成四位数，如2024"))
        if words["date"]:
            date = self.gathered.take(day, words["date"], parts["date"].where)
            words["date"] = date.isoformat() if date else ""
        return Subject(year=year, **words)

    def _pairs(self, key: str) -> Iterator[tuple[str, Entry]]:
        entry = self.top.get(key)
        if entry is not None:
            yield from self.gathered.take(entry.pairs) or ()

    def _list(self, key: str, read: Callable[[Entry], T]) -> tuple[T, ...]:
        entry = self.top.get(key)
        found = self.gathered.take(lambda: list(entry.items())) if entry else None
        read_ones = [self.gathered.take(read, one) for one in found or ()]
        return tuple(one for one in read_ones if one is not None)

    def _text(self, parts: Known, key: str) -> str:
        return (self.gathered.take(parts[key].text) or "") if key in parts else ""

    def _points(self, entry: Entry | None) -> Fraction | None:
        text = (self.gathered.take(entry.text) or "") if entry else ""
        return self.gathered.take(points, text, entry.where) if entry and text else None

    def _quantity(self, entry: Entry | None, measure: Unit) -> Fraction | None:
        text = (self.gathered.take(entry.text) or "") if entry else ""
        return self.gathered.take(quantity, text, measure, entry.where) if entry and text else None

    # ------------------------------------------------------------------ facts

    def _facts(self) -> Iterator[Fact]:
        first: dict[tuple[str, int], str] = {}
        for name, entry in self._pairs("facts"):
            asked = self.asked.fact(name)
            if asked is None:
                self.gathered.add(UnknownFact(entry.where, name, self.asked.framework.facts))
                continue
            for fact in self._fact(asked, entry):
                key = fact.name, fact.year
                if key in first:
                    what = f"“{fact.name}”{fact.year}年的数"
                    self.gathered.add(Duplicate(entry.where, what, first[key]))
                    continue
                first[key] = fact.place
                yield fact

    def _fact(self, asked: FactSpec, entry: Entry) -> Iterator[Fact]:
        """One fact for each year that is written."""
        if not entry.is_mapping:
            yield from self._one(asked, self.year, entry, {})
            return
        pairs = self.gathered.take(entry.pairs) or []
        years = {key: value for key, value in pairs if key.isdecimal() and len(key) == len("2024")}
        known = ("value", "stage", "evidence", "exclude", *years)
        shared = entry.mapping(known, self.gathered)
        details: Known = {
            key: shared[key] for key in ("stage", "evidence", "exclude") if key in shared
        }
        if "value" in shared:
            yield from self._one(asked, self.year, shared["value"], details)
        elif not years:
            self.gathered.add(Unstated(entry.where, "数值", "写 value 或年度"))
        for year, one in years.items():
            if one.is_mapping:
                own = one.mapping(("value", "stage", "evidence", "exclude"), self.gathered)
                yield from self._one(asked, int(year), own.get("value"), {**details, **own})
            else:
                yield from self._one(asked, int(year), one, details)

    def _one(self, asked: FactSpec, year: int, entry: Entry | None, more: Known) -> Iterator[Fact]:
        read = self.gathered.take(self._fact_value, asked, entry) if entry else None
        if entry is None or read is None:
            return
        comparator, value = read
        stage = self._text(more, "stage")
        if stage:
            stage = self.gathered.take(choice, stage, STAGES, more["stage"].where) or ""
        exclude = more.get("exclude")
        entries = self.gathered.take(lambda: list(exclude.items())) if exclude else None
        exclusions = [self.gathered.take(self._exclusion, asked, one) for one in entries or ()]
        yield Fact(
            name=asked.name,
            year=year,
            value=value,
            unit=asked.unit,
            stage=stage,
            evidence=self._text(more, "evidence"),
            exclusions=tuple(one for one in exclusions if one is not None),
            comparator=comparator,
            place=entry.where,
        )

    def _fact_value(self, spec: FactSpec, entry: Entry) -> tuple[str, FactValue] | None:
        text = entry.text()
        return fact_value(spec, text, entry.where) if text else None

    def _exclusion(self, asked: FactSpec, entry: Entry) -> Exclusion | None:
        parts = entry.mapping(("amount", "category", "document"), self.gathered)
        amount = self._quantity(parts.get("amount"), asked.unit)
        category = self._text(parts, "category")
        if amount is None or not category:
            raise Unstated(entry.where, "剔除项的 amount 或 category")
        choice(category, EXCLUSION_CATEGORIES, parts["category"].where)
        return Exclusion(amount, category, self._text(parts, "document"))

    # ---------------------------------------------------------------- answers

    def _answers(self) -> Iterator[Answer]:
        first: dict[tuple[str, str], str] = {}
        for name, entry in self._pairs("answers"):
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
        text = self._text(parts, "value")
        if not text:
            return None
        value = answer_value(asked, text, entry.where)
        evidence, reason = self._text(parts, "evidence"), self._text(parts, "reason")
        return Answer(path, asked.question.key, value, evidence, reason, entry.where)

    # ------------------------------------------------------ objectives, projects

    def _objective(self, entry: Entry) -> Objective:
        parts = entry.mapping(_OBJECTIVE, self.gathered)
        words = {
            key: self._text(parts, key)
            for key in _OBJECTIVE
            if key not in {"weight", "filed", "judged", "approved", "approval"}
        }
        if not words["title"]:
            self.gathered.add(Unstated(entry.where, "三级指标 title"))
        words["direction"], words["target"] = self._aim(words["direction"], words["target"], parts)
        return Objective(
            **words,
            weight=self._points(parts.get("weight")),
            filed=self._points(parts.get("filed")),
            judged=self._points(parts.get("judged")),
            approved=self._approved(parts.get("approved")),
            approval=self._approval(parts.get("approval")),
            place=entry.where,
        )

    def _aim(self, stated: str, target: str, parts: Known) -> tuple[str, str]:
        """Direction and target; the direction may stand before the target instead."""
        if stated:
            return self.gathered.take(direction, stated, parts["direction"].where) or "", target
        return comparator(target)

    def _approved(self, entry: Entry | None) -> Approved | None:
        if entry is None or entry.is_empty:
            return None
        parts = entry.mapping(("target", "direction", "weight"), self.gathered)
        stated, target = self._text(parts, "direction"), self._text(parts, "target")
        sign, rest = self._aim(stated, target, parts)
        return Approved(rest, sign, self._points(parts.get("weight")))

    def _approval(self, entry: Entry | None) -> Approval | None:
        if entry is None or entry.is_empty:
            return None
        parts = entry.mapping(("number", "date"), self.gathered)
        number, stated = self._text(parts, "number"), self._text(parts, "date")
        date = self.gathered.take(day, stated, parts["date"].where) if stated else None
        if not number or not stated:
            self.gathered.add(Unstated(entry.where, "调整批复的文号或日期"))
        return Approval(number, date.isoformat() if date else "")

    def _project(self, entry: Entry) -> Project:
        known = ("code", "name", "authority", "implementer", "money", "goal", "result", "filed")
        parts = entry.mapping(known, self.gathered)
        words = {key: self._text(parts, key) for key in known if key not in {"money", "filed"}}
        money = tuple(self._money(parts["money"])) if "money" in parts else ()
        filed = self._points(parts.get("filed"))
        return Project(**words, money=money, filed=filed, place=entry.where)

    def _money(self, entry: Entry) -> Iterator[Money]:
        for source, one in entry.mapping(SOURCES, self.gathered).items():
            parts = one.mapping(tuple(_PHASES), self.gathered)
            amounts = {
                attribute: self._quantity(parts.get(phase), _MONEY)
                for phase, attribute in _PHASES.items()
            }
            yield Money(source, **amounts)

    def _transfer(self, entry: Entry) -> Transfer:
        known = ("document", "title", "level", "amount", "spent")
        parts = entry.mapping(known, self.gathered)
        amounts = {key: self._quantity(parts.get(key), _MONEY) for key in ("amount", "spent")}
        return Transfer(
            self._text(parts, "document"),
            self._text(parts, "title"),
            self._text(parts, "level"),
            **amounts,
            place=entry.where,
        )

    # ----------------------------------------------------------- texts, scores

    def _texts(self) -> Iterator[Text]:
        for title, entry in self._pairs("texts"):
            body = self.gathered.take(entry.text)
            if body:
                yield Text(title, body)

    def _filed(self) -> Iterator[Filed]:
        for name, entry in self._pairs("filed"):
            path = placed(self.asked.scored_path, name, self.gathered)
            if path is None:
                names = [one.path for one in self.asked.scored]
                self.gathered.add(UnknownIndicator(entry.where, name, names))
                continue
            parts: dict[str, Entry] = {"score": entry}
            if entry.is_mapping:
                parts = entry.mapping(("score", "reason"), self.gathered)
            score = self._points(parts.get("score"))
            if score is not None:
                yield Filed(path, score, self._text(parts, "reason"), entry.where)


def fact_value(spec: FactSpec, text: str, where: str) -> tuple[str, FactValue]:
    """What is written as a fact, by its kind; the comparator first, where it is only a bound."""
    match spec.kind:
        case "date":
            return "", day(text, where)
        case "yesno":
            return "", yes_or_no(text, where)
        case "text":
            return "", text
    sign, value = bounded(text, spec.unit, where)
    return sign, within(value, spec.low, spec.high, where, spec.unit)


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
    measure = unit("" if question.kind == "count" else question.unit)
    return within(quantity(text, measure, where), question.low, question.high, where)
