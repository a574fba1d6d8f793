"""报送口径: each case's share of an amount, and whether the shares add up to the accounts."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook.typed import CellKey, Form, row_key
from jiheng.errors import JihengError
from jiheng.web.workbench.cells import SHARED_OUT, WHOLE, is_amount
from jiheng.web.workbench.models import Case, Dossier, Entry

Cells = Mapping[CellKey, str]


class Shared(NamedTuple):
    """An amount and the share each 口径 has of it, in the unit of its row.

    Attributes:
        key: the cell.
        whole: of the accounts; None where nobody supplied it.
        parts: of each 口径; None where nobody supplied it, which is not 0.
    """

    key: CellKey
    whole: Fraction | None
    parts: tuple[Fraction | None, ...]

    @property
    def total(self) -> Fraction | None:
        """The sum of the shares there are; None where there is none."""
        known = [one for one in self.parts if one is not None]
        return sum(known, Fraction(0)) if known else None

    @property
    def is_complete(self) -> bool:
        """Whether every 口径 has its share."""
        return None not in self.parts

    @property
    def gap(self) -> Fraction | None:
        """What the accounts have more than the shares; None while one side is missing."""
        if self.whole is None or self.total is None:
            return None
        return self.whole - self.total

    @property
    def is_broken(self) -> bool:
        """Whether the shares cannot be right: all there and another sum, or more than the whole."""
        gap = self.gap
        return gap is not None and (gap < 0 or (gap > 0 and self.is_complete))

    def sentence(self, titles: Sequence[str]) -> str:
        """What is wrong, in one sentence; ``""`` where nothing is."""
        if not self.is_broken or self.whole is None or self.total is None or self.gap is None:
            return ""
        named = "、".join(
            f"{title}{plain(part)}"
            for title, part in zip(titles, self.parts, strict=True)
            if part is not None
        )
        return (
            f"各口径之和不等于决算数：{named}，合计{plain(self.total)}，"
            f"决算数{plain(self.whole)}，相差{plain(abs(self.gap))}"
        )


def shared(form: Form, whole: Cells, parts: Sequence[Cells]) -> list[Shared]:
    """Every amount of the form of which the accounts or a 口径 have a figure, in its order."""
    found = []
    for key in amounts(form):
        one = Shared(
            key, number(form, key, whole), tuple(number(form, key, part) for part in parts)
        )
        if one.whole is not None or one.total is not None:
            found.append(one)
    return found


def amounts(form: Form) -> Iterable[CellKey]:
    """The cells in which money stands that a 口径 has its share of."""
    for sheet in form.sheets:
        if sheet.name in SHARED_OUT:
            for row in sheet.rows:
                for column in sheet.columns:
                    key = CellKey(sheet.name, row_key(sheet, row), column.key)
                    if not row.band and is_amount(form, key):
                        yield key


def number(form: Form, key: CellKey, cells: Cells) -> Fraction | None:
    """A typed number in the unit of its row; None of what is missing or cannot be read."""
    slot = form.slot(key)
    try:
        read = form.read(key, cells.get(key, ""))
    except JihengError:
        return None
    if read is None or slot is None or not isinstance(read.value, Fraction):
        return None
    return read.value / slot.unit.scale


def scoped_cases(dossier: Dossier) -> list[Case]:
    """The cases of a dossier that have shares of their own, in the order of their tasks."""
    cases = Case.objects.filter(dossier=dossier).exclude(task__scope=WHOLE)
    return list(cases.exclude(state="cancelled").select_related("task", "dossier__agency"))


def of_dossier(dossier: Dossier, form: Form) -> tuple[list[Case], list[Shared]]:
    """The cases with shares, and every amount of them beside the accounts; two queries."""
    cases = scoped_cases(dossier)
    whole: dict[CellKey, str] = {}
    parts: dict[int, dict[CellKey, str]] = {one.pk: {} for one in cases}
    rows = Entry.objects.filter(dossier=dossier, sheet__in=SHARED_OUT)
    for case, sheet, row, column, value in rows.values_list(
        "case", "sheet", "row", "column", "value"
    ):
        place = whole if case is None else parts.get(case, {})
        place[CellKey(sheet, row, column)] = value
    return cases, shared(form, whole, [parts[one.pk] for one in cases])
