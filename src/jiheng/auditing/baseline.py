"""Known findings (基线): a finding closes by correction or by 核实说明, which stays with it.

Three kinds of file say what is known: the waivers that ``--write-baseline`` writes and people
fill in, the json of an earlier run, and a working paper with its 核实说明 filled in.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from jiheng.auditing.audited import Audited, Closed, Waiver
from jiheng.auditing.errors import NotABaseline
from jiheng.auditing.model import Finding
from jiheng.auditing.reported.places import in_words
from jiheng.auditing.reported.report import Report
from jiheng.documents.content import content_of
from jiheng.whole import whole

#: Characters of the text around a quote that make it this one and no other.
_AROUND = 12
_MAX_SIZE = 100_000_000
#: Columns of a working paper, which are the names in a file of waivers, too.
FINGERPRINT, RESULT, EXPLANATION, WHO, WHEN = "指纹", "核实结果", "核实说明", "复核人", "日期"
#: What a reviewer may answer; a correction closes only by being made.
CORRECT, EXPLAINED, UNFOUNDED = "更正", "说明", "不成立"
_WAIVERS = "已知发现"


@dataclass(frozen=True, slots=True)
class Words:
    """What the stable json says of a finding, which has no fingerprint."""

    file: str
    check: str
    stated: str
    expected: str
    quote: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known: by fingerprint, or by its words in a file of that name."""

    waivers: Mapping[str, Waiver]
    words: frozenset[Words]

    @property
    def files(self) -> frozenset[str]:
        """The files whose findings are known by their words."""
        return frozenset(one.file for one in self.words)


def fingerprint(report: Report, finding: Finding) -> str:
    """What stays the same when the report is edited elsewhere: check, numbers, words around."""
    parts = (
        finding.check,
        finding.stated,
        finding.expected,
        finding.at.quote,
        *_context(report, finding),
    )
    told = "\n".join("".join(part.split()) for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _context(report: Report, finding: Finding) -> Iterator[str]:
    """The words around a sentence's quote; of a cell the names of its row and column."""
    spot = finding.at
    if spot.passage < 0:
        return
    passage = report.passages[spot.passage]
    if passage.table >= 0:
        for one in report.passages:
            row, column = one.row == passage.row, one.column == passage.column
            if one.table == passage.table and (
                (row and one.column == 0) or (column and one.row == 0)
            ):
                yield one.text
        return
    before = "".join(passage.text[: spot.start].split())
    after = "".join(passage.text[spot.end :].split())
    yield before[-_AROUND:]
    yield after[:_AROUND]


def compared(one: Audited, baseline: Baseline, *, alone: bool) -> Audited:
    """The same audit with only what is new; what is known is closed.

    Args:
        one: of one file.
        baseline: what is known.
        alone: it is the only file of this run, so that it may have been renamed.
    """
    report = one.report
    if report is None:
        return one
    renamed = alone and len(baseline.files) == 1
    file = next(iter(baseline.files)) if renamed else one.file
    new: list[Finding] = []
    closed: list[Closed] = []
    met: set[Words] = set()
    for found in one.findings.findings:
        words = Words(file, found.check, found.stated, found.expected, found.at.quote)
        waiver = baseline.waivers.get(fingerprint(report, found))
        if waiver is None and words in baseline.words:
            met.add(words)
            waiver = Waiver("")
        if waiver is None:
            new.append(found)
        else:
            closed.append(Closed(found, waiver))
    known = {words for words in baseline.words if words.file == file}
    left = replace(one.findings, findings=tuple(new))
    return replace(one, findings=left, closed=tuple(closed), corrected=len(known - met))


def read_baseline(path: Path) -> Baseline:
    """What a file says is known.

    Raises:
        JihengError: it cannot be opened, or is none of the three kinds.
    """
    content = content_of(path, _MAX_SIZE)
    if content.startswith(b"PK"):
        return Baseline({one.fingerprint: one for one in _of_paper(path)}, frozenset())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotABaseline(path.name, "不是UTF-8编码的文件") from error
    return _of_json(path.name, text)


def _of_json(name: str, text: str) -> Baseline:
    try:
        whole_ = json.loads(text)
        told = [whole_]
    except ValueError:
        told = list(_lines(name, text))
    waivers: dict[str, Waiver] = {}
    words: set[Words] = set()
    for one in told:
        if not isinstance(one, dict) or not (
            _WAIVERS in one or "findings" in one or "error" in one
        ):
            raise NotABaseline(name, "不是审核结果，也不是已知发现")
        try:
            waivers |= {each[FINGERPRINT]: _waiver(each) for each in one.get(_WAIVERS, ())}
            words |= {_words(Path(one["file"]).name, each) for each in one.get("findings", ())}
        except (KeyError, TypeError, AttributeError) as error:
            raise NotABaseline(name, f"其中一条缺少{error}") from error
    return Baseline(waivers, frozenset(words))


def _lines(name: str, text: str) -> Iterator[object]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise NotABaseline(name, f"第{number}行不是json") from error


def _waiver(one: Mapping[str, str]) -> Waiver:
    return Waiver(one[FINGERPRINT], one.get(EXPLANATION, ""), one.get(WHO, ""), one.get(WHEN, ""))


def _words(file: str, one: Mapping[str, object]) -> Words:
    at = one["at"]
    quote = at.get("quote", "") if isinstance(at, dict) else ""
    check, stated, expected = (str(one[name]) for name in ("check", "stated", "expected"))
    return Words(file, check, stated, expected, quote)


def _of_paper(path: Path) -> Iterator[Waiver]:
    """The rows of a working paper that were explained, or found to be no mistake."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        raise NotABaseline(path.name, "不是xlsx文件，或已损坏") from error
    rows = [row for sheet in sheets for row in _rows(sheet)]
    if not rows:
        raise NotABaseline(path.name, f"没有“{FINGERPRINT}”和“{EXPLANATION}”两列")
    for row in rows:
        explained = row.get(EXPLANATION, "")
        if row.get(RESULT) != CORRECT and (explained or row.get(RESULT)):
            yield _waiver({**row, EXPLANATION: explained or row[RESULT]})


def _rows(sheet: Iterable[Iterable[object]]) -> Iterator[dict[str, str]]:
    names: list[str] = []
    for cells in sheet:
        told = [_cell(cell) for cell in cells]
        if FINGERPRINT in told and EXPLANATION in told:
            names = told
        elif names:
            row = dict(zip(names, told, strict=False))
            if row[FINGERPRINT]:
                yield row


def _cell(value: object) -> str:
    return str(value).removesuffix(" 00:00:00").strip()


def write_baseline(many: Iterable[Audited], path: Path) -> int:
    """Write every finding as known, for people to fill in why: how many.

    Raises:
        CannotWrite: the place does not take it.
    """
    waivers = [waiver for one in many for waiver in _told(one)]
    text = json.dumps({_WAIVERS: waivers}, ensure_ascii=False, indent=2)
    with whole(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8", errors="replace")
    return len(waivers)


def _told(one: Audited) -> Iterator[dict[str, str]]:
    report = one.report
    if report is None:
        return
    known = [(each.finding, each.waiver) for each in one.closed]
    new = [(each, Waiver("")) for each in one.findings.findings]
    for found, waiver in (*known, *new):
        yield {
            FINGERPRINT: fingerprint(report, found),
            "文件": one.file,
            "审核规则": found.check,
            "位置": in_words(report, found.at),
            "原文": found.at.quote,
            "说明": found.message,
            EXPLANATION: waiver.explanation,
            WHO: waiver.who,
            WHEN: waiver.when,
        }
