"""Rows in every table of the first edition, and what stands in those tables afterwards.

usage: python rows.py write | read     (prints JSON; the database is that of the environment)
"""

# ruff: noqa: SLF001 - Django calls it _meta and documents it
import json
import sys
from datetime import date, datetime

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import make_aware

#: What was first handed to anybody: 0003 of the accounts and later came after it.
FIRST = [("accounts", "0002_initial"), ("workbench", "0001_initial")]
ROWS = 3
#: A whole number that fits the smallest kind of column.
_NUMBER = 2024


def main(what: str) -> None:
    """Bring the database to the first edition and write; or read it as it is."""
    executor = MigrationExecutor(connection)
    first = executor.loader.project_state(FIRST).apps
    models = [one for one in _ordered(first.get_models()) if one._meta.app_label in dict(FIRST)]
    if what == "write":
        executor.migrate(FIRST)
        for model in models:
            for number in range(1, ROWS + 1):
                model.objects.create(**dict(_values(model, number)))
    standing = {one._meta.db_table: _standing(one) for one in models}
    sys.stdout.write(json.dumps(standing, ensure_ascii=False))


def _ordered(models):
    """Those that others refer to first."""
    left, placed = list(models), []
    while left:
        ready = [one for one in left if not _needed(one) - {one} & set(left)]
        placed += ready
        left = [one for one in left if one not in ready]
    return placed


def _needed(model):
    return {field.related_model for field in _stored(model) if field.is_relation}


def _stored(model):
    return [one for one in model._meta.local_concrete_fields if not one.primary_key]


def _values(model, number):
    """A value for each field, different in each row."""
    for field in _stored(model):
        if field.is_relation:
            if field.related_model is not model:
                yield field.attname, number
        else:
            yield field.name, _value(field, number)


def _value(field, number):
    kind = field.get_internal_type()
    made = {
        "BooleanField": number % 2 == 0,
        "DateField": date(2025, 3, number),
        "DateTimeField": make_aware(datetime(2025, 3, number, 9, 30)),  # noqa: DTZ001 - here
        "JSONField": {"名称": ["值", number, None]},
        "GenericIPAddressField": f"10.0.0.{number}",
    }
    if "Integer" in kind:
        return _NUMBER + number
    return made.get(kind, f"{field.name}值{number}"[-(field.max_length or 100) :])


def _standing(model):
    """Every row as the database holds it, in the columns the first edition had."""
    columns = [field.column for field in model._meta.local_concrete_fields]
    quoted = ", ".join(connection.ops.quote_name(one) for one in columns)
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(f"SELECT {quoted} FROM {table} ORDER BY 1")  # noqa: S608 - names of ours
        return [
            {column: _plain(value) for column, value in zip(columns, row, strict=True)}
            for row in cursor.fetchall()
        ]


def _plain(value):
    """As JSON takes it; what the two databases hold differently is compared as words."""
    return value if isinstance(value, int | str | None) else str(value)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
