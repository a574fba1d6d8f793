"""Fill an empty database with a county at work; every step is taken by the action itself.

The departments and their figures are those of ``examples/``; the bureau of finance,
the people and the opinions are invented. Deadlines count from today.
"""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.accounts.models import Agency, Person, Post, Role
from jiheng.web.workbench import cells, kept, log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import (
    accept,
    file,
    issue,
    pass_first_review,
    pass_review,
    record_meeting,
    remind,
    save_cells,
    send_back,
    sign,
    submit,
)
from jiheng.web.workbench.actions.record_meeting import Meeting
from jiheng.web.workbench.audits.own import reports_of
from jiheng.web.workbench.audits.taken_in import Sent, take_in
from jiheng.web.workbench.bundled import MEDIA
from jiheng.web.workbench.demo.departments import Department, department
from jiheng.web.workbench.demo.notice import notice, word_file
from jiheng.web.workbench.demo.people import PASSWORD, WORKERS, Worker
from jiheng.web.workbench.models import Case, Dossier, Entry, Filing, Section, Task
from jiheng.web.workbench.notices import found_in

__all__ = ["PASSWORD", "PEOPLE", "fill"]

_FINANCE = "示范县财政局"
#: Key of an agency → 单位编码, key of the one above it, 对口股室. Names come from the departments.
_AGENCIES = {
    "finance": ("101", "", ""),
    "hengyang": ("211", "", "经济建设股"),
    "hengdong": ("211001", "hengyang", "经济建设股"),
    "yueyang": ("212", "", "经济建设股"),
    "miluo": ("603013", "yueyang", "经济建设股"),
    "linfen": ("213", "", "资源环境股"),
    "quwo": ("213001", "linfen", "资源环境股"),
    "zhanjiang": ("214", "", "资源环境股"),
    "lianyungang": ("215", "", "资源环境股"),
}
_DEPARTMENTS = {
    "hengdong": "hengdong_2024",
    "miluo": "miluo_2020",
    "quwo": "quwo_2021",
    "zhanjiang": "zhanjiang_2022",
    "lianyungang": "lianyungang_2020",
}
#: Department → days from today to its deadline, and steps its task does without.
_TASKS = {
    "hengdong": (3, ("goals",)),
    "miluo": (12, ("goals", "authority", "first_review")),
    "quwo": (5, ("goals", "authority", "first_review")),
    "zhanjiang": (9, ("goals", "authority", "first_review")),
    "lianyungang": (-6, ("goals", "authority")),
}
#: Of 绩效目标 this many rows are done, where a department is still filling in.
_DONE_ROWS = 8
#: What every task asks for.
_FILES = ("部门整体支出绩效自评报告", "部门整体支出绩效自评表", "报送函")
_OPINION = (
    "基本支出和项目支出相加与支出决算数相差较大，应对照决算报表说明；绩效目标表缺少服务对象满意度。"
)
_PLACES = {Role.BUREAU: "财政绩效科", Role.DIVISION: "财政业务股室"}


def _title(worker: Worker) -> str:
    """Who somebody is, for the list that the server prints."""
    where = _PLACES.get(worker.role) or _name(worker.agency)
    return f"{worker.name}，{where}，{worker.role.label}"


def _name(key: str) -> str:
    """Of an agency."""
    if key == "finance":
        return _FINANCE
    if key in _DEPARTMENTS:
        return department(_DEPARTMENTS[key]).name
    below = next(one for one, (_, above, _) in _AGENCIES.items() if above == key)
    return department(_DEPARTMENTS[below]).authority


#: Login → who that is.
PEOPLE = {worker.login: _title(worker) for worker in WORKERS}


def fill() -> list[tuple[str, str, str, str]]:
    """Make the county; login, password, role and agency of everybody in it."""
    with transaction.atomic():
        county = _County()
        county.work()
    return [(one.login, PASSWORD, one.role.label, _name(one.agency)) for one in WORKERS]


