"""Format ``html``: the report with its findings beside it, one page that needs nothing else."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from jiheng.auditing.audited import Audited
from jiheng.writing.findings import SEVERITIES, about, coverage, places, reasons, summary, told
from jiheng.writing.marked import marked
from jiheng.writing.printable import printable

SUFFIX, BINARY, MANY = ".html", False, False
#: Places named beside a reason; the text shows all of them dotted.
_PLACES = 6
_INDEX = ("page.css", "index.html")


def made(many: Sequence[Audited]) -> str:
    """The page of the first; a page holds one report."""
    return page(many[0])


def page(one: Audited, links: Sequence[tuple[str, str]] = ()) -> str:
    """The page of one report that was read.

    Args:
        one: the report and what was found in it.
        links: names and addresses of what else there is: the first leads back, others download.
    """
    folder = files("jiheng.writing.audited") / "page"
    style, script, body = (
        (folder / f"page.{kind}").read_text(encoding="utf-8") for kind in ("css", "js", "html")
    )
    environment = _environment()
    found = one.findings.findings
    checks = Counter((each.check, each.title) for each in found)
    environment.globals["gravest"] = lambda numbers: (
        max(found[number - 1].severity for number in numbers).key
    )
    numbers = one.findings.coverage.numbers
    text = environment.from_string(body).render(
        one=one,
        about=about(one),
        blocks=marked(one),
        findings=list(told(one)),
        closed=one.closed,
        counts=[(severity, one.findings.count(severity)) for severity in SEVERITIES],
        checks=[(*names, count) for names, count in checks.most_common()],
        coverage=coverage(one),
        reasons=_reasons(one),
        share=100 * one.findings.coverage.numbers_checked // numbers if numbers else 0,
        links=links,
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704
        digest=b64encode(sha256(f"\n{script}".encode()).digest()).decode(),
    )
    return text.strip() + "\n"


def contents(entries: Sequence[tuple[Audited, str]]) -> str:
    """A page that leads to the pages of many reports: each with its address, ``""`` of none."""
    folder = files("jiheng.writing.audited") / "page"
    style, body = ((folder / name).read_text(encoding="utf-8") for name in _INDEX)
    text = (
        _environment()
        .from_string(body)
        .render(
            entries=entries,
            summary=f"{summary([one for one, _ in entries])}。",
            severities=SEVERITIES,
            about=about,
            style=Markup(style),  # noqa: S704 - our own file
        )
    )
    return text.strip() + "\n"


def _environment() -> Environment:
    return Environment(
        autoescape=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _reasons(one: Audited) -> list[tuple[object, str]]:
    report = one.report
    if report is None:
        return []
    return [(each, places(report, each.spots[:_PLACES])) for each in reasons(one)]
