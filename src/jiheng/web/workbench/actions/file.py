"""报送 (``file``): the bundle is made, checked against the task's list, kept, and handed in.

What is filed is what is stored, byte for byte: the bundle is made once, kept by its
content, and neither it nor the cells it was made of are touched again.
"""

from collections.abc import Mapping

from django.db import transaction

from jiheng.web.workbench import kept, log, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.bundled import Bundled, bundled
from jiheng.web.workbench.errors import ChangedMeanwhile, Incomplete
from jiheng.web.workbench.models import Case, Event, FiledFile, Filing

_ZIP = "application/zip"
_JSON = "application/json"


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Make the bundle, keep it and take the step; all of it or nothing.

    Raises:
        Incomplete: files the task asks for are not in the bundle.
        ChangedMeanwhile: the case was changed while its bundle was made.
        JihengError: not from this state, not in this role, or the report cannot be written.
    """
    if key and Event.objects.filter(case=case, key=key).exists():
        return Case.objects.get(pk=case.pk)
    made = bundled(case)
    if made.missing:
        raise Incomplete(made.missing)
    with transaction.atomic():
        now = Case.objects.select_for_update().get(pk=case.pk)
        if key and Event.objects.filter(case=now, key=key).exists():
            return now
        if now.revision != case.revision:
            raise ChangedMeanwhile(str(now), workflow.STATES[now.state])
        taken = workflow.take(case, "file", by, opinion=opinion, key=key)
        filing = _kept(taken, by, made)
        told = log.Told("filing", f"第{filing.number}次报送", "", filing.bundle.sha256)
        log.append(by, told, case=taken)
    return taken


def _kept(case: Case, by: Acting, made: Bundled) -> Filing:
    last = case.filings.order_by("-number").values_list("number", flat=True).first()
    filing = Filing.objects.create(
        case=case,
        number=(last or 0) + 1,
        bundle=kept.keep(made.archive, _ZIP),
        cells=kept.keep(made.cells, _JSON),
        score=made.score,
        filed_score=made.filed_score,
        person=by.person,
    )
    FiledFile.objects.bulk_create(_files(filing, made.files))
    return filing


def _files(filing: Filing, files: Mapping[str, tuple[bytes, str]]) -> list[FiledFile]:
    return [
        FiledFile(filing=filing, name=name, stored=kept.keep(content, media))
        for name, (content, media) in files.items()
    ]
