"""A layout (布局): which column or row of somebody else's table is what here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jiheng.documents.errors import NotWorkbook
from jiheng.dossiers.errors import UnknownChoice, Unstated, WrongType
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import STAGES
from jiheng.dossiers.sources.errors import UnknownLayout
from jiheng.dossiers.values import direction
from jiheng.dossiers.yaml_form.tree import Entry, compose

SHIPPED = Path(__file__).with_name("layouts")
#: Columns of an export of objectives.
GOAL_COLUMNS = (
    "project", "project_name", "level1", "level2", "title", "direction", "target", "unit", "weight",
    "method",
)  # fmt: skip
_GOALS = ("kind", "title", "sheet", "columns", "carry_down", "skip", "directions")
_ACCOUNTS = ("kind", "title", "stage", "unit", "tables")
_FACT = ("fact", "row", "column", "sum", "where", "year")
_YEARS = {"本年": 0, "上年": 1, "前年": 2}


@dataclass(frozen=True, slots=True)
class GoalsLayout:
    """How objectives stand in an export.

    Attributes:
        sheet: words of the sheet's name; ``""`` for the first that has the headings.
        columns: ours → headings it may have, or ``列F``.
        carry_down: columns in which an empty cell repeats the one above.
        skip: words of rows that are no objectives, such as 合计.
        directions: words of the export → our comparators.
    """

    sheet: str
    columns: dict[str, tuple[str, ...]]
    carry_down: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    directions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where one fact stands in a table.

    Attributes:
        fact: its name here.
        row: labels its row may have; empty in a table of one row, and where rows are added up.
        column: headings over its column, from the top; empty for the first number of the row.
        total: heading of the column that is added up.
        where: heading → words of which a row must have one there to be added.
        years_back: 0 of this year.
    """

    fact: str
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    total: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class AccountsTable:
    """One table of the accounts.

    Attributes:
        names: words by which its sheet or its title is known.
        facts: what is taken from it.
        stage: how far its figures have come.
        unit: of money, where the table prints none.
    """

    names: tuple[str, ...]
    facts: tuple[Wanted, ...]
    stage: str = ""
    unit: str = ""


def goals_layout(name: str) -> GoalsLayout:
    """A layout for objectives, by the name of a shipped one or by path.

    Raises:
        Problems: everything that is wrong with it.
    """
    gathered, top = _opened(name, "goals", _GOALS)
    columns = top["columns"].mapping(GOAL_COLUMNS, gathered) if "columns" in top else {}
    if "title" not in columns or "target" not in columns:
        gathered.add(
            Unstated(gathered.file, "columns 中的 title 和 target", "写明三级指标和指标值在哪一栏")
        )
    directions = top["directions"].pairs() if "directions" in top else []
    layout = GoalsLayout(
        sheet=_text(top, "sheet", gathered),
        columns={key: _texts(one, gathered) for key, one in columns.items()},
        carry_down=_texts(top.get("carry_down"), gathered),
        skip=_texts(top.get("skip"), gathered),
        directions=tuple(
            (word, gathered.take(direction, one.text(), one.where) or "")
            for word, one in directions
        ),
    )
    gathered.settle()
    return layout


def accounts_layout(name: str) -> tuple[AccountsTable, ...]:
    """A layout for accounts, by the name of a shipped one or by path.

    Raises:
        Problems: everything that is wrong with it.
    """
    gathered, top = _opened(name, "accounts", _ACCOUNTS)
    stage, unit = _text(top, "stage", gathered), _text(top, "unit", gathered)
    if stage and stage not in STAGES:
        gathered.add(UnknownChoice(top["stage"].where, stage, STAGES))
    entries = gathered.take(lambda: list(top["tables"].items())) if "tables" in top else None
    if not entries:
        gathered.add(Unstated(gathered.file, "tables", "列出各表和要取的数"))
    found = tuple(_table(one, (stage, unit), gathered) for one in entries or ())
    gathered.settle()
    return found


def _table(entry: Entry, common: tuple[str, str], gathered: Gathered) -> AccountsTable:
    parts = entry.mapping(("sheet", "stage", "unit", "facts"), gathered)
    facts = gathered.take(lambda: list(parts["facts"].items())) if "facts" in parts else None
    names = _texts(parts.get("sheet"), gathered)
    if not names or not facts:
        gathered.add(Unstated(entry.where, "sheet 或 facts"))
    return AccountsTable(
        names=names,
        facts=tuple(_wanted(one, gathered) for one in facts or ()),
        stage=_text(parts, "stage", gathered) or common[0],
        unit=_text(parts, "unit", gathered) or common[1],
    )


def _wanted(entry: Entry, gathered: Gathered) -> Wanted:
    parts = entry.mapping(_FACT, gathered)
    year = _text(parts, "year", gathered) or "本年"
    if year not in _YEARS:
        gathered.add(UnknownChoice(parts["year"].where, year, _YEARS))
    where = gathered.take(parts["where"].pairs) if "where" in parts else []
    wanted = Wanted(
        fact=_text(parts, "fact", gathered),
        row=_texts(parts.get("row"), gathered),
        column=_texts(parts.get("column"), gathered),
        total=_text(parts, "sum", gathered),
        where=tuple((heading, _texts(one, gathered)) for heading, one in where or ()),
        years_back=_YEARS.get(year, 0),
    )
    if not wanted.fact or not (wanted.row or wanted.column or wanted.total):
        gathered.add(Unstated(entry.where, "fact，以及 row、column 或 sum"))
    return wanted


def _opened(name: str, kind: str, known: tuple[str, ...]) -> tuple[Gathered, dict[str, Entry]]:
    path = _located(name)
    gathered = Gathered(str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotWorkbook(str(path), "布局文件不是UTF-8文本", "另存为UTF-8编码") from error
    top = compose(text, str(path), gathered).mapping(known, gathered)
    stated = _text(top, "kind", gathered)
    if stated != kind:
        problem = WrongType(str(path), f"布局的种类 kind“{stated}”", f"这里需要 kind: {kind}")
        gathered.add(problem)
    gathered.settle()
    return gathered, top


def _located(name: str) -> Path:
    for path in (Path(name), SHIPPED / f"{name}.yaml"):
        if path.is_file():
            return path
    raise UnknownLayout(name, sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def _text(parts: dict[str, Entry], key: str, gathered: Gathered) -> str:
    return (gathered.take(parts[key].text) or "") if key in parts else ""


def _texts(entry: Entry | None, gathered: Gathered) -> tuple[str, ...]:
    """A list of words, or one word."""
    return tuple(gathered.take(lambda: list(_words(entry))) or ()) if entry else ()


def _words(entry: Entry) -> Iterator[str]:
    if not entry.is_list:
        yield from ([entry.text()] if entry.text() else [])
        return
    for one in entry.items():
        yield one.text()
