"""The states a case passes through and the steps between them, as one table.

A step is taken by `take` and by nothing else; every action (``actions/``) calls it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotPossible, NotYours, SamePerson
from jiheng.web.workbench.models import Case, Dossier, Event

GOALS, GOALS_REVIEW = "goals", "goals_review"
FILLING, REVIEW, MEETING, SIGNING, READY = "filling", "review", "meeting", "signing", "ready"
AUTHORITY, FIRST_REVIEW, RECEIPT, ACCEPTED = "authority", "first_review", "receipt", "accepted"
CANCELLED = "cancelled"

#: State → how it is called on screen.
STATES = {
    GOALS: "目标填报",
    GOALS_REVIEW: "目标审核",
    FILLING: "自评填报",
    REVIEW: "单位审核",
    MEETING: "待上会",
    SIGNING: "待签发",
    READY: "待报送",
    AUTHORITY: "主管部门审核",
    FIRST_REVIEW: "业务股室初审",
    RECEIPT: "待受理",
    ACCEPTED: "已受理",
    CANCELLED: "已撤销",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What an action does to a state.

    Attributes:
        after: the next state.
        roles: who may take it.
        title: on the button.
        opinion: whether an opinion must be given.
    """

    after: str
    roles: frozenset[str]
    title: str
    opinion: bool = False


def _by(*roles: Role) -> frozenset[str]:
    return frozenset(roles)


_CLERK, _OFFICER, _HEAD = _by(Role.CLERK), _by(Role.OFFICER), _by(Role.HEAD)
_BACK = "退回修改"

#: (state, action) -> step. What is not here cannot happen.
STEPS: dict[tuple[str, str], Step] = {
    (GOALS, "submit_goals"): Step(GOALS_REVIEW, _CLERK, "目标送审"),
    (GOALS_REVIEW, "approve_goals"): Step(FILLING, _OFFICER, "目标通过"),
    (GOALS_REVIEW, "return_goals"): Step(GOALS, _OFFICER, _BACK, opinion=True),
    (FILLING, "submit"): Step(REVIEW, _CLERK, "送审"),
    (REVIEW, "pass_review"): Step(MEETING, _OFFICER, "审核通过"),
    (REVIEW, "return_"): Step(FILLING, _OFFICER, _BACK, opinion=True),
    (MEETING, "record_meeting"): Step(SIGNING, _OFFICER, "登记会议"),
    (MEETING, "return_"): Step(FILLING, _OFFICER, _BACK, opinion=True),
    (SIGNING, "sign"): Step(READY, _HEAD, "签发"),
    (SIGNING, "return_"): Step(FILLING, _HEAD, _BACK, opinion=True),
    (READY, "file"): Step(AUTHORITY, _by(Role.CLERK, Role.OFFICER), "报送"),
    (READY, "return_"): Step(FILLING, _OFFICER, _BACK, opinion=True),
    (AUTHORITY, "forward"): Step(FIRST_REVIEW, _by(Role.AUTHORITY), "审核通过并转报"),
    (AUTHORITY, "send_back"): Step(FILLING, _by(Role.AUTHORITY), "退回单位", opinion=True),
    (FIRST_REVIEW, "pass_first_review"): Step(RECEIPT, _by(Role.DIVISION), "初审通过"),
    (FIRST_REVIEW, "send_back"): Step(FILLING, _by(Role.DIVISION), "退回单位", opinion=True),
    (RECEIPT, "accept"): Step(ACCEPTED, _by(Role.BUREAU), "受理"),
    (RECEIPT, "send_back"): Step(FILLING, _by(Role.BUREAU), "退回单位", opinion=True),
    (ACCEPTED, "send_back"): Step(FILLING, _by(Role.BUREAU), "退回单位", opinion=True),
    **{
        (state, "cancel"): Step(CANCELLED, _by(Role.BUREAU), "撤销", opinion=True)
        for state in STATES
        if state not in {ACCEPTED, CANCELLED}
    },
}

