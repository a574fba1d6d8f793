"""One audit from waiting to done: read apart, audited in the confined process, kept."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from mimetypes import guess_type
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils import timezone

from jiheng import __version__
from jiheng.auditing.kept import key_of
from jiheng.auditing.limits import SECONDS
from jiheng.errors import JihengError
from jiheng.web.security.confined import confined
from jiheng.web.workbench import kept
from jiheng.web.workbench.audits import incoming, remembered
from jiheng.web.workbench.audits.errors import OtherEdition
from jiheng.web.workbench.models import Audit

#: Of address space: a scan of forty pages is recognised in less.
MEGABYTES = 3000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_JSON = "application/json"
CLASSIFIED = (
    "这份文件首页标有密级，没有处理，文件、文件名和内容都没有留存。涉密文件在涉密计算机上核对。"
)
_GONE = "上传的文件已不在。重新上传。"
_BROKEN = "审核时程序出错，已记入日志。重新上传；仍然出错的，告诉系统管理员。"


def edition() -> str:
    """Of this program's checks: another one may find something else in the same report."""
    return f"{__version__}-{key_of('', b'', publication=False)[:12]}"


def run(pk: int) -> None:
    """Do one audit; what is wrong with the file is its result. Done already: nothing."""
    audit = _begun(pk)
    if audit is None:
        return
    with _told(audit):
        try:
            with _file(audit) as path:
                _audit(audit, path)
        except JihengError as error:
            fail(audit, str(error))


@contextmanager
def _told(audit: Audit) -> Iterator[None]:
    """A fault of ours is told and goes on; an audit whose process ends is taken up again."""
    with ExitStack() as ended:
        ended.push(lambda _, fault, __: fail(audit, _BROKEN) if _is_fault(fault) else None)
        yield


def _is_fault(ended_by: BaseException | None) -> bool:
    return isinstance(ended_by, Exception)


def _begun(pk: int) -> Audit | None:
    """The audit, from now on running; None where another has it or had it."""
    with transaction.atomic():
        audit = Audit.objects.select_for_update().filter(pk=pk).first()
        if audit is None or audit.state != Audit.State.WAITING:
            return None
        audit.state = Audit.State.RUNNING
        audit.attempts += 1
        audit.started_at = timezone.now()
        audit.save(update_fields=["state", "attempts", "started_at"])
    return audit


@contextmanager
def _file(audit: Audit) -> Iterator[Path | None]:
    """Its file, under its name; None where it is gone."""
    if audit.incoming:
        yield incoming.waiting(audit.incoming)
        return
    with named_copy(audit) as path:
        yield path


@contextmanager
def named_copy(audit: Audit) -> Iterator[Path]:
    """The stored report of an audit under its own name, which messages call it by.

    Raises:
        JihengError: it is not what was stored.
    """
    if audit.report is None:
        raise AssertionError(audit.pk)
    with TemporaryDirectory(prefix="jiheng-") as folder:
        path = Path(folder) / incoming.harmless(audit.name)
        path.write_bytes(kept.content_of(audit.report))
        yield path


def _audit(audit: Audit, path: Path | None) -> None:
    if path is None or audit.problem:
        fail(audit, audit.problem or _GONE)
        return
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    remembered.corrections(audit, sha256)
    earlier = remembered.result(audit, sha256, edition())
    if earlier is not None:
        _done_before(audit, path.name, earlier)
        return
    answer = answer_of(audit, path)
    if answer.get("classified"):
        _forget(audit)
        return
    _done(audit, path, answer)


def answer_of(audit: Audit, path: Path, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - json
    """What the confined process says of a file, read as people set it right.

    Raises:
        JihengError: it cannot be read, or takes too much.
    """
    wanted = {"publication": audit.publication, "patches": remembered.patches(audit), **more}
    told = confined("report", path, wanted=wanted, seconds=SECONDS, megabytes=MEGABYTES)
    answer: dict[str, Any] = json.loads(told)
    return answer


def written(audit: Audit, form: str) -> bytes:
    """The audit in one format, its 核实说明 with it.

    Raises:
        OtherEdition: the program would find something else than the page shows.
        JihengError: the file takes no comments, or cannot be read.
    """
    if audit.edition != edition():
        raise OtherEdition(audit.name)
    with named_copy(audit) as path:
        answer = answer_of(audit, path, form=form, waivers=remembered.waivers(audit))
    return b64decode(answer["content"])


def _done(audit: Audit, path: Path, answer: dict[str, Any]) -> None:
    """Keep the report and what was found in it."""
    page = answer["page"]
    audit.word = answer["word"]
    audit.name = path.name
    media = _WORD if audit.word else guess_type(path.name)[0] or "application/octet-stream"
    if audit.report is None:
        audit.report = kept.keep(path.read_bytes(), media)
    audit.result = kept.keep(answer["result"].encode(), _JSON)
    audit.page = kept.keep(json.dumps(page, ensure_ascii=False).encode("utf-8", "replace"), _JSON)
    audit.found = [[one["key"], one["check"], one["severity"]] for one in page["findings"]]
    audit.subject, audit.about = page["agency"][:120], page["about"][:300]
    audit.unchecked = page["unchecked"]
    _finish(audit, answer["unfit"])


def _done_before(audit: Audit, name: str, earlier: Audit) -> None:
    """The same content, read the same way by the same program: the same result."""
    for field in ("report", "result", "page", "word", "found", "subject", "about", "unchecked"):
        setattr(audit, field, getattr(earlier, field))
    audit.name = name
    unfit = earlier.corrections.filter(applied=False).values_list("place", flat=True)
    _finish(audit, list(unfit))


def _finish(audit: Audit, unfit: list[str]) -> None:
    severities = [severity for _, _, severity in audit.found]
    audit.errors, audit.doubts, audit.notes = (
        severities.count(one) for one in ("error", "doubt", "note")
    )
    token, audit.incoming = audit.incoming, ""
    audit.state, audit.problem = Audit.State.DONE, ""
    audit.edition, audit.done_at = edition(), timezone.now()
    with transaction.atomic():
        if audit.previous is None:
            audit.previous = remembered.before(audit)
        audit.save()
        audit.corrections.filter(place__in=unfit).update(applied=False)
        remembered.carry_waivers(audit)
    incoming.forget(token)


def _forget(audit: Audit) -> None:
    """Of what is classified only this is left: that there was such a file."""
    incoming.forget(audit.incoming)
    audit.name = ""
    fail(audit, CLASSIFIED)


def fail(audit: Audit, problem: str) -> None:
    """The row of a file that was not read: its sentence; its content is not kept."""
    path = incoming.waiting(audit.incoming) if audit.incoming else None
    token, audit.incoming = audit.incoming, ""
    if path is not None:
        audit.name = path.name
    audit.state, audit.problem = Audit.State.FAILED, problem
    audit.edition, audit.done_at = edition(), timezone.now()
    audit.save()
    incoming.forget(token)
