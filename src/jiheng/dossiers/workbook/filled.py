"""What a dossier puts into the cells of the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from jiheng.dossiers.asked import TOTAL, Asked
from jiheng.dossiers.model import Dossier, Fact, Objective, Project
from jiheng.dossiers.workbook import layout, tabs
from jiheng.dossiers.workbook.answer_sheets import FILED_TOTAL, answer_slot
from jiheng.dossiers.workbook.sheet import SheetLayout, year_word
from jiheng.dossiers.workbook.slots import MONEY

#: A number is in the unit of its slot: 18.43 of 万元, 0.965 of 96.5%.
CellValue = str | Fraction | bool | date
Cells = Mapping[str, CellValue]

#: What was approved may not be typed over.
_LOCKED = frozenset(
    ("project", "level1", "level2", "title", "direction", "target", "unit", "weight", "locked",
     "approved_direction", "approved_target", "approved_weight")
)  # fmt: skip
_PHASES = dict(zip(layout.PHASES, ("initial", "adjusted", "spent"), strict=True))


@dataclass(slots=True)
class Content:
    """What stands in one sheet.

    Attributes:
        printed: of the form's own rows, by what names them.
        own: rows added below, in order.
        locked: for each of these, the columns that may not be typed over.
    """

    printed: dict[tuple[str, ...], dict[str, CellValue]] = field(default_factory=dict)
    own: list[Cells] = field(default_factory=list)
    locked: list[frozenset[str]] = field(default_factory=list)

    def add(self, key: tuple[str, ...], cells: Cells) -> None:
        """More cells of a printed row."""
        self.printed.setdefault(key, {}).update(cells)


def years_of(asked: Asked, dossier: Dossier | None) -> int:
    """How many columns of figures are needed: those asked for, and those there are."""
    least = layout.asked_years(asked)
    if dossier is None:
        return least
    earliest = min((fact.year for fact in dossier.facts), default=dossier.subject.year)
    return max(least, dossier.subject.year - earliest + 1)


def filled(asked: Asked, dossier: Dossier, sheet: SheetLayout) -> Content:
    """The dossier's part of one sheet; empty text is left out."""
    content = Content()
    fill = {
        tabs.SUBJECT: _subject,
        tabs.FACTS: _facts,
        tabs.FUNDS: _funds,
        tabs.EXCLUSIONS: _exclusions,
        tabs.TRANSFERS: _transfers,
        tabs.ANSWERS: _answers,
        tabs.OBJECTIVES: _objectives,
        tabs.PROJECTS: _projects,
        tabs.FILED: _filed,
        tabs.TEXTS: _texts,
    }[sheet.name]
    known = {sheet.key(row) for row in sheet.rows}
    for key, cells, locked in fill(asked, dossier):
        kept = {name: value for name, value in cells.items() if value not in {"", None}}
        if key is not None and key in known:
            content.add(key, kept)
        else:
            named = dict(zip(sheet.named_by, key, strict=True)) if key else {}
            content.own.append(named | kept)
            content.locked.append(locked)
    return content


Line = tuple[tuple[str, ...] | None, Mapping[str, CellValue | None], frozenset[str]]
_OPEN: frozenset[str] = frozenset()


def _subject(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for name, (line, _) in layout.SUBJECT_LINES.items():
        value = getattr(dossier.subject, name)
        stated = date.fromisoformat(value) if name == "date" and value else str(value or "")
        yield (line,), {"value": stated}, _OPEN


def stored(fact: Fact) -> CellValue:
    """A fact as its cell keeps it: in the unit of its row, a rate as a fraction."""
    if fact.comparator or not isinstance(fact.value, Fraction):
        return fact.printed if fact.comparator else fact.value
    return fact.value if fact.unit.symbol == "%" else fact.value / fact.unit.scale


def _facts(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    for fact in dossier.facts:
        if fact.name not in asked.by_fund:
            back = dossier.subject.year - fact.year
            cells = {
                f"value{back}": stored(fact),
                f"stage{back}": fact.stage,
                f"evidence{back}": fact.evidence,
            }
            yield (fact.name,), cells, _OPEN


def _funds(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    for fact in dossier.facts:
        family = asked.by_fund.get(fact.name)
        if family is not None:
            column = asked.framework.facts[fact.name].fund or "whole"
            cells = {column: stored(fact), "stage": fact.stage, "evidence": fact.evidence}
            key = year_word(dossier.subject.year - fact.year), family.whole.name
            yield key, cells, _OPEN


def _exclusions(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for fact in dossier.facts:
        for one in fact.exclusions:
            cells: dict[str, CellValue | None] = {
                "name": fact.name,
                "year": year_word(dossier.subject.year - fact.year),
                "amount": one.amount / fact.unit.scale,
                "category": one.category,
                "document": one.document,
            }
            yield None, cells, _OPEN


def _yuan(value: Fraction | None) -> Fraction | None:
    return None if value is None else value / MONEY.unit.scale


def _transfers(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for one in dossier.transfers:
        cells = {
            "document": one.document,
            "title": one.title,
            "level": one.level,
            "amount": _yuan(one.amount),
            "spent": _yuan(one.spent),
        }
        yield None, cells, _OPEN


def _answers(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    for one in dossier.answers:
        value = one.value
        question = asked.question(one.path, one.key)
        slot = answer_slot(question) if question else None
        if isinstance(value, Fraction) and slot and slot.unit.symbol != "%":
            value = value / slot.unit.scale
        cells = {"value": value, "evidence": one.evidence, "reason": one.reason}
        yield (one.path or TOTAL, question.label if question else one.key), cells, _OPEN


def _objectives(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for one in dossier.objectives:
        yield None, objective_cells(one), _LOCKED if one.locked else _OPEN


def objective_cells(one: Objective) -> Mapping[str, CellValue | None]:
    """An objective, by column."""
    cells: dict[str, CellValue | None] = {
        name: getattr(one, name)
        for name in (
            "project", "level1", "level2", "title", "direction", "target", "unit", "weight",
            "actual", "method", "filed", "judged", "deviation_reason", "evidence",
        )
    }  # fmt: skip
    if one.approved:
        cells |= {
            "locked": True,
            "approved_direction": one.approved.direction,
            "approved_target": one.approved.target,
            "approved_weight": one.approved.weight,
        }
    if one.approval:
        stated = one.approval.date
        cells |= {
            "number": one.approval.number,
            "date": date.fromisoformat(stated) if stated else None,
        }
    return cells


def _projects(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for one in dossier.projects:
        yield None, _project_cells(one), _OPEN


def _project_cells(one: Project) -> Mapping[str, CellValue | None]:
    cells: dict[str, CellValue | None] = {
        name: getattr(one, name)
        for name in ("code", "name", "authority", "implementer", "goal", "result", "filed")
    }
    for money in one.money:
        for phase, attribute in _PHASES.items():
            cells[layout.money_key(money.source, phase)] = _yuan(getattr(money, attribute))
    return cells


def _filed(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    if dossier.filed_total is not None:
        yield (FILED_TOTAL,), {"score": dossier.filed_total}, _OPEN
    for one in dossier.filed:
        yield (one.path,), {"score": one.score, "reason": one.reason}, _OPEN


def _texts(asked: Asked, dossier: Dossier) -> Iterator[Line]:
    del asked
    for one in dossier.texts:
        yield (one.title,), {"body": one.body}, _OPEN
