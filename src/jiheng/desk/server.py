"""The server of the desk: pages and downloads for this machine's browser, and nobody else."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from typing import BinaryIO, cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Severity
from jiheng.desk.drawer import MAX_SIZE, Drawer, Handed
from jiheng.desk.errors import PortTaken
from jiheng.errors import JihengError, in_words
from jiheng.writing.audit_files import format_of

HOST = "127.0.0.1"
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
_HTML = "text/html; charset=utf-8"
#: What a download is called, after the name of the report.
_ENDINGS = {"docx": "_批注.docx", "xlsx": "_工作底稿.xlsx", "json": "_审核.json"}
_TIMEOUT = 60


class Desk(ThreadingHTTPServer):
    """The desk itself.

    Attributes:
        drawer: what was handed in.
        token: the secret part of its address.
    """

    daemon_threads = True

    def __init__(self, drawer: Drawer, port: int = 0) -> None:
        """Listen on this machine; port 0: any that is free.

        Raises:
            PortTaken: the port cannot be used.
        """
        self.drawer = drawer
        self.token = token_urlsafe(18)
        try:
            super().__init__((HOST, port), _Answer)
        except (OSError, OverflowError) as error:
            told = in_words(error) if isinstance(error, OSError) else "没有这样的端口"
            raise PortTaken(port, told) from error
        self.start_page = _start_page()

    @property
    def address(self) -> str:
        """What the browser is given."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def is_own(self, host: str, origin: str | None, site: str | None) -> bool:
        """Whether a request comes from the desk's own pages, or from whoever has its address."""
        own = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        if host not in own:
            return False
        if origin is not None and origin not in {f"http://{name}" for name in own}:
            return False
        return site in (None, "same-origin", "none")


def _start_page() -> str:
    folder = files("jiheng.desk") / "page"
    style, script, body = (
        (folder / f"page.{kind}").read_text(encoding="utf-8") for kind in ("css", "js", "html")
    )
    digest = b64encode(sha256(script.encode()).digest()).decode()
    for name, value in (
        ("style", style),
        ("digest", digest),
        ("most", str(MAX_SIZE // 1_000_000)),
        ("script", script),
    ):
        body = body.replace(f"[[{name}]]", value)
    return body


class _Answer(BaseHTTPRequestHandler):
    """One request and its answer."""

    protocol_version = "HTTP/1.1"
    timeout = _TIMEOUT

    @property
    def desk(self) -> Desk:
        return cast("Desk", self.server)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing: names of reports belong in no log."""

    def version_string(self) -> str:
        return "jiheng"

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def _answer(self, work: Callable[[list[str]], None]) -> None:
        parts = [unquote(part) for part in urlsplit(self.path).path.split("/")[1:]]
        headers = self.headers
        own = self.desk.is_own(
            headers.get("Host", ""), headers.get("Origin"), headers.get("Sec-Fetch-Site")
        )
        known = len(parts) > 1 and compare_digest(parts[0].encode(), self.desk.token.encode())
        if own and known:
            work(parts[1:])
        else:
            self.close_connection = True
            self._send(HTTPStatus.FORBIDDEN, "没有这个页面。", "text/plain; charset=utf-8")

    def _get(self, parts: list[str]) -> None:
        if parts == [""]:
            self._send(HTTPStatus.OK, self.desk.start_page, _HTML)
        elif parts == ["files"]:
            told = [_told(one) for one in self.desk.drawer.all()]
            self._send(HTTPStatus.OK, json.dumps(told, ensure_ascii=False), _MEDIA["json"])
        else:
            number = int(parts[0]) if parts[0].isascii() and parts[0].isdecimal() else 0
            one = self.desk.drawer.get(number)
            if one is None or one.audited.report is None:
                self._missing()
            elif parts[1:] == [""]:
                self._send(HTTPStatus.OK, _page(one), _HTML)
            elif len(parts) == 2 and parts[1] in _MEDIA and (one.word or parts[1] != "docx"):  # noqa: PLR2004 - number, format
                self._download(one, parts[1])
            else:
                self._missing()

    def _post(self, parts: list[str]) -> None:
        size = self.headers.get("Content-Length", "")
        if parts == ["files"] and size.isascii() and size.isdecimal():
            name = parse_qs(urlsplit(self.path).query).get("name", [""])[0]
            if int(size) > MAX_SIZE:
                self.close_connection = True  # what follows is not read
            one = self.desk.drawer.take(name, int(size), cast("BinaryIO", self.rfile))
            self._send(HTTPStatus.OK, json.dumps(_told(one), ensure_ascii=False), _MEDIA["json"])
        elif parts == ["end"]:
            self._send(HTTPStatus.OK, "{}", _MEDIA["json"])
            self.desk.shutdown()
        else:
            self.close_connection = True
            self._missing()

    def _download(self, one: Handed, kind: str) -> None:
        try:
            content = format_of(kind).made([one.audited if kind == "docx" else _named(one)])
        except JihengError as error:
            self._send(HTTPStatus.CONFLICT, str(error), "text/plain; charset=utf-8")
            return
        name = quote(f"{one.audited.path.stem}{_ENDINGS[kind]}")
        self._send(HTTPStatus.OK, content, _MEDIA[kind], f"attachment; filename*=UTF-8''{name}")

    def _missing(self) -> None:
        self._send(HTTPStatus.NOT_FOUND, "没有这个页面。", "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, content: str | bytes, kind: str, held: str = "") -> None:
        body = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):
            self.send_header(name, value)
        if held:
            self.send_header("Content-Disposition", held)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _named(one: Handed) -> Audited:
    """The same answers, naming the file without the folder it lay in for a while."""
    return replace(one.audited, path=Path(one.audited.file))


def _page(one: Handed) -> str:
    links = [("‹ 返回", "../")]
    if one.word:
        links.append(("带批注的Word", "docx"))
    links += [("工作底稿（Excel）", "xlsx"), ("数据（json）", "json")]
    page: str = import_module("jiheng.writing.audited.html").page(one.audited, links)
    return page


def _told(one: Handed) -> dict[str, object]:
    """What the start page shows of a file."""
    audited = one.audited
    if audited.error is not None:
        return {"number": one.number, "file": audited.file, "error": str(audited.error)}
    found = audited.findings
    return {
        "number": one.number,
        "file": audited.file,
        "word": one.word,
        "error_count": found.count(Severity.ERROR),
        "doubt_count": found.count(Severity.DOUBT),
        "note_count": found.count(Severity.NOTE),
        "verdict": found.verdict,
    }
