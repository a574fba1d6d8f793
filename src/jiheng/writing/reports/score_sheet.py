"""Report ``score_sheet``: 测算得分表, for the head, the finance officer and the reviewer."""

from datetime import date
from pathlib import Path

from jiheng import __version__
from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier, Subject
from jiheng.scoring.model import Evaluation
from jiheng.writing.parts.grounds import grounds
from jiheng.writing.parts.level_table import level_table
from jiheng.writing.parts.matters import matters
from jiheng.writing.parts.projects import projects
from jiheng.writing.parts.summary import summary
from jiheng.writing.portable import portable
from jiheng.writing.worst import ON_PAGE


def compose(dossier: Dossier, evaluation: Evaluation, most: int = ON_PAGE) -> Document:
    """The score of one subject with a reason for every point.

    First the page for the head of the unit, then every indicator, then what
    must be explained, ``most`` of the projects, and what all of it rests on.
    """
    subject = evaluation.subject
    document = Document(
        title=f"{subject.name}{subject.year}年度部门整体支出绩效测算得分表",
        subtitle="　".join(text for text in _identity(subject) if text),
        date=_date(subject),
        blocks=(
            *summary(evaluation),
            *level_table(evaluation),
            *matters(evaluation),
            *projects(evaluation, most),
            *grounds(evaluation),
        ),
        properties=_properties(dossier, evaluation),
    )
    return portable(document, dossier.path)


def _properties(dossier: Dossier, evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """What identifies the sheet: the same values, the same score."""
    subject, used = evaluation.subject, evaluation.framework
    named = (
        ("指标体系", used.id),
        ("版本", used.version),
        ("校验值", used.hash),
        ("评价年度", str(subject.year)),
        ("预算编码", subject.code),
        ("填报表", Path(dossier.path).name),
        ("测算程序", f"绩衡 {__version__}"),
    )
    return tuple((name, value) for name, value in named if value)


def _date(subject: Subject) -> date:
    """The day it was filled in; the end of the year where none is stated."""
    try:
        return date.fromisoformat(subject.date)
    except ValueError:
        return date(subject.year, 12, 31)


def _identity(subject: Subject) -> tuple[str, ...]:
    return (
        f"预算编码 {subject.code}" if subject.code else "",
        f"主管部门 {subject.authority}" if subject.authority else "",
        subject.region,
    )
