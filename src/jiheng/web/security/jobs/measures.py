"""Job ``measures``: figures computed from an export of monitoring data (内部核对值)."""

import os
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

from jiheng.measures.figures import told
from jiheng.measures.media import measured

#: Engines of columns take address space for each thread; the process may have only so much.
_ONE_THREAD = ("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """The figures as ``measures.yaml`` tells them.

    Args:
        path: of the export.
        wanted: ``medium``, ``ratio`` (its name, of that medium), ``year`` and ``subject``.

    Raises:
        JihengError: the file lacks something.
    """
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    with chdir(path.parent):  # sentences call the file by its name alone
        return told(
            measured(
                str(wanted["medium"]), Path(path.name), int(str(wanted["year"])),
                str(wanted["subject"]), str(wanted["ratio"]),
            )
        )  # fmt: skip
