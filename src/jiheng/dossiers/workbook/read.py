"""填报表.xlsx as a dossier; every problem of the file is told at once."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from jiheng.documents.spreadsheet import Sheet, scan
from jiheng.dossiers.asked import TOTAL, Asked
from jiheng.dossiers.errors import (
    Duplicate,
    NotScored,
    UnknownIndicator,
    UnknownQuestion,
    Unstated,
    WrongType,
)
from jiheng.dossiers.gathering import Gathered, placed
from jiheng.dossiers.model import (
    SOURCES,
    Answer,
    Approval,
    Approved,
    Dossier,
    Filed,
    FrameworkRef,
    Money,
    Objective,
    Project,
    Subject,
    Text,
    Transfer,
)
from jiheng.dossiers.values import comparator
from jiheng.dossiers.workbook import figures, layout, tabs
from jiheng.dossiers.workbook.answer_sheets import FILED_SUM, FILED_TOTAL, answer_slot
from jiheng.dossiers.workbook.errors import MissingSheet, RenamedSheet, UnknownSheet
from jiheng.dossiers.workbook.rows import Line, Page, as_slot
from jiheng.dossiers.workbook.sheet import MOST_YEARS, SheetLayout, year_word

#: Sheets that WPS puts in by itself, for pictures in cells.
_OF_PROGRAMS = "WpsReserved"
_PHASES = dict(zip(layout.PHASES, ("initial", "adjusted", "spent"), strict=True))
_OBJECTIVE_WORDS = (
    "project", "level1", "level2", "title", "unit", "actual", "method", "deviation_reason",
    "evidence",
)  # fmt: skip


def opened(path: Path, gathered: Gathered) -> Mapping[str, Sheet]:
    """The file's sheets.

    Raises:
        NotWorkbook: it cannot be opened.
    """
    del gathered  # only YAML can be opened and be wrong already
    return scan(path)


def framework_of(found: Mapping[str, Sheet], file: str) -> FrameworkRef:
    """The framework a workbook says it was made for.

    Raises:
        MissingSheet, Unstated: it does not say.
    """
    sheet = found.get(tabs.SUBJECT)
    if sheet is None:
        raise MissingSheet(file, tabs.SUBJECT)
    lines = {line: name for name, line in layout.FRAMEWORK_LINES.items()}
    stated = {
        lines[label]: sheet.label(row, column + 1)
        for row, column in sheet.cells
        if (label := sheet.label(row, column)) in lines
    }
    if not stated.get("id"):
        raise Unstated(f"{file} {tabs.SUBJECT}", layout.FRAMEWORK_LINES["id"])
    return FrameworkRef(stated["id"], stated.get("version", ""), stated.get("hash", ""))


def parts(found: Mapping[str, Sheet], asked: Asked, gathered: Gathered) -> Dossier:
    """What the sheets hold, as far as it can be read; problems are gathered."""
    return _Reader(asked, gathered, found).dossier(framework_of(found, gathered.file))


class _Reader:
    """Reads one file's sheets; problems are gathered, what is good is kept."""

    def __init__(self, asked: Asked, gathered: Gathered, found: Mapping[str, Sheet]) -> None:
        self.asked = asked
        self.gathered = gathered
        self.pages: dict[str, Page] = {}
        sheets = layout.sheets(asked, _years(found.get(tabs.FACTS)))
        known = {tabs.GUIDE, tabs.TIES, tabs.MARK, *(one.name for one in sheets)}
        extra = [
            name
            for name, sheet in found.items()
            if sheet.cells and name not in known and not name.startswith(_OF_PROGRAMS)
        ]
        for one in sheets:
            self._page(one, found, extra)
        gathered.doubts.extend(UnknownSheet(gathered.file, name) for name in extra)

    def _page(self, one: SheetLayout, found: Mapping[str, Sheet], extra: list[str]) -> None:
        """The sheet of that name; one that only bears another name is told as such."""
        renamed = next((name for name in extra if one.name in name), None)
        if one.name in found:
            self.pages[one.name] = Page(one, found[one.name], self.gathered)
        elif renamed:
            extra.remove(renamed)
            self.gathered.add(RenamedSheet(self.gathered.file, renamed, one.name))
        else:
            self.gathered.add(MissingSheet(self.gathered.file, one.name))

    def _lines(self, name: str) -> list[Line]:
        return list(self.pages[name].lines()) if name in self.pages else []

    def dossier(self, reference: FrameworkRef) -> Dossier:
        """All sheets, as far as they can be read."""
        subject = self._subject()
        year = subject.year
        facts = [
            *figures.facts(self._lines(tabs.FACTS), self.asked, year),
            *figures.funds(self._lines(tabs.FUNDS), self.asked, year),
        ]
        lines = self._lines(tabs.EXCLUSIONS)
        exclusions = figures.excluded(lines, self.asked, year, self.gathered)
        filed = self._lines(tabs.FILED)
        return Dossier(
            framework=reference,
            subject=subject,
            facts=tuple(figures.with_exclusions(facts, exclusions, self.gathered)),
            answers=tuple(self._answers()),
            objectives=tuple(self._objective(one) for one in self._lines(tabs.OBJECTIVES)),
            projects=tuple(self._project(one) for one in self._lines(tabs.PROJECTS)),
            transfers=tuple(_transfer(one) for one in self._lines(tabs.TRANSFERS)),
            texts=tuple(_texts(self._lines(tabs.TEXTS))),
            filed=tuple(self._filed(filed)),
            filed_total=next((_points(one, "score") for one in filed if _is_total(one)), None),
            path=self.gathered.file,
        )

    def _subject(self) -> Subject:
        names = {line: name for name, (line, _) in layout.SUBJECT_LINES.items()}
        found: dict[str, Line] = {
            names[line.words["item"]]: line
            for line in self._lines(tabs.SUBJECT)
            if line.words["item"] in names
        }
        words = {name: line.text("value") for name, line in found.items()}
        stated = words.pop("year", "")
        if stated and not (stated.isdecimal() and len(stated) == len("2024")):
            problem = WrongType(
                found["year"].place("value"), f"年度“{stated}”", "写成四位数，如2024"
            )
            self.gathered.add(problem)
            stated = ""
        missing = {name: "" for name in ("code", "name") if name not in words}
        return Subject(year=int(stated or 0), **words, **missing)

    def _answers(self) -> Iterator[Answer]:
        first: dict[tuple[str, str], str] = {}
        for line in self._lines(tabs.ANSWERS):
            answer = self._answer(line)
            if answer is None:
                continue
            key = answer.path, answer.key
            if key in first:
                self.gathered.add(Duplicate(answer.place, f"问题“{answer.key}”", first[key]))
                continue
            first[key] = answer.place
            yield answer

    def _answer(self, line: Line) -> Answer | None:
        """One answer; a row of one's own names its indicator and question itself."""
        name = line.words["path"]
        key = line.words["key"]
        if "value" not in line.read and line.row is not None:
            return None
        if not name or not key:
            self.gathered.add(Unstated(line.place("path"), "指标和问题"))
            return None
        path = placed(self.asked.path, name, self.gathered)
        if path is None:
            names = self.asked.indicator_names
            self.gathered.add(UnknownIndicator(line.place("path"), name, names))
            return None
        question = self.asked.question(path, key)
        if question is None:
            known = self.asked.keys(path)
            self.gathered.add(UnknownQuestion(line.place("key"), path or TOTAL, key, known))
            return None
        slot = answer_slot(question)
        read = line.read.get("value") if line.row else as_slot(line, "value", slot)
        if read is None or isinstance(read.value, date):
            return None
        evidence, reason = line.text("evidence"), line.text("reason")
        return Answer(
            path,
            question.question.key,
            read.value,
            evidence,
            reason,
            line.place("value"),
        )

    def _objective(self, line: Line) -> Objective:
        if not line.text("title"):
            self.gathered.add(Unstated(line.place("title"), "三级指标"))
        direction, target = _aim(line.text("direction"), line.text("target"))
        words = {name: line.text(name) for name in _OBJECTIVE_WORDS}
        return Objective(
            **words,
            direction=direction,
            target=target,
            weight=_points(line, "weight"),
            filed=_points(line, "filed"),
            judged=_points(line, "judged"),
            approved=self._approved(line),
            approval=self._approval(line),
            place=line.place("title"),
        )

    def _approved(self, line: Line) -> Approved | None:
        stated = {"approved_target", "approved_direction", "approved_weight"} & set(line.read)
        locked = line.read.get("locked")
        if not stated:
            if locked and locked.value is True:
                self.gathered.add(
                    Unstated(line.place("approved_target"), "批复指标值", "重新导入批复的绩效目标")
                )
            return None
        direction, target = _aim(line.text("approved_direction"), line.text("approved_target"))
        return Approved(target, direction, _points(line, "approved_weight"))

    def _approval(self, line: Line) -> Approval | None:
        number, date = line.text("number"), line.text("date")
        if not number and not date:
            return None
        if not number or not date:
            key = "date" if number else "number"
            self.gathered.add(Unstated(line.place(key), "调整批复的文号或日期"))
        return Approval(number, date)

    def _project(self, line: Line) -> Project:
        if not line.text("code"):
            self.gathered.add(Unstated(line.place("code"), "项目编码"))
        names = ("code", "name", "authority", "implementer", "goal", "result")
        return Project(
            **{name: line.text(name) for name in names},
            money=tuple(_money(line)),
            filed=_points(line, "filed"),
            place=line.place("code"),
        )

    def _filed(self, lines: list[Line]) -> Iterator[Filed]:
        for line in lines:
            name = line.words["path"]
            score = _points(line, "score")
            if _is_total(line) or name == FILED_SUM or score is None:
                continue
            path = placed(self.asked.scored_path, name, self.gathered)
            if path is None:
                if self.asked.path(name):
                    self.gathered.add(NotScored(line.place("path"), name))
                    continue
                names = [one.path for one in self.asked.scored]
                self.gathered.add(UnknownIndicator(line.place("path"), name, names))
                continue
            yield Filed(path, score, line.text("reason"), line.place("score"))


