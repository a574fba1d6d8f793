"""Keep evidence (存入佐证): a file beside the row or the indicator it supports."""

from typing import NamedTuple

from django.db import transaction

from jiheng.web.workbench import kept, log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import Closed, UnfitFile
from jiheng.web.workbench.models import Case, Evidence

#: Of one file; a scanned contract of fifty pages has half of it.
MOST_BYTES = 20 * 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD, _SHEET = "application/msword", "application/vnd.ms-excel"
_OPENXML = "application/vnd.openxmlformats-officedocument"
#: Ending → how its content begins, and its media type.
KINDS: dict[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF", "application/pdf"),
    "ofd": (_ZIP, "application/ofd"),
    "docx": (_ZIP, f"{_OPENXML}.wordprocessingml.document"),
    "doc": (_OLE, _WORD),
    "wps": (_OLE, _WORD),
    "xlsx": (_ZIP, f"{_OPENXML}.spreadsheetml.sheet"),
    "xls": (_OLE, _SHEET),
    "et": (_OLE, _SHEET),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    "png": (b"\x89PNG", "image/png"),
    "zip": (_ZIP, "application/zip"),
}
_LONGEST_NAME = 200


class Place(NamedTuple):
    """What a file supports: a row of a sheet, or an indicator by its path."""

    sheet: str = ""
    row: str = ""
    path: str = ""

    def __str__(self) -> str:
        """As the log names it."""
        return f"{self.sheet} {self.row}".strip() or self.path or "全部材料"


def do(case: Case, by: Acting, place: Place, name: str, content: bytes) -> Evidence:
    """Keep one file.

    Raises:
        Closed: nothing may be added to this case now.
        UnfitFile: it is of another kind than its name says, or too large.
    """
    media = checked(name, content)
    with transaction.atomic():
        now = Case.objects.select_for_update().get(pk=case.pk)
        if not rights.may_type(by, now):
            raise Closed(str(now), workflow.STATES[now.state])
        stored = kept.keep(content, media)
        same = Evidence.objects.filter(
            case=now, stored=stored, withdrawn_at=None, **place._asdict()
        ).first()
        if same is not None:
            return same
        one = Evidence.objects.create(
            case=now, name=name, stored=stored, person=by.person, **place._asdict()
        )
        log.append(by, log.Told("file", f"佐证 {place}", "", f"{name} {stored.sha256}"), case=now)
    return one


def checked(name: str, content: bytes) -> str:
    """The media type of a file that is what its name says.

    Raises:
        UnfitFile: it is not, or is too large.
    """
    ending = name.rpartition(".")[2].lower()
    if len(name) > _LONGEST_NAME:
        raise UnfitFile(name[:40], "文件名过长", "改短后再上传")
    if ending not in KINDS:
        raise UnfitFile(name, "不是这里收的文件类型", f"可以上传：{'、'.join(KINDS)}")
    if len(content) > MOST_BYTES:
        raise UnfitFile(name, f"超过{MOST_BYTES // 2**20}MB", "压缩或拆分后再上传")
    head, media = KINDS[ending]
    if not content.startswith(head):
        raise UnfitFile(name, f"内容不是{ending}文件", "用原来的程序另存后再上传")
    return media
