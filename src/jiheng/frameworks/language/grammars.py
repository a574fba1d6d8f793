"""The parsers of the scoring language's grammars (文法).

Working out the tables of a grammar takes ten times as long as loading them, and longer than
auditing a report. They are kept, see `jiheng.bytecode`.
"""

import pickle
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import lark
from lark import Lark

from jiheng import bytecode


def text_of(name: str) -> str:
    """A grammar as written."""
    return Path(__file__).with_name(f"{name}.lark").read_text(encoding="utf-8")


def parser_of(name: str, grammar: str, **options: Any) -> Lark:  # noqa: ANN401 - Lark's own
    """The parser of a grammar, from its tables where they are kept.

    Args:
        name: of the grammar, and of the file its tables are kept in.
        grammar: tables made of any other text are left aside.
        options: what Lark is told beside it.
    """
    place = bytecode.place_of(__file__, f".{name}")
    made_of = repr((lark.__version__, grammar, options.keys())).encode()
    kept = _kept(place, made_of)
    if kept is not None:
        return kept
    made = Lark(grammar, parser="lalr", **options)
    if not sys.dont_write_bytecode:
        tables = BytesIO()
        made.save(tables)
        bytecode.write(place, made_of + tables.getvalue())
    return made


def _kept(place: Path, made_of: bytes) -> Lark | None:
    try:
        stored = place.read_bytes()
        if stored.startswith(made_of):
            return Lark.load(BytesIO(stored[len(made_of) :]))
    except (OSError, EOFError, AttributeError, ImportError, pickle.UnpicklingError):
        return None  # not there, or broken: made anew
    return None
