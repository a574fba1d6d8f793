"""A dossier written as YAML."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from jiheng.documents.errors import NotWorkbook
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import Unstated, WrongType
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier, FrameworkRef, Subject, Text
from jiheng.dossiers.values import day
from jiheng.dossiers.yaml_form.facts import Facts
from jiheng.dossiers.yaml_form.judgements import Judgements
from jiheng.dossiers.yaml_form.part import Known, Part
from jiheng.dossiers.yaml_form.plans import Plans
from jiheng.dossiers.yaml_form.tree import Entry, compose

T = TypeVar("T")
#: A form is not larger; a hundred times this is not one.
LARGEST = 5_000_000

_KEYS = (
    "framework", "subject", "facts", "answers", "objectives", "projects", "transfers", "texts",
    "filed", "filed_total",
)  # fmt: skip
_SUBJECT = (
    "code", "name", "year", "level", "region", "authority", "nature", "contact", "phone", "date",
)  # fmt: skip


def opened(path: Path, gathered: Gathered) -> Entry:
    """The file as entries; equal keys are gathered as problems.

    Raises:
        JihengError: it is no YAML.
    """
    return _composed(path, gathered)


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
    subject = _subject(top.get("subject"), Part(asked, gathered, 0))
    reader = asked, gathered, subject.year
    judgements, plans = Judgements(*reader), Plans(*reader)
    return Dossier(
        framework=_reference(top, gathered),
        subject=subject,
        facts=tuple(Facts(*reader).read(top.get("facts"))),
        answers=tuple(judgements.answers(top.get("answers"))),
        objectives=_list(top.get("objectives"), plans.objective, gathered),
        projects=_list(top.get("projects"), plans.project, gathered),
        transfers=_list(top.get("transfers"), plans.transfer, gathered),
        texts=tuple(_texts(plans.pairs(top.get("texts")), gathered)),
        filed=tuple(judgements.filed(top.get("filed"))),
        filed_total=judgements.points(top.get("filed_total")),
        path=gathered.file,
    )


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


def _subject(entry: Entry | None, part: Part) -> Subject:
    gathered = part.gathered
    if entry is None:
        gathered.add(Unstated(gathered.file, "subject", "写明评价对象的预算编码、名称和年度"))
        return Subject("", "", 0)
    parts = entry.mapping(_SUBJECT, gathered)
    words = {key: part.text(parts, key) for key in _SUBJECT}
    stated = words.pop("year")
    year = int(stated) if stated.isdecimal() else 0
    if stated and not year:
        gathered.add(WrongType(parts["year"].where, f"年度“{stated}”", "写成四位数，如2024"))
    if words["date"]:
        date = gathered.take(day, words["date"], parts["date"].where)
        words["date"] = date.isoformat() if date else ""
    return Subject(year=year, **words)


def _list(entry: Entry | None, read: Callable[[Entry], T], gathered: Gathered) -> tuple[T, ...]:
    entries = gathered.take(lambda: list(entry.items())) if entry else None
    ones = [gathered.take(read, one) for one in entries or ()]
    return tuple(one for one in ones if one is not None)


def _texts(pairs: list[tuple[str, Entry]], gathered: Gathered) -> Iterator[Text]:
    for title, entry in pairs:
        body = gathered.take(entry.text)
        if body:
            yield Text(title, body, entry.where)
