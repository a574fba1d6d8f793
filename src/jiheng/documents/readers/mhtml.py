"""Reader ``mhtml``: a page with its pictures in one file, as Word and browsers save it."""

import email
import email.policy
from pathlib import Path

from jiheng.documents.content import content_of
from jiheng.documents.encoding import decoded
from jiheng.documents.errors import BrokenFile
from jiheng.documents.model import Document
from jiheng.documents.readers import html

_MAX_SIZE = 60_000_000
_LETTER, _PARTS, _WITHIN = b"MIME-Version:", b"multipart/", 2048


def recognises(head: bytes) -> bool:
    """A letter of several parts."""
    return _LETTER in head[:_WITHIN] and _PARTS in head[:_WITHIN]


def read(path: Path) -> Document:
    """What the first page in it says; pictures and pages beside it are passed over.

    Raises:
        JihengError: the file is broken, has no page, or is too large.
    """
    letter = email.message_from_bytes(content_of(path, _MAX_SIZE), policy=email.policy.compat32)
    for part in letter.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return html.document_of(decoded(content, path.name), path.name)
    raise BrokenFile(path.name)
