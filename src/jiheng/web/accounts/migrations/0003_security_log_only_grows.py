"""The database itself refuses to change or delete a line of the security log."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLE = "accounts_securityevent"
_WORDS = "the security log only grows"


def _sqlite(event: str) -> str:
    return (
        f"CREATE TRIGGER {_TABLE}_no_{event} BEFORE {event} ON {_TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    )


SQLITE = {event: _sqlite(event) for event in ("update", "delete")}
_POSTGRESQL = f"""
    CREATE OR REPLACE FUNCTION {_TABLE}_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$;
    CREATE TRIGGER {_TABLE}_only_grows BEFORE UPDATE OR DELETE ON {_TABLE}
    FOR EACH ROW EXECUTE FUNCTION {_TABLE}_only_grows()
"""


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Triggers, in the words of each database."""
    del apps
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.values():
            schema_editor.execute(statement)
    else:
        schema_editor.execute(_POSTGRESQL)


def leave(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Without the guard."""
    del apps
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {_TABLE}_no_update")
        schema_editor.execute(f"DROP TRIGGER {_TABLE}_no_delete")
    else:
        schema_editor.execute(f"DROP TRIGGER {_TABLE}_only_grows ON {_TABLE}")
        schema_editor.execute(f"DROP FUNCTION {_TABLE}_only_grows")


class Migration(migrations.Migration):
    """Runs on both."""

    dependencies = [("accounts", "0002_initial")]
    operations = [migrations.RunPython(guard, leave)]
