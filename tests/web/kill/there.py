"""A county to kill a server over, and what stands in its database afterwards.

usage: python there.py make | standing     (prints JSON; the database is that of the environment)
"""

# ruff: noqa: E402, I001 - tables can be named only where settings were read
import json
import sys
from collections import defaultdict

import django
from django.conf import settings
from django.core.management import call_command

django.setup()
from jiheng.web.workbench import cells, kept, log, workflow
from jiheng.web.workbench.models import Case, Change, Entry, Event, Filing, Stored
from web import county as counties

#: So few that two people meet in each of them.
CELLS = 6


def make() -> dict:
    """Two units filling in, two people each; a third one signed and ready to be handed in."""
    call_command("migrate", verbosity=0)
    county = counties.build()
    county.sister_case = counties.filled(county, county.sister_case)
    ready = counties.carried(county, county.sister_case, to=workflow.READY)
    places = [
        key
        for key, _ in counties._example_cells(county.case)  # noqa: SLF001
        if key.sheet == "基础数据"
    ][:CELLS]
    writers = [
        {"session": _session(county.by(f"{unit}.{role}")), "case": case.pk}
        for unit, case in (("unit", county.case), ("apart", county.short_case))
        for role in ("clerk", "officer")
    ]
    form = cells.form_of(county.case)
    return {
        "writers": writers,
        "cells": [{**key._asdict(), "where": form.where(key)} for key in places],
        "filing": {"session": _session(county.by("sister.officer")), "case": ready.pk},
    }


def _session(by) -> str:
    return counties.signed_in(by).cookies[settings.SESSION_COOKIE_NAME].value


def standing() -> dict:
    """Entries beside the log, filings beside the state of their case, what does not verify."""
    by_case = {case.dossier_id: case.pk for case in Case.objects.all()}
    log_of = defaultdict(list)
    for change in Change.objects.filter(what="entry").order_by("number"):
        log_of[f"{change.case} {change.where}"].append(change.after)
    forms = {case.dossier_id: cells.form_of(case) for case in Case.objects.all()}
    entries = {}
    for one in Entry.objects.all():
        where = forms[one.dossier_id].where(cells.CellKey(one.sheet, one.row, one.column))
        entries[f"{by_case[one.dossier_id]} {where}"] = [one.value, one.revision]
    return {
        "log": log_of,
        "entries": entries,
        "filings": {case.pk: _filing(case) for case in Case.objects.all()},
        "broken": [str(one) for one in (*log.verify(), *kept.verify())],
    }


def _filing(case: Case) -> dict:
    filings = Filing.objects.filter(case=case)
    return {
        "state": case.state,
        "filings": filings.count(),
        "files": sum(one.files.count() for one in filings),
        "events": Event.objects.filter(case=case, action="file").count(),
        "links": Change.objects.filter(case=case.pk, what="filing").count(),
        "stored": Stored.objects.filter(media="application/zip").count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"make": make, "standing": standing}[sys.argv[1]]()))
