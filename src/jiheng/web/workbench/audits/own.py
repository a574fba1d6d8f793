"""Reports of our own: that of a case as it stands, and those of a filing as they were filed."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from jiheng.web.workbench import kept, workflow
from jiheng.web.workbench.audits.archives import is_report
from jiheng.web.workbench.audits.errors import NoReport
from jiheng.web.workbench.bundled import bundled
from jiheng.web.workbench.models import Case, Filing

_REPORT = "报告"
#: Of one report in several formats, the first is audited: it takes comments.
_FORMS = (".docx", ".doc", ".wps", ".pdf", ".html", ".xlsx")


def report_of(case: Case) -> list[tuple[str, BinaryIO]]:
    """The report of a case: as it is now inside the unit, as it was filed from then on.

    Raises:
        NoReport: it has none.
        JihengError: it cannot be written.
    """
    if case.state not in workflow.INSIDE:
        filing = case.filings.order_by("-number").first()
        if filing is not None:
            return reports_of(filing)
    contents = {name: content for name, (content, _) in bundled(case).files.items()}
    return [(name, BytesIO(contents[name])) for name in _reports(str(case), contents)]


def reports_of(filing: Filing) -> list[tuple[str, BinaryIO]]:
    """The reports of a filing, byte for byte.

    Raises:
        NoReport: it has none.
    """
    stored = {one.name: one.stored for one in filing.files.select_related("stored")}
    names = _reports(str(filing), stored)
    return [(name, BytesIO(kept.content_of(stored[name]))) for name in names]


def _reports(where: str, files: Mapping[str, object]) -> list[str]:
    """Names of the files that are reports, each in one format.

    Raises:
        NoReport: there are none.
    """
    readable = [name for name in files if is_report(name)]
    named = [name for name in readable if _REPORT in PurePosixPath(name).stem]
    found = list(_once(named or readable))
    if not found:
        raise NoReport(where)
    return found


def _once(names: list[str]) -> Iterator[str]:
    by_stem: dict[str, list[str]] = {}
    for name in names:
        by_stem.setdefault(str(PurePosixPath(name).with_suffix("")), []).append(name)
    for same in by_stem.values():
        yield min(same, key=_place)


def _place(name: str) -> int:
    suffix = PurePosixPath(name).suffix.lower()
    return _FORMS.index(suffix) if suffix in _FORMS else len(_FORMS)
