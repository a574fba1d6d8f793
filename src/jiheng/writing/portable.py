"""A document that is the same on every machine."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from jiheng.documents.model import Document


def portable(document: Document, path: str) -> Document:
    """The document, naming the file at ``path`` without the folder it happens to lie in.

    A sheet is printed and filed: other people have no such folder, and the same
    file must give the same sheet wherever it lies.
    """
    name = Path(path).name
    return document if path == name else Document(**_renamed_fields(document, path, name))


def _renamed_fields(value: Any, path: str, name: str) -> dict[str, Any]:  # noqa: ANN401
    return {one.name: _renamed(getattr(value, one.name), path, name) for one in fields(value)}


def _renamed(value: Any, path: str, name: str) -> Any:  # noqa: ANN401 - any part of a document
    if isinstance(value, str):
        return value.replace(path, name)
    if isinstance(value, tuple):
        parts = (_renamed(part, path, name) for part in value)
        # Those with names are made of parts, not of one sequence.
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **_renamed_fields(value, path, name))
    return value
