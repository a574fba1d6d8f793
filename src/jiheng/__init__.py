"""绩衡 (Jiheng): scores, explains, writes and audits departmental performance self-evaluations.

The public names are resolved when first asked for, so that importing the
package costs nothing.

Example:
    >>> from jiheng import evaluate, load_framework
    >>> framework = load_framework("hunan_yueyang_2020")
    >>> framework.title[:3]
    '岳阳市'
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "JihengError": "jiheng.errors",
    "evaluate": "jiheng.scoring",
    "load_framework": "jiheng.frameworks",
    "read_dossier": "jiheng.dossiers",
    "read_formula": "jiheng.frameworks.language",
    "read_rule": "jiheng.frameworks.language",
    "score_many": "jiheng.scoring.batch",
}

__all__ = [
    "JihengError",
    "__version__",
    "evaluate",
    "load_framework",
    "read_dossier",
    "read_formula",
    "read_rule",
    "score_many",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the home module holds
    """Import the home of a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
