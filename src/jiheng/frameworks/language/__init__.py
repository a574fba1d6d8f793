"""The scoring language: formulas and rules as finance bureaus write them.

The public names are resolved when first asked for: rules and formulas that come
from the cache need no parser.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Context": "context",
    "FormulaReading": "formula",
    "Reading": "context",
    "Settings": "context",
    "TotalReading": "totals",
    "Unread": "normal",
    "read_formula": "formula_reader",
    "read_rule": "reading",
    "read_total": "totals_reader",
}

__all__ = [
    "Context",
    "FormulaReading",
    "Reading",
    "Settings",
    "TotalReading",
    "Unread",
    "read_formula",
    "read_rule",
    "read_total",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the home of a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
