"""The edition of a task's framework as pages print it: title and version, id and hash small."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiheng.web.workbench.models import Task
from jiheng.web.workbench.pinned import framework_of

_HASH = 12


def edition(task: Task) -> SafeString | str | None:
    """Of an issued task as it was pinned; of a draft the id alone; None where none is chosen."""
    if not task.hash:
        return task.framework or None
    title = framework_of(task).title
    printed = _("《%(title)s》第%(version)s版") % {"title": title, "version": task.version}
    return format_html(
        '{} <span class="quiet small">{} {}</span>', printed, task.framework, task.hash[:_HASH]
    )
