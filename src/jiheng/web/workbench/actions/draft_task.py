"""拟定任务 (``draft_task``): from a notice or from nothing; a person confirms it before issuing."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from jiheng.web.accounts.models import Role
from jiheng.web.security.confined import confined
from jiheng.web.workbench import kept, log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Task
from jiheng.web.workbench.notices import Found, found_in

#: A notice has a few pages; whatever takes longer is no notice.
_SECONDS = 30
_LISTS = ("files", "forms")


def do(by: Acting, *, name: str, content: bytes, media: str, today: date) -> Task:
    """Read a notice in the confined process and draft what it says; nothing is issued.

    Args:
        by: of the bureau.
        name: of the file, for messages and by its ending for its kind.
        content: of the file.
        media: its type.
        today: stands in where the notice says no day.

    Raises:
        NotYours: only the bureau drafts tasks.
        JihengError: the file cannot be read.
    """
    _only_the_bureau(by)
    found = found_in(_blocks(name, content))
    with transaction.atomic():
        task = Task(
            issuer=by.post.agency, notice=kept.keep(content, media), **_values(found, today)
        )
        task.found = {field: one._asdict() for field, one in found.items()}
        task.save()
        log.append(by, log.Told("task", str(task), "", "按通知拟定", name))
    return task


def plain(by: Acting, *, today: date) -> Task:
    """Draft a task without a notice.

    Raises:
        NotYours: only the bureau drafts tasks.
    """
    _only_the_bureau(by)
    with transaction.atomic():
        task = Task.objects.create(issuer=by.post.agency, **_values({}, today))
        log.append(by, log.Told("task", str(task), "", "拟定"))
    return task


def _only_the_bureau(by: Acting) -> None:
    if by.post.role != Role.BUREAU:
        raise NotYours("拟定任务", [Role.BUREAU.label])


def _blocks(name: str, content: bytes) -> list[dict[str, object]]:
    """The notice as the confined process reads it."""
    with TemporaryDirectory(prefix="jiheng-notice-") as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        blocks: list[dict[str, object]] = json.loads(confined("notice", path, seconds=_SECONDS))
    return blocks


def _values(found: Mapping[str, Found], today: date) -> dict[str, Any]:
    """What a draft starts with: as found, else what is usual."""
    said = {field: one.value for field, one in found.items()}
    year = int(said["year"]) if "year" in said else today.year - 1
    return {
        "title": said.get("title") or f"{year}年度部门整体支出绩效自评",
        "year": year,
        "deadline": date.fromisoformat(said["deadline"]) if "deadline" in said else today,
        "number": said.get("number", ""),
        "pattern": said.get("pattern", "{材料}"),
        **{name: said[name].splitlines() for name in _LISTS if name in said},
    }
