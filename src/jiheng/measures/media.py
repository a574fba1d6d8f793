"""The media by name: each is imported when it is asked for, air needs engines of columns."""

from importlib import import_module
from pathlib import Path
from typing import Any

from jiheng.measures.errors import NoEngine
from jiheng.measures.figures import Measures

#: What an export may hold, as people call it.
MEDIA = {
    "air": "环境空气",
    "water": "地表水断面",
    "sources": "集中式饮用水水源",
    "survey": "满意度问卷",
    "online": "污染源自动监控",
    "ratio": "比率",
}
_LIBRARIES = {"numpy", "polars"}


def measured(medium: str, path: Path, year: int, subject: str, ratio: str = "") -> Measures:
    """The figures of a year from one export, with every setting as it is by default.

    Args:
        medium: a name of `MEDIA`.
        path: the export.
        year: of the data.
        subject: whose they are.
        ratio: which ratio, where the medium is one.

    Raises:
        JihengError: what the file lacks, in one sentence.
    """
    if medium == "ratio":
        found: Measures = loaded("jiheng.measures.ratio").of_file(ratio, path, year, subject)
    else:
        folder = "water" if medium == "sources" else medium
        order = loaded(f"jiheng.measures.{folder}.measured").Order(year, subject=subject)
        module = "water.sources" if medium == "sources" else f"{medium}.measured"
        found = loaded(f"jiheng.measures.{module}").measured([path], order)
    return found


def loaded(name: str) -> Any:  # noqa: ANN401 - a module
    """The module of one medium; its libraries are an extra.

    Raises:
        NoEngine: they are not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name in _LIBRARIES:
            raise NoEngine from error
        raise
