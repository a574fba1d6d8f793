"""The English words of the workbench: collected from pages and code, kept in one file, compiled.

    python -m tools.catalogue            collects and compiles
    python -m tools.catalogue --check    says what is not translated; 1 where anything is

Chinese is the source; English is written in ``web/locale/en/LC_MESSAGES/django.po``.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).resolve().parent.parent / "src" / "jiheng" / "web"
WORDS = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
#: Nothing in the files changes but words.
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**.html", "jinja2")]
_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}


def _empty() -> Catalog:
    return Catalog(
        locale="en",
        project="jiheng",
        version="-",
        header_comment="# English words of the workbench; collected by tools/catalogue.py.",
        creation_date=_WHEN,
        revision_date=_WHEN,
        last_translator="-",
        language_team="-",
        msgid_bugs_address="-",
        fuzzy=False,
    )


def collected() -> Catalog:
    """Every message of the workbench, none translated."""
    found = _empty()
    for file, line, message, *_ in extract_from_dir(
        str(WEB), method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
    ):
        del line
        found.add(message, locations=[(file, 0)])
    return found


def merged() -> Catalog:
    """What was collected, with the English there is; what is said nowhere any more is dropped."""
    known = _empty()
    if WORDS.exists():
        with WORDS.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    known.add(message.id, message.string)
    known.update(collected(), no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def compiled(catalog: Catalog) -> bytes:
    """As Django reads it."""
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Messages without English."""
    for message in catalog:
        if message.id and not (all(message.string) if message.pluralizable else message.string):
            yield str(message.id)


def main(arguments: list[str]) -> int:
    """Collect and compile, or say what is missing."""
    catalog = merged()
    missing = list(untranslated(catalog))
    if "--check" in arguments:
        print(*missing, sep="\n")
        return 1 if missing else 0
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    with WORDS.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)
    WORDS.with_suffix(".mo").write_bytes(compiled(catalog))
    print(f"{WORDS.name}: {len(catalog)}, without English: {len(missing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
