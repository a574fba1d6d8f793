"""What the next officer is told in lists (移交清单): cases, open matters, explanations, posts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.accounts.models import OF_FINANCE, OF_UNIT, Agency, Post, Role
from jiheng.web.jinja import day, when
from jiheng.web.workbench import workflow
from jiheng.web.workbench.audits.remembered import waivers
from jiheng.web.workbench.audits.seen import latest
from jiheng.web.workbench.audits.tallied import titles
from jiheng.web.workbench.cells import form_of, of_case
from jiheng.web.workbench.models import Audit, Case, Entry, Event, Evidence, Explanation, Side

Line = tuple[str, ...]
#: Steps back: whoever took one waits for an answer.
_BACK = ("return_", "return_goals", "send_back")
#: Findings somebody must do something about, as an audit's json calls them.
_SEVERITIES = {"error": "须更正", "doubt": "需核实"}
#: Columns of a row in which its evidence is named.
_STATED = ("evidence0", "evidence")


class Listed(NamedTuple):
    """A list.

    Attributes:
        title: also the name of its file.
        headings: of its columns.
        lines: as many texts as headings.
        nothing: what is said where it has no lines.
    """

    title: str
    headings: Line
    lines: Sequence[Line]
    nothing: str


def lists(agency: Agency, cases: Sequence[Case]) -> tuple[Listed, ...]:
    """All that are printed in 交接说明, in its order."""
    audits = list(_audits(agency, cases))
    return (
        Listed(
            "报送情况",
            (
                "年度",
                "任务",
                "口径",
                "状态",
                "截止",
                "报送次数",
                "测算得分",
                "自评得分",
                "受理日期",
            ),
            [_case(one) for one in cases],
            "没有任务。",
        ),
        Listed(
            "未办事项",
            ("类别", "年度", "事项", "内容", "日期"),
            [*_not_accepted(cases), *_not_answered(cases), *_not_corrected(audits)],
            "没有未办事项。",
        ),
        Listed(
            "核实说明",
            ("报告", "审核规则", "核实说明", "核实人", "日期"),
            list(_waived(audits)),
            "没有核实说明。",
        ),
        Listed(
            "情况说明",
            ("年度", "对象", "事由", "说明", "文号", "批准日期"),
            list(_explained(agency)),
            "没有批准的情况说明。",
        ),
        Listed(
            "联系岗位",
            ("单位", "岗位", "科室", "姓名"),
            list(_posts(agency, cases)),
            "没有岗位。",
        ),
    )


def sources(case: Case) -> Listed:
    """Where each value of a case comes from (数据来源), with its evidence."""
    evidence = _evidence(case)
    return Listed(
        "数据来源",
        ("位置", "值", "来源", "佐证材料", "填写人", "时间"),
        [_source(key, place, entry, evidence) for key, place, entry in _entries(case)],
        "没有填写内容。",
    )


def _entries(case: Case) -> Iterator[tuple[CellKey, str, Entry]]:
    form = form_of(case)
    rows = Entry.objects.filter(dossier=case.dossier).exclude(value="").select_related("person")
    for entry in rows.filter(Q(case=None) | Q(case=case)).order_by("sheet", "id"):
        key = CellKey(entry.sheet, entry.row, entry.column)
        counts = of_case(case.task, form, key) == (entry.case_id is not None)
        if counts and form.slot(key) is not None:
            yield key, form.where(key), entry


def _evidence(case: Case) -> dict[tuple[str, str], list[str]]:
    found = defaultdict(list)
    for one in Evidence.objects.filter(case=case, withdrawn_at=None):
        found[one.sheet, one.row].append(one.name)
    return found


def _source(
    key: CellKey, place: str, entry: Entry, evidence: dict[tuple[str, str], list[str]]
) -> Line:
    names = "；".join(evidence.get((key.sheet, key.row), ()))
    who = entry.person.name if entry.person else ""
    return place, entry.value, entry.source or "填写", names, who, when(entry.changed_at)


def _case(case: Case) -> Line:
    filings = list(case.filings.order_by("number"))
    last = filings[-1] if filings else None
    return (
        str(case.dossier.year), str(case.task), case.task.scope, workflow.STATES[case.state],
        day(case.due or case.task.deadline), str(len(filings)),
        last.score if last else "", last.filed_score if last else "",
        day(last.accepted_at) if last else "",
    )  # fmt: skip


def _not_accepted(cases: Iterable[Case]) -> Iterator[Line]:
    for case in cases:
        if case.state not in {workflow.ACCEPTED, workflow.CANCELLED}:
            state = workflow.STATES[case.state]
            due = day(case.due or case.task.deadline)
            yield "任务未办结", str(case.dossier.year), str(case.task), f"现为{state}", due


def _not_answered(cases: Iterable[Case]) -> Iterator[Line]:
    """The last step of a case that is open again was a step back: nothing was sent since."""
    for case in cases:
        last = Event.objects.filter(case=case).exclude(action="skipped").last()
        if last is not None and last.action in _BACK and case.state in workflow.OPEN:
            yield "意见未回复", str(case.dossier.year), str(case.task), last.opinion, day(last.at)


def _audits(agency: Agency, cases: Sequence[Case]) -> Iterable[Audit]:
    every = Audit.objects.filter(agency=agency, side=Side.UNIT, state=Audit.State.DONE)
    ours = every.filter(Q(case__in=cases) | Q(case__isnull=True))
    replaced = ours.exclude(previous=None).values("previous")
    return latest(ours).exclude(pk__in=replaced).select_related("case__task").order_by("id")


def _not_corrected(audits: Iterable[Audit]) -> Iterator[Line]:
    known = titles()
    for audit in audits:
        waived = waivers(audit)
        for key, check, severity in audit.found:
            if severity in _SEVERITIES and key not in waived:
                found = f"{_SEVERITIES[severity]}：{known.get(check, check)}"
                yield "审核发现未处理", _year(audit), audit.name, found, day(audit.done_at)


def _year(audit: Audit) -> str:
    return str(audit.case.dossier.year) if audit.case else ""


def _waived(audits: Iterable[Audit]) -> Iterator[Line]:
    known = titles()
    for audit in audits:
        checks = {key: check for key, check, _ in audit.found}
        for key, (reason, who, on) in waivers(audit).items():
            check = checks.get(key, "")
            yield audit.name, known.get(check, check), reason, who, on


def _explained(agency: Agency) -> Iterator[Line]:
    for one in Explanation.objects.filter(agency=agency).exclude(approved_at=None):
        yield (
            str(one.year), one.subject, one.kind, one.text, one.number, day(one.approved_at),
        )  # fmt: skip


def _posts(agency: Agency, cases: Sequence[Case]) -> Iterator[Line]:
    """Who is at it in the unit, above it and at the bureau; no telephone of anybody."""
    issuers = {case.task.issuer_id for case in cases}
    above = [one.pk for one in agency.ancestors()]
    ours = Q(agency=agency, role__in=OF_UNIT)
    theirs = Q(agency__in=above, role=Role.AUTHORITY) | Q(agency__in=issuers, role__in=OF_FINANCE)
    posts = Post.objects.filter(ours | theirs, active=True).select_related("agency", "person")
    for one in posts.order_by("-agency__path", "role", "id"):
        yield str(one.agency), one.get_role_display(), one.section, one.person.name
