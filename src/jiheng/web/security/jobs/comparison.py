"""Job ``comparison``: the same figures and words in two reports."""

from collections.abc import Mapping
from pathlib import Path

from jiheng.web.workbench.audits.compared import compared


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """See `compared`.

    Raises:
        JihengError: one of them cannot be read.
    """
    return compared(path, wanted)
