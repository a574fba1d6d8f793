"""我填完了 (``finish_part``): whoever has a part says it is finished, or takes that back."""

from django.db import transaction
from django.utils import timezone

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Section


def do(section: Section, by: Acting, *, done: bool = True) -> None:
    """Say it; said twice it is said once.

    Raises:
        NotYours: the part is somebody else's.
    """
    if section.person_id != by.person.pk and by.post.role != Role.OFFICER:
        raise NotYours("我填完了", [section.person.name, Role.OFFICER.label])
    with transaction.atomic():
        one = Section.objects.select_for_update().get(pk=section.pk)
        if (one.done_at is not None) == done:
            return
        one.done_at = timezone.now() if done else None
        one.save(update_fields=["done_at"])
        told = log.Told("section", f"分工 {one}", "", "已填完" if done else "继续填写")
        log.append(by, told, case=section.case)
