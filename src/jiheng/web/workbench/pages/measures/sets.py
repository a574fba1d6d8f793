"""A reference set (参照数): figures computed from an upload, kept with the case; nobody's value."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.db import transaction

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import year_word
from jiheng.dossiers.workbook.typed import CellKey, Form, row_key
from jiheng.measures.reported import computed_name
from jiheng.web.security.confined import confined
from jiheng.web.workbench import kept, log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.cells import Standing
from jiheng.web.workbench.errors import Closed
from jiheng.web.workbench.models import Case, Import
from jiheng.web.workbench.pages.measures.errors import TooLarge

_JSON = "application/json"
#: Of one upload: a year of hours of ten stations has half of it.
MOST_BYTES = 20 * 2**20
_MEGABYTE = 2**20
#: Address space; what is really used is a fourth of it.
_MEGABYTES = 2048
_FIGURES, _HASH = "数值", "文件SHA-256"


class Asked(NamedTuple):
    """What an upload is to be computed as.

    Attributes:
        medium: a name of ``jiheng.measures.media.MEDIA``.
        ratio: which ratio, where the medium is one.
        year: of the data.
    """

    medium: str
    ratio: str
    year: int


class Place(NamedTuple):
    """A cell that a figure may stand beside, and its name on the form."""

    key: CellKey
    title: str


def keep(case: Case, by: Acting, asked: Asked, upload: tuple[str, bytes]) -> Import:
    """Compute in a confined process; keep the figures, and of the data only their hash.

    Raises:
        Closed: nothing may be added to this case now.
        JihengError: the file lacks something.
    """
    name, content = upload
    if len(content) > MOST_BYTES:
        raise TooLarge(name, MOST_BYTES // _MEGABYTE)
    told = _computed(case, asked, upload)
    told |= {"文件": name, _HASH: hashlib.sha256(content).hexdigest()}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    with transaction.atomic():
        now = _open(case, by)
        stored = kept.keep(text.encode(), _JSON)
        one = Import.objects.create(
            case=now, kind=Import.Kind.MEASURES, name=name[:200], stored=stored,
            told=told["数据情况"], person=by.person,
        )  # fmt: skip
        what = f"读入{one.get_kind_display()} {name}"[:300]
        log.append(by, log.Told("import", what, "", told[_HASH]), case=now)
    return one


def figures_of(one: Import) -> dict[str, Any]:
    """What was computed, as ``measures.yaml`` tells it.

    Raises:
        BrokenFile: it is not what was kept.
    """
    found: dict[str, Any] = json.loads(kept.content_of(one.stored))
    return found


def places(case: Case, form: Form, standing: Mapping[CellKey, Standing], year: int) -> list[Place]:
    """Cells a figure of that year may stand beside: base data, and results of objectives."""
    back = case.dossier.year - year
    found = []
    sheet = form.by_name[tabs.FACTS]
    for row in sheet.rows:
        key = CellKey(tabs.FACTS, "" if row.band else row_key(sheet, row), f"value{back}")
        if form.slot(key) is not None:
            found.append(Place(key, f"{key.row}（{year_word(back)}）" if back else key.row))
    return found if back else [*found, *_objectives(standing)]


def _objectives(standing: Mapping[CellKey, Standing]) -> Iterator[Place]:
    for key, one in standing.items():
        if key.sheet == tabs.OBJECTIVES and key.column == "title" and one.value:
            yield Place(key._replace(column="actual"), one.value)


def offered(form: Form, name: str, there: list[Place]) -> CellKey | None:
    """The cell that bears the figure's name or an alias of it; None where none does."""
    for place in there:
        spec = form.asked.fact(place.key.row) if place.key.sheet == tabs.FACTS else None
        names = (place.title, *((spec.name, *spec.aliases) if spec else ()))
        if name in map(computed_name, names):
            return place.key
    return None


def set_beside(case: Case, by: Acting, one: Import, wanted: Mapping[str, CellKey]) -> None:
    """Say beside which cells figures stand; those not named stand beside none.

    Args:
        case: whose set it is.
        by: who says so.
        one: the set.
        wanted: cell by name of the figure.

    Raises:
        Closed: nothing may be changed in this case now.
    """
    told = figures_of(one)
    source = f"{told['项目']}，{told['标准']}"
    cells = [
        [*key, figure["值"], f"{source}：{figure.get('算式', '')}（{one.name}）", name]
        for name, figure in told[_FIGURES].items()
        if (key := wanted.get(name)) is not None
    ]
    with transaction.atomic():
        now = _open(case, by)
        one.cells = cells
        one.save(update_fields=["cells"])
        what = f"{one.get_kind_display()} {one.name}"[:300]
        log.append(by, log.Told("import", what, "", f"{len(cells)}格对照"), case=now)


def _open(case: Case, by: Acting) -> Case:
    """The case as it stands, held.

    Raises:
        Closed: nothing may be added to it now.
    """
    now = Case.objects.select_for_update().get(pk=case.pk)
    if not rights.may_type(by, now):
        raise Closed(str(now), workflow.STATES[now.state])
    return now


def _computed(case: Case, asked: Asked, upload: tuple[str, bytes]) -> dict[str, Any]:
    name, content = upload
    subject = case.dossier.agency.name
    wanted = {**asked._asdict(), "subject": subject}
    with TemporaryDirectory(prefix="jiheng-measures-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        answer = confined("measures", path, wanted=wanted, megabytes=_MEGABYTES)
    found: dict[str, Any] = json.loads(answer)
    return found
