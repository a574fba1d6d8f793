"""The rows of a working paper: findings, coverage, what was not checked, relations."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jiheng.auditing.audited import Audited, Waiver
from jiheng.auditing.baseline import EXPLANATION, FINGERPRINT, RESULT, WHEN, WHO, fingerprint
from jiheng.auditing.model import Finding, Relation
from jiheng.auditing.reported.report import Report
from jiheng.writing.findings import SEVERITIES, places, where, words

Row = tuple[str | int, ...]

#: Name and width of each column.
FINDINGS = (
    ("序号", 4.5), ("严重程度", 7), ("处理方", 8), ("文件", 13), ("位置", 11), ("原文", 24),
    ("应为", 10), ("说明", 28), ("建议", 18), (RESULT, 8), (EXPLANATION, 18), (WHO, 7),
    (WHEN, 10), (FINGERPRINT, 4),
)  # fmt: skip
COVERAGE = (
    ("文件", 24), ("报告", 18), ("单位", 18), ("年度", 6), ("须更正", 6.5), ("需核实", 6.5),
    ("提示", 5), ("数字", 6), ("已核对", 6.5), ("关系", 6), ("成立", 5), ("不成立", 6.5),
    ("未能判断", 8), ("评分行", 6.5), ("重新计算", 8), ("未读原因", 20), ("SHA-256", 14),
)  # fmt: skip
UNCHECKED = (("序号", 5), ("文件", 24), ("位置", 16), ("原文", 52), ("原因", 44))
RELATIONS = (
    ("序号", 5.5), ("文件", 18), ("类别", 9), ("结果", 8), ("列示", 14), ("计算", 14),
    ("差额", 11), ("位置", 14), ("原文", 32), ("依据", 36),
)  # fmt: skip
_KINDS = {
    "repeat": "前后一致",
    "rule_score": "评分标准",
    "numbering": "编号",
    "sum": "合计",
    "points_sum": "分值合计",
    "ratio": "占比",
    "enumeration_count": "列举个数",
    "date_order": "日期先后",
    "score_sum": "得分合计",
    "difference": "差额",
    "growth": "增减",
    "target_vs_actual": "目标与完成",
    "balance": "收支结余",
    "count": "计数",
    "unit": "单位",
    "other": "其他",
}
_RESULTS = {True: "成立", False: "不成立", None: "未能判断"}


def named(many: Sequence[Audited]) -> Iterator[tuple[Audited, str]]:
    """Each file with its name; with its folder where another has the same."""
    times = Counter(one.file for one in many)
    for one in many:
        yield one, one.file if times[one.file] == 1 else str(one.path)


def findings(many: Sequence[Audited]) -> Iterator[Row]:
    """What is open, in the order of files and documents."""
    number = 0
    for one, name in named(many):
        for found in one.findings.findings:
            number += 1
            yield number, *_finding(one, name, found, Waiver(""))


def closed(many: Sequence[Audited]) -> Iterator[Row]:
    """What is known, with its 核实说明."""
    number = 0
    for one, name in named(many):
        for each in one.closed:
            number += 1
            yield number, *_finding(one, name, each.finding, each.waiver)


def _finding(one: Audited, name: str, found: Finding, waiver: Waiver) -> Row:
    if one.report is None:
        return ()
    return (
        found.severity.label,
        str(found.addressee),
        name,
        where(one.report, found.at),
        str(words(one.report, found.at)),
        found.expected,
        found.message,
        found.advice,
        "说明" if waiver.explanation else "",
        waiver.explanation,
        waiver.who,
        waiver.when,
        fingerprint(one.report, found),
    )


def coverage(many: Sequence[Audited]) -> Iterator[Row]:
    """One row a file."""
    for one in many:
        if one.report is None:
            yield (str(one.path), *("",) * 14, str(one.error), one.sha)
            continue
        found, identity = one.findings.coverage, one.report.identity
        yield (
            str(one.path),
            identity.kind or identity.title,
            identity.agency,
            identity.year or "",
            *(one.findings.count(severity) for severity in SEVERITIES),
            found.numbers,
            found.numbers_checked,
            found.relations,
            found.held,
            found.failed,
            found.undecided,
            found.score_rows,
            found.score_rows_rescored,
            "",
            one.sha,
        )


def unchecked(many: Sequence[Audited]) -> Iterator[Row]:
    """What was not checked, place by place."""
    number = 0
    for one, name in named(many):
        for each in one.findings.unchecked:
            number += 1
            at, report = each.at, one.report
            if report is not None:
                quote = str(words(report, at)) if at else ""
                yield number, name, where(report, at), quote, each.reason


def relations(many: Sequence[Audited]) -> Iterator[Row]:
    """Every relation, whether it holds or not."""
    number = 0
    for one, name in named(many):
        if one.report is None:
            continue
        for each in one.findings.relations:
            number += 1
            yield number, name, *_relation(one.report, each)


def _relation(report: Report, one: Relation[object]) -> Row:
    return (
        _KINDS[one.kind],
        _RESULTS[one.holds],
        one.stated,
        one.expected,
        one.gap,
        where(report, one.at),
        str(words(report, one.at)),
        places(report, one.because),
    )
