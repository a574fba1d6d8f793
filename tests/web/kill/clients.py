"""People typing as fast as they can, and what the server told them it had saved."""

import json
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from itertools import count
from threading import Event, Thread
from urllib.parse import urlencode
from uuid import uuid4

_TOKEN = "k" * 32
_SECONDS = 20
_UNREACHABLE = (OSError, HTTPException)


@dataclass
class Browser:
    """One connection of somebody who has signed in."""

    port: int
    session: str

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)

    def close(self) -> None:
        """Hang up."""
        self.connection.close()

    def post(self, path: str, body: str, media: str) -> tuple[int, str]:
        """Send; status and text of the answer."""
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={_TOKEN}",
            "X-CSRFToken": _TOKEN,
            "Content-Type": media,
            "Accept": "application/json",
        }
        self.connection.request("POST", path, body.encode(), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()


@dataclass
class Writer:
    """Types into the same few cells until the server is gone.

    Attributes:
        acknowledged: case, place, revision and value of each save that was answered.
        unexpected: answers that no save should have.
    """

    port: int
    number: int
    session: str
    case: int
    cells: list[dict]
    acknowledged: list[tuple[str, int, str]] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    first: Event = field(default_factory=Event)

    def start(self) -> Thread:
        """Begin, beside the others."""
        thread = Thread(target=self._type, daemon=True)
        thread.start()
        return thread

    def _type(self) -> None:
        with closing(Browser(self.port, self.session)) as browser, suppress(*_UNREACHABLE):
            seen: dict[str, int] = {}
            for turn in count():
                cell = self.cells[turn % len(self.cells)]
                where = cell["where"]
                value = f"{(self.number + 1) * 1_000_000 + turn}"
                answer = self._saved(browser, cell, value, seen.get(where, 0))
                if answer is None:
                    return
                seen[where] = answer

    def _saved(self, browser: Browser, cell: dict, value: str, base: int) -> int | None:
        """The revision that stands now; None after an answer that should not be."""
        change = {name: cell[name] for name in ("sheet", "row", "column")}
        change |= {"value": value, "base": base}
        body = json.dumps({"key": str(uuid4()), "changes": [change]})
        status, text = browser.post(f"/cases/{self.case}/cells", body, "application/json")
        if status != HTTPStatus.OK:
            self.unexpected.append(f"{status} {text[:200]}")
            return None
        answer = json.loads(text)
        for one in answer["saved"]:
            place = f"{self.case} {cell['where']}"
            self.acknowledged.append((place, one["revision"], one["value"]))
            self.first.set()
        (stands,) = answer["saved"] or answer["conflicts"]
        return stands["revision"]


def hand_in(port: int, session: str, case: int, told: list[int]) -> None:
    """Ask for 报送; the status is told where there is an answer."""
    body = urlencode({"key": str(uuid4()), "opinion": "", "csrfmiddlewaretoken": _TOKEN})
    with closing(Browser(port, session)) as browser, suppress(*_UNREACHABLE):
        status, _ = browser.post(
            f"/cases/{case}/steps/file/", body, "application/x-www-form-urlencoded"
        )
        told.append(status)