#: Steps a small county may switch off: name → its title and the states it is made of.
OPTIONAL: dict[str, tuple[str, tuple[str, ...]]] = {
    "goals": ("目标填报和审核", (GOALS, GOALS_REVIEW)),
    "review": ("单位审核", (REVIEW,)),
    "meeting": ("局务会、党组会", (MEETING,)),
    "signing": ("负责人签发", (SIGNING,)),
    "authority": ("主管部门审核", (AUTHORITY,)),
    "first_review": ("业务股室初审", (FIRST_REVIEW,)),
}
#: Where a case goes on from a state whose step is switched off.
_ON = {
    GOALS: GOALS_REVIEW,
    GOALS_REVIEW: FILLING,
    REVIEW: MEETING,
    MEETING: SIGNING,
    SIGNING: READY,
    AUTHORITY: FIRST_REVIEW,
    FIRST_REVIEW: RECEIPT,
}
#: In these the unit may type; in the first only its objectives.
OPEN = frozenset({GOALS, FILLING})
#: In these the unit's own people are at it: nothing of it may be seen from outside.
INSIDE = frozenset({GOALS, GOALS_REVIEW, FILLING, REVIEW, MEETING, SIGNING, READY})
#: What somebody else must be than the one who did the other.
_APART = {"pass_review": "submit", "approve_goals": "submit_goals"}


def first_state(skipped: list[str]) -> tuple[str, tuple[str, ...]]:
    """Where a new case begins, and the states passed by."""
    return _onward(GOALS, skipped)


def possible(state: str, role: str) -> Iterator[tuple[str, Step]]:
    """The actions that a role may take from a state."""
    for (before, action), step in STEPS.items():
        if before == state and role in step.roles:
            yield action, step


def take(case: Case, action: str, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take one step: look it up or refuse, change the state, log; in one transaction.

    Args:
        case: is locked and read anew.
        action: name of the action.
        by: who, in which post; that the case is theirs is for `rights` to say.
        opinion: 意见.
        key: of the request; the same key again changes nothing.

    Raises:
        NotPossible: not from this state, or without an opinion where one must be given.
        NotYours: not in this role.
        SamePerson: the one who submitted may not review, unless the task allows it.
    """
    with transaction.atomic():
        # Who types locks the dossier: no value changes while the case goes on to be reviewed.
        Dossier.objects.select_for_update().get(pk=case.dossier_id)
        now = Case.objects.select_for_update().get(pk=case.pk)
        if key and Event.objects.filter(case=now, key=key).exists():
            return now
        step = _step(now, action, by, opinion)
        remark = _apart(now, action, by)
        state, passed = _onward(step.after, now.task.skipped)
        before, now.state = now.state, state
        now.revision += 1
        now.save()
        _told(now, action, by, (before, state, f"{opinion}{remark}"), key=key)
        for one in passed:
            Event.objects.create(
                case=now, action="skipped", before=one, after=state, person=None,
                post="本任务不设这一环节",
            )  # fmt: skip
        return now


def _step(case: Case, action: str, by: Acting, opinion: str) -> Step:
    step = STEPS.get((case.state, action))
    if step is None:
        titles = [one.title for _, one in possible(case.state, by.post.role)]
        wanted = next((one.title for (_, name), one in STEPS.items() if name == action), action)
        raise NotPossible(str(case), STATES[case.state], wanted, titles)
    if by.post.role not in step.roles:
        raise NotYours(step.title, [Role(role).label for role in sorted(step.roles)])
    if step.opinion and not opinion.strip():
        raise NotPossible(str(case), "没有写意见", step.title, [])
    return step


def _apart(case: Case, action: str, by: Acting) -> str:
    """A remark where one person did both, and the task allows it.

    Raises:
        SamePerson: the task does not.
    """
    other = _APART.get(action)
    last = Event.objects.filter(case=case, action=other).last() if other else None
    if last is None or last.person_id != by.person.pk:
        return ""
    if not case.task.one_person:
        raise SamePerson(by.person.name)
    return "（经办和审核为同一人，本任务允许）"


def _onward(state: str, skipped: list[str]) -> tuple[str, tuple[str, ...]]:
    """The state itself, or the next one whose step is not switched off; and those passed."""
    off = {one for name in skipped for one in OPTIONAL[name][1]}
    passed = []
    while state in off:
        passed.append(state)
        state = _ON[state]
    return state, tuple(passed)


def _told(case: Case, action: str, by: Acting, said: tuple[str, str, str], *, key: str) -> None:
    """The step as an event of the case, and as a link of the log."""
    before, after, opinion = said
    Event.objects.create(
        case=case, action=action, before=before, after=after, person=by.person,
        post=str(by.post), opinion=opinion, key=key,
    )  # fmt: skip
    log.append(by, log.Told("step", action, STATES[before], STATES[after], opinion), case=case)