def _years(sheet: Sheet | None) -> int:
    """How many columns of figures the file has."""
    headings = (
        {"".join((cell.text or "").split()) for cell in sheet.cells.values()} if sheet else set()
    )
    backs = [back for back in range(MOST_YEARS) if f"{year_word(back)}数" in headings]
    return max(backs, default=1) + 1


def _is_total(line: Line) -> bool:
    return line.words["path"] == FILED_TOTAL


def _points(line: Line, key: str) -> Fraction | None:
    read = line.read.get(key)
    return read.value if read and isinstance(read.value, Fraction) else None


def _aim(direction: str, target: str) -> tuple[str, str]:
    """Direction and target; the direction may stand before the target instead."""
    return (direction, target) if direction else comparator(target)


def _money(line: Line) -> Iterator[Money]:
    for source in SOURCES:
        amounts = {
            attribute: _points(line, layout.money_key(source, phase))
            for phase, attribute in _PHASES.items()
        }
        if any(amount is not None for amount in amounts.values()):
            yield Money(source, **amounts)


def _transfer(line: Line) -> Transfer:
    return Transfer(
        document=line.text("document"),
        title=line.text("title"),
        level=line.text("level"),
        amount=_points(line, "amount"),
        spent=_points(line, "spent"),
        place=line.place("document"),
    )


def _texts(lines: list[Line]) -> Iterator[Text]:
    for line in lines:
        if line.text("body"):
            title = line.text("title") or line.words["title"]
            yield Text(title, line.text("body"), line.place("body"))
