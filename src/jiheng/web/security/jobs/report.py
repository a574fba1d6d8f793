"""Job ``report``: what a page of the workbench shows of an audit, or its file in one format."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from jiheng.web.workbench.audits.computed import Wanted, computed


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """See `computed`.

    Raises:
        JihengError: the file cannot be read, or takes no comments.
    """
    return computed(path, cast("Wanted", wanted))
