"""Every address of the workbench, and what a request of it came to."""

import io
import re
from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils.http import urlencode

from jiheng.web.workbench.models import Case

TABLE = Path(__file__).with_name("who_may_what.md")
#: What a cell of the table may say.
YES, NO, SIGN = "yes", "—", "sign in"
_REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
_SIGN_IN = "/sign-in/"


class Line(NamedTuple):
    """A line of the table.

    Attributes:
        method: GET or POST.
        name: of the address.
        what: names of the objects whose numbers may stand in it; none where none does.
        others: the other words in it, by name.
        cells: column → what is expected.
    """

    method: str
    name: str
    what: tuple[str, ...]
    others: dict[str, str]
    cells: dict[str, str]

    def addresses(self, objects: dict[str, int]) -> Iterator[tuple[str, str]]:
        """Each object, and where the line leads for it."""
        for one in self.what or ("",):
            words, query = {}, {}
            for name, word in self.others.items():
                meant = objects[word[1:-1].replace("_", " ")] if word.startswith("{") else word
                if name.startswith("?"):
                    query[name[1:]] = meant
                else:
                    words[name] = meant
            if one:
                words |= {next(n for n in names()[self.name] if n not in words): objects[one]}
            yield one, f"{reverse(self.name, kwargs=words)}{'?' if query else ''}{urlencode(query)}"


def lines() -> list[Line]:
    """The table, line by line."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    head = rows[0]
    return [_line(dict(zip(head, row, strict=True))) for row in rows[2:]]


def _line(row: dict[str, str]) -> Line:
    method, name, *pairs = row.pop("page").split()
    others = dict(pair.split("=", 1) for pair in pairs)
    what = tuple(one.strip() for one in row.pop("of").split(",") if one.strip())
    return Line(method, name, what, others, row)


def names() -> dict[str, list[str]]:
    """Name → its parameters, of every address there is."""
    return dict(_names(get_resolver(), ""))


def _names(resolver, space: str) -> Iterator[tuple[str, list[str]]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", list(one.pattern.converters)
        else:
            yield from _names(one, f"{one.app_name}:" if one.app_name else space)


def asked(client, method: str, address: str):
    """The answer to a request; whatever it did is undone, signing out too.

    ``said`` is all it says; ``state`` tells whether it changed the state of a case.
    """
    kept = SimpleCookie(client.cookies)
    with transaction.atomic():
        before = states()
        response = _sent(client, method, address)
        response.said, response.took = words(response), states() != before
        transaction.set_rollback(True)
    client.cookies = kept
    return response


def _sent(client, method: str, address: str):
    body = {"key": "k", "opinion": "意见"} if method == "POST" else {}
    return getattr(client, method.lower())(address, body)


def states() -> dict[int, str]:
    """Of every case."""
    return dict(Case.objects.values_list("pk", "state"))


def standing() -> dict[str, str]:
    """A hash of every table of people and of work, but the log of who came to the door."""
    models = [*apps.get_app_config("workbench").get_models(),
              *apps.get_app_config("accounts").get_models()]  # fmt: skip
    rows = {one.__name__: sorted(map(repr, one.objects.values_list())) for one in models}
    return {
        name: sha256("".join(those).encode()).hexdigest()
        for name, those in rows.items()
        if name != "SecurityEvent"
    }


def told(response) -> str:
    """What a request came to, in the words of the table; anything else as it is."""
    status = response.status_code
    to_sign_in = status == HTTPStatus.FOUND and response["Location"].startswith(_SIGN_IN)
    if to_sign_in or status == HTTPStatus.UNAUTHORIZED:
        return SIGN
    if status in _REFUSED:
        return NO
    if (
        response.resolver_match.view_name == "work:step"
        and response.request["REQUEST_METHOD"] == "POST"
    ):
        return YES if response.took else NO
    return YES if status < HTTPStatus.INTERNAL_SERVER_ERROR else str(status)


def words(response) -> str:
    """All that a response says: its headers, its body, what is packed in it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join([*said, *_unpacked(body)])


def _unpacked(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    yield _unescaped(content.decode("utf-8", "replace"))
    if content.startswith(b"PK"):
        try:
            with ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield name
                    yield from _unpacked(archive.read(name))
        except BadZipFile:
            return


def _unescaped(text: str) -> str:
    """Chinese written as JSON writes it."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
