"""Job ``audit``: what a report says of its own numbers, as data, page and commented Word file."""

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from jiheng.auditing.audited import Options, audit_file
from jiheng.errors import JihengError
from jiheng.writing.audit_files import format_of


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """``result`` (the stable form), ``html``, and ``docx`` in base64 where the file takes comments.

    Raises:
        JihengError: the file cannot be read.
    """
    audited = audit_file(path, Options(publication=bool(wanted.get("publication")), cache=False))
    if audited.error is not None:
        raise audited.error
    try:
        commented = b64encode(format_of("docx").made([audited])).decode("ascii")
        why_not = ""
    except JihengError as error:
        commented, why_not = "", str(error)
    return {
        "result": json.loads(format_of("json").made([audited])),
        "html": format_of("html").made([audited]),
        "docx": commented,
        "why_not_docx": why_not,
    }
