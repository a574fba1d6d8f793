"""One file and what came of its audit, fresh or from the cache (审核结果)."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jiheng.auditing import kept
from jiheng.auditing.audit import audit, load
from jiheng.auditing.limits import bounded
from jiheng.auditing.model import Finding, Findings, Severity, Unchecked
from jiheng.auditing.reported.report import Report
from jiheng.documents.content import content_of
from jiheng.documents.read import read
from jiheng.errors import JihengError

#: Larger files are no reports.
MAX_SIZE = 300_000_000


class Options(NamedTuple):
    """What the answer depends on, and whether answers are kept.

    Attributes:
        publication: whether the report is about to be published, so that personal data matter.
        cache: whether an unchanged file may be answered from what was kept.
    """

    publication: bool = False
    cache: bool = True


_USUAL = Options()


class Waiver(NamedTuple):
    """Why a finding is no mistake, or that it is known (核实说明).

    Attributes:
        fingerprint: of the finding; ``""`` where only its words are known.
        explanation: ``""`` of a finding that is merely known.
    """

    fingerprint: str
    explanation: str = ""
    who: str = ""
    when: str = ""


class Closed(NamedTuple):
    """A finding that is not told again, and why."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Audited:
    """One file: what was found, or what stopped it.

    Attributes:
        path: as it was asked for.
        sha: sha256 of its content; ``""`` where it could not be read.
        report: None where the file was not audited; then ``error`` says why.
        closed: findings that a baseline knows.
        corrected: how many findings of the baseline are no longer there.
    """

    path: Path
    sha: str = ""
    report: Report | None = None
    findings: Findings = Findings()  # noqa: RUF009 - frozen
    error: JihengError | None = None
    closed: tuple[Closed, ...] = ()
    corrected: int = 0

    @property
    def file(self) -> str:
        """Its name, without the folder."""
        return self.path.name

    def fails(self, limit: Severity) -> bool:
        """Whether a finding is at least so grave."""
        return any(one.severity >= limit for one in self.findings.findings)


def audit_file(path: Path, options: Options = _USUAL) -> Audited:
    """Audit one file in this process, within bounds of time and memory.

    What is wrong with the file is part of the answer and never raised.
    """
    try:
        sha, entry, report = _looked_up(path, options)
    except JihengError as error:
        return Audited(path, error=error)
    return Audited(path, sha, report or entry.report(), entry.findings)


def answered(path: Path, options: Options) -> tuple[str, kept.Kept]:
    """The digest of a file and what its audit gives.

    Raises:
        JihengError: it cannot be read, or takes too much.
    """
    sha, entry, _ = _looked_up(path, options)
    return sha, entry


def _looked_up(path: Path, options: Options) -> tuple[str, kept.Kept, Report | None]:
    """Its digest, what its audit gives, and the report if it was audited just now."""
    report = None
    with bounded(path.name):
        content = content_of(path, MAX_SIZE)
        sha = sha256(content).hexdigest()
        entry = key = None
        if options.cache:
            key = kept.key_of(path.name, content, publication=options.publication)
            entry = kept.recalled(key)
        if entry is None:
            del content
            report, found = audit(read(path, load), publication=options.publication)
            entry = kept.kept_of(report, _with_unread(report, found))
            if key is not None:
                kept.keep(key, entry)
    return sha, entry, report


def _with_unread(report: Report, found: Findings) -> Findings:
    """What was not read was not checked either: it counts, and is told with the rest."""
    known = {one.reason for one in found.unchecked}
    more = (Unchecked(one.reason) for one in report.document.unread if one.reason not in known)
    return replace(found, unchecked=(*found.unchecked, *more))


def restored(path: Path, sha: str, entry: kept.Kept) -> Audited:
    """What was kept, as it is handed on."""
    return Audited(path, sha, entry.report(), entry.findings)