class _County:
    """The county while it is made."""

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.agencies = _agencies()
        self.posts = _posts(self.agencies)
        self.departments = {key: department(name) for key, name in _DEPARTMENTS.items()}
        self.cases = {key: self._issued(key) for key in _TASKS}

    def work(self) -> None:
        """Bring each department to where it is."""
        self._hengdong()
        self._typed("miluo")
        submit.do(self._case("miluo"), self.posts["miluo"])
        self._typed("quwo")
        self._filed("quwo")
        send_back.do(self._case("quwo"), self.posts["bureau"], opinion=_OPINION)
        self._typed("zhanjiang")
        self._filed("zhanjiang")
        self._typed("lianyungang")
        self._filed("lianyungang")
        pass_first_review.do(
            self._case("lianyungang"), self.posts["division"], opinion="收入、支出与决算一致。"
        )
        accept.do(self._case("lianyungang"), self.posts["bureau"])
        self._drafted()
        self._reminded()
        self._audited()

    def _issued(self, key: str) -> Case:
        """The task of a department, issued; its authority answers it too."""
        days, skipped = _TASKS[key]
        one = self.departments[key]
        task = Task.objects.create(
            title=f"{one.year}年度部门整体支出绩效自评",
            year=one.year,
            framework=one.framework,
            deadline=self.today + timedelta(days=days),
            skipped=list(skipped),
            files=list(_FILES),
            pattern="{单位}_{年度}_{材料}",
            number=f"示财绩〔{one.year + 1}〕{len(_TASKS) + list(_TASKS).index(key)}号",
            issuer=self.agencies["finance"],
        )
        agencies = [self.agencies[key]]
        if key == "hengdong":
            agencies.append(self.agencies["hengyang"])
        return issue.do(task, self.posts["bureau"], agencies=agencies, now=timezone.now())[0]

    def _drafted(self) -> None:
        """A task that waits to be confirmed, read from its notice."""
        year = self.today.year
        lines = notice(year, date(year + 1, 4, 15))
        found = found_in([{"kind": "paragraph", "text": line} for line in lines])
        said = {name: one.value for name, one in found.items()}
        Task.objects.create(
            title=said["title"],
            number=said["number"],
            year=year,
            framework="hunan_hengyang_2024",
            deadline=date.fromisoformat(said["deadline"]),
            files=said["files"].splitlines(),
            forms=said["forms"].splitlines(),
            pattern=said["pattern"],
            notice=kept.keep(word_file(lines), MEDIA[".docx"]),
            found={name: one._asdict() for name, one in found.items()},
            issuer=self.agencies["finance"],
        )

    def _reminded(self) -> None:
        """The bureau has reminded those whose day is near."""
        task = self.cases["hengdong"].task
        text = f"{task.title}还有三天截止，尚未报送的抓紧办理。"
        remind.do(task, self.posts["bureau"], task.cases.all(), text)

    def _audited(self) -> None:
        """The reports that were filed wait in the bureau's queue of audits."""
        for key in ("zhanjiang", "lianyungang"):
            filing = Filing.objects.get(case=self.cases[key])
            take_in(self.posts["bureau"], reports_of(filing), Sent(key=key, filing=filing))

    def _case(self, key: str) -> Case:
        return Case.objects.select_related("dossier__agency__parent", "task").get(
            pk=self.cases[key].pk
        )

    def _typed(self, key: str, without: frozenset[CellKey] = frozenset()) -> None:
        """Type a department's workbook into its case."""
        changes = [
            save_cells.Wanted(place, text, 0)
            for place, text in self.departments[key].typed.items()
            if place not in without and not cells.is_given(place)
        ]
        outcome = save_cells.do(self._case(key), self.posts[key], changes)
        for _, refusal in outcome.refused:
            raise refusal

    def _hengdong(self) -> None:
        """Half filled in by two people, with the figures of the year before beside it."""
        one = self.departments["hengdong"]
        self._typed("hengdong", frozenset(_still_open(one)))
        self._year_before("hengdong")
        case = self._case("hengdong")
        Section.objects.create(
            case=case, person=self.posts["hengdong2"].person, sheet=tabs.OBJECTIVES
        )
        Section.objects.create(case=case, person=self.posts["hengdong"].person, sheet=tabs.TEXTS)

    def _year_before(self, key: str) -> None:
        """The dossier of the year before, from the figures this year's workbook repeats."""
        one, agency = self.departments[key], self.agencies[key]
        dossier = Dossier.objects.create(agency=agency, year=one.year - 1)
        source = f"{one.year}年度填报表的上年数"
        made = [
            Entry(dossier=dossier, **place._asdict(), value=text, source=source)
            for place, text in one.last_year()
        ]
        Entry.objects.bulk_create(made)
        told = log.Told("import", f"{one.year - 1}年度基础数据", "", f"{len(made)}项", source)
        log.append(None, told, agency=agency.code)

    def _filed(self, key: str) -> None:
        """From filling in to the bureau's door."""
        officer = self.posts[f"{key}.officer"]
        submit.do(self._case(key), self.posts[key])
        pass_review.do(self._case(key), officer)
        meeting = Meeting(self.today - timedelta(days=1), "局务会")
        record_meeting.do(self._case(key), officer, meeting, today=self.today)
        sign.do(self._case(key), self.posts[f"{key}.head"])
        file.do(self._case(key), officer)


def _still_open(one: Department) -> list[CellKey]:
    """What a department that is still filling in has not typed yet."""
    rows = list(dict.fromkeys(key.row for key in one.typed if key.sheet == tabs.OBJECTIVES))
    later = set(rows[_DONE_ROWS:])
    return [
        key
        for key in one.typed
        if key.sheet == tabs.TEXTS
        or (key.sheet == tabs.OBJECTIVES and key.row in later and key.column == "actual")
    ]


def _agencies() -> dict[str, Agency]:
    """The tree, from the top."""
    made: dict[str, Agency] = {}
    for key, (code, above, division) in _AGENCIES.items():
        one = department(_DEPARTMENTS[key]) if key in _DEPARTMENTS else None
        made[key] = Agency.objects.create(
            code=code,
            name=_name(key),
            kind=_kind(key),
            parent=made[above] if above else None,
            region=one.region if one else "",
            nature=one.nature if one else "",
            division=division,
        )
    return made


def _kind(key: str) -> Agency.Kind:
    if key == "finance":
        return Agency.Kind.FINANCE
    is_above = any(above == key for _, above, _ in _AGENCIES.values())
    return Agency.Kind.AUTHORITY if is_above else Agency.Kind.UNIT


def _posts(agencies: dict[str, Agency]) -> dict[str, Acting]:
    """Everybody at their post; one password, hashed once."""
    hashed, made = make_password(PASSWORD), {}
    for one in WORKERS:
        someone = Person.objects.create(one.login, one.name)
        someone.password = hashed
        someone.save()
        post = Post.objects.create(
            person=someone, agency=agencies[one.agency], role=one.role, section=one.section
        )
        made[one.login] = Acting(someone, post)
    return made
