"""A county of sixty units that have all handed in, for ``web.py``; prints who asks for what.

usage: python benchmarks/web_county.py (the database is that of the environment)
"""

import json
import sys
from datetime import date, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from jiheng.web.ready import ready

UNITS = 60
#: A day on which nobody's idle limit has passed.
_SEEN = "seen"


def main() -> None:
    """Fill in the demo county, add units and filings, sign two people in."""
    ready()
    import_module("jiheng.web.administration.migrate").migrate()
    import_module("jiheng.web.workbench.demo.county").fill()
    models = import_module("jiheng.web.workbench.models")
    accounts = import_module("jiheng.web.accounts.models")
    bureau = accounts.Post.objects.get(role="bureau")
    stored = models.Filing.objects.first().bundle
    task = models.Task.objects.create(
        title="2024年度部门整体支出绩效自评", year=2024, framework="hunan_hengyang_2024",
        deadline=date(2025, 4, 15), issuer=bureau.agency, state="issued",
    )  # fmt: skip
    for number in range(UNITS):
        agency = accounts.Agency.objects.create(code=f"9{number:03}", name=f"示范县第{number}中心")
        dossier = models.Dossier.objects.create(agency=agency, year=2024)
        case = models.Case.objects.create(dossier=dossier, task=task, state="receipt")
        filing = models.Filing.objects.create(
            case=case, number=1, bundle=stored, cells=stored, score="91.25", filed_score="92",
            person=bureau.person,
        )  # fmt: skip
        models.Filing.objects.filter(pk=filing.pk).update(
            at=timezone.now() - timedelta(minutes=number)
        )
    clerk = accounts.Post.objects.get(person__login="hengdong")
    entry = models.Entry.objects.filter(
        dossier__agency=clerk.agency, sheet="基础数据", column="value0"
    ).first()
    case = models.Case.objects.get(dossier=entry.dossier)
    told = {
        "bureau": _session(bureau.person),
        "clerk": _session(clerk.person),
        "case": case.pk,
        "cell": {"sheet": entry.sheet, "row": entry.row, "column": entry.column},
        "revision": entry.revision,
        "value": entry.value,
    }
    sys.stdout.write(json.dumps(told))


def _session(person: object) -> str:
    """A session as signing in makes it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[_SEEN] = timezone.now().timestamp()
    session.create()
    person.session_key = session.session_key
    person.save(update_fields=["session_key"])
    return session.session_key


if __name__ == "__main__":
    main()
