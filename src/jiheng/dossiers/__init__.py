"""Dossiers (填报): what a subject hands in, as 填报表.xlsx or as YAML.

The names are resolved when first asked for: reading a workbook needs neither
YAML nor the library that writes workbooks.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Dossier": "jiheng.dossiers.model",
    "broken_ties": "jiheng.dossiers.ties",
    "framework_of": "jiheng.dossiers.read",
    "moved_dossier": "jiheng.dossiers.read",
    "read_dossier": "jiheng.dossiers.read",
    "write_workbook": "jiheng.dossiers.workbook.write",
    "write_yaml": "jiheng.dossiers.yaml_form.write",
}

__all__ = [
    "Dossier",
    "broken_ties",
    "framework_of",
    "moved_dossier",
    "read_dossier",
    "write_workbook",
    "write_yaml",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the home module holds
    """Import the home of a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
