"""A package (报送包预览): the bundle made in the queue before it is filed, and its audit."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jiheng.auditing.audit import audit
from jiheng.auditing.reported.report import Report
from jiheng.errors import JihengError
from jiheng.home import data_folder
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.bundled import Bundled, bundled
from jiheng.web.workbench.models import Case, Package
from jiheng.web.workbench.reported import reported
from jiheng.whole import whole

#: No bundle takes so long; what waits longer in the queue may be asked for again.
_GIVEN_UP = timedelta(minutes=10)
#: What opens an annex of a report.
_ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十-]*")
_BROKEN = "程序出错，已记入运行日志；再生成一次，仍然不成的告诉系统管理员"
#: What is done, and how far it is then, of 100.
_STEPS = {"写报告和各表": 10, "审核报告": 70, "存放": 90}


def edition(case: Case) -> str:
    """What a package was made of; another one where anything changed."""
    evidence = case.evidence.order_by("-pk").values_list("pk", "withdrawn_at").first()
    gone = case.evidence.exclude(withdrawn_at=None).count()
    return f"{case.revision}.{case.dossier.revision}.{evidence[0] if evidence else 0}.{gone}"


def path_of(package: Package) -> Path:
    """Where its archive lies."""
    return data_folder() / "packages" / f"{package.case_id}.zip"


def order(case: Case, by: Acting) -> Package:
    """Have it made; one that is being made already of the same edition is not made twice."""
    with transaction.atomic():
        package, _ = Package.objects.select_for_update().get_or_create(
            case=case, defaults={"revision": ""}
        )
        if is_busy(package) and package.revision == edition(case):
            return package
        package.state, package.revision = Package.State.WAITING, edition(case)
        package.step, package.done, package.problem = "", 0, ""
        package.person = by.person
        package.save()
        make.enqueue(package.pk)
    return package


def is_busy(package: Package) -> bool:
    """Whether it is being made; one that says so for too long was given up when a process died."""
    if package.state not in {Package.State.WAITING, Package.State.RUNNING}:
        return False
    return timezone.now() - package.at < _GIVEN_UP


@task()
def make(pk: int) -> None:
    """Make the package; what goes wrong is told on its page."""
    package = Package.objects.select_related("case__dossier__agency__parent", "case__task__issuer")
    run(package.get(pk=pk))


def run(package: Package) -> None:
    """Now; whatever ends it early is told on its page."""
    package.state = Package.State.RUNNING
    with ExitStack() as ended_early:
        ended_early.callback(_failed, package, _BROKEN)
        try:
            _made(package)
        except JihengError as problem:
            _failed(package, "；".join(str(problem).splitlines()))
        ended_early.pop_all()
    package.save()


def _failed(package: Package, why: str) -> None:
    package.state, package.problem = Package.State.FAILED, why
    package.save()


def _made(package: Package) -> None:
    case = package.case
    _step(package, "写报告和各表")
    package.revision = edition(case)
    made = bundled(case)
    _step(package, "审核报告")
    package.findings = list(_findings(case))
    _step(package, "存放")
    _keep(package, made)
    package.state, package.step, package.done = Package.State.DONE, "", 100


def _step(package: Package, name: str) -> None:
    package.step, package.done = name, _STEPS[name]
    package.save()


def _keep(package: Package, made: Bundled) -> None:
    with whole(path_of(package)) as temporary:
        temporary.write_bytes(made.archive)
    package.files = [[name, len(content)] for name, (content, _) in made.files.items()]
    package.missing, package.lacking = list(made.missing), list(made.lacking)
    package.notes = list(made.notes)


def _findings(case: Case) -> Iterator[list[str]]:
    """What our own audit finds in our own report, the gravest first."""
    document = reported(case).composed.document
    report, found = audit(document)
    places = list(_places(report))
    for one in found.findings:
        place = places[one.at.passage] if one.at.passage >= 0 else ""
        yield [one.severity.name, one.title, one.message, one.advice, place]


def _places(report: Report) -> Iterator[str]:
    """Where each passage stands: under a heading, or in an annex that has none."""
    annex = ""
    chapter: tuple[str, ...] = ()
    for passage in report.passages:
        if passage.chapters != chapter:
            annex, chapter = "", passage.chapters
        if _ANNEX.fullmatch(passage.text.strip()):
            annex = passage.text.strip()
        yield annex or (chapter[-1] if chapter else "")


def file_of(package: Package, name: str) -> bytes | None:
    """One file of it; None where it has none of that name."""
    path = path_of(package)
    if name not in {one for one, _ in package.files} or not path.is_file():
        return None
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        return archive.read(name) if name in archive.namelist() else None
