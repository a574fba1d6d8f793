"""Sections of a report that people wrote over (文字): the latest counts, every one is kept.

What is written in 文字材料 of the form stays there: a section only names it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from jiheng.web.workbench import log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import Closed, TooLong
from jiheng.web.workbench.models import Case, Explanation, Narrative
from jiheng.web.workbench.report_errors import WrittenMeanwhile

#: Far more than a section of a report.
MOST = 20_000


class Wanted(NamedTuple):
    """A section as somebody leaves it.

    Attributes:
        section: its key.
        text: ``""`` gives the section back to what is generated.
        generated: what was generated there when it was written.
        seen: number of the edit its writer saw; 0 where there was none.
        why: as the log has it.
    """

    section: str
    text: str
    generated: str
    seen: int
    why: str = ""


def latest(case: Case) -> dict[str, Narrative]:
    """The last edit of each section, also of those given back."""
    found: dict[str, Narrative] = {}
    rows = Narrative.objects.filter(case=case).select_related("person")
    for one in rows.order_by("section", "number"):
        found[one.section] = one
    return found


def texts(case: Case) -> Mapping[str, str]:
    """By section, what counts instead of what is generated."""
    return {key: one.text for key, one in latest(case).items() if one.text}


def history(case: Case, section: str) -> list[Narrative]:
    """Every edit of a section, the latest first."""
    rows = Narrative.objects.filter(case=case, section=section).select_related("person")
    return list(rows.order_by("-number"))


def may_write(by: Acting, case: Case) -> bool:
    """Whether the post may write the report as the case stands."""
    return case.state == workflow.FILLING and rights.may_type(by, case)


def write(case: Case, by: Acting, wanted: Wanted) -> Narrative:
    """Keep what was written; the same text again is no new edit.

    Raises:
        Closed: nothing may be written now.
        TooLong: no section is so long.
        WrittenMeanwhile: somebody else wrote the section after its writer saw it.
    """
    if len(wanted.text) > MOST:
        raise TooLong(f"报告“{wanted.section}”", MOST)
    with transaction.atomic():
        now = Case.objects.select_for_update().get(pk=case.pk)
        if not may_write(by, now):
            raise Closed(str(now), workflow.STATES[now.state])
        rows = Narrative.objects.filter(case=now, section=wanted.section)
        last = rows.select_related("person").order_by("-number").first()
        before = last.text if last else ""
        if last and (before, last.generated) == (wanted.text, wanted.generated):
            return last
        if (last.number if last else 0) != wanted.seen:
            who = last.person.name if last and last.person else "别人"
            raise WrittenMeanwhile(wanted.section, who, last.text if last else "")
        made = Narrative.objects.create(
            case=now,
            section=wanted.section,
            generated=wanted.generated,
            text=wanted.text,
            number=wanted.seen + 1,
            person=by.person,
        )
        Case.objects.filter(pk=now.pk).update(revision=now.revision + 1)
        told = log.Told("text", f"报告 {wanted.section}", before, wanted.text, wanted.why)
        log.append(by, told, case=now)
        return made


def with_explanation(text: str, explanation: Explanation) -> str:
    """A text with an approved explanation behind it, as a paragraph of its own."""
    number = f"（{explanation.number}）" if explanation.number else ""
    words = explanation.text.strip().rstrip("。")
    return f"{text.rstrip()}\n{words}{number}。"
