"""An invented report with findings of every severity, as an audit would give them."""

from pathlib import Path

from office import docx

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import (
    Addressee,
    Coverage,
    Finding,
    Findings,
    Relation,
    Severity,
    Unchecked,
)
from jiheng.auditing.reported.report import prepared
from jiheng.documents.read import read

TABLE = [
    ["资金来源", "预算数（万元）", "支出数（万元）"],
    ["中央财政", "320.00", "318.50"],
    ["省级财政", "180.00", "176.20"],
    ["合计", "510.00", "494.70"],
]
BLOCKS = (
    "某市水务局2024年度部门整体支出绩效自评报告",
    "一、基本情况",
    "2024年预算500.00万元，支出494.70万元，预算执行率99.84%。单位有在职人员34人。",
    "其中：工资福利支出300.00万元，商品和服务支出150.00万元，资本性支出44.70万元。",
    TABLE,
    "二、绩效完成情况",
    "全年开展巡查52次，较上年40次增长25%，群众满意度96.5%。",
    "单位有在职人员36人，编制40人。",
)


def sample(folder, *, blocks=BLOCKS, name="某市水务局自评报告.docx"):
    """The report as a file, read and audited by hand."""
    path = docx(Path(folder) / name, *blocks)
    report = prepared(read(path))
    return Audited(path, "0" * 64, report, findings(report))


def spot(report, passage, quote):
    """The piece ``quote`` of the first passage that holds ``passage``."""
    one = next(each for each in report.passages if passage in each.text and quote in each.text)
    start = one.text.index(quote)
    return one.spot(start, start + len(quote))


def finding(report, passage, quote, **facts):
    """A finding at a quote."""
    told = {
        "check": "share_of_whole",
        "title": "占比与金额不符",
        "severity": Severity.ERROR,
        "addressee": Addressee.UNIT,
        "stated": quote,
        "expected": "98.94%",
        "message": "494.70万元占500.00万元的98.94%，列示为99.84%，相差0.90个百分点",
        "advice": "核对分子、分母和计算",
        **facts,
    }
    return Finding(at=spot(report, passage, quote), **told)


def findings(report):
    """Three findings, two relations, two things not checked."""
    rate = finding(
        report,
        "预算执行率",
        "99.84%",
        because=(
            spot(report, "预算执行率", "500.00万元"),
            spot(report, "预算执行率", "494.70万元"),
        ),
    )
    total = finding(
        report,
        "510.00",
        "510.00",
        check="sum_of_parts",
        title="合计与分项不符",
        stated="510.00万元",
        expected="500.00万元",
        message="分项相加为500.00万元，合计列示为510.00万元，相差10.00万元",
        advice="核对是否漏列或重列分项，或合计未随分项更新",
        because=(spot(report, "320.00", "320.00"), spot(report, "180.00", "180.00")),
    )
    growth = finding(
        report,
        "较上年40次",
        "增长25%",
        check="growth_told",
        title="增长率与两年数不符",
        severity=Severity.DOUBT,
        stated="25%",
        expected="30%",
        message="由52次和上年40次计算应为30%，列示为25%",
        advice="核对两年数的口径",
        because=(spot(report, "较上年40次", "52次"), spot(report, "较上年40次", "40次")),
    )
    people = finding(
        report,
        "编制40人",
        "36人",
        check="repeated_number",
        title="同一数据前后不一致",
        severity=Severity.NOTE,
        addressee=Addressee.FORM,
        stated="36人",
        expected="34人",
        message="在职人员此处列示为36人，前文列示为34人",
        advice="核对在职人员数",
        because=(spot(report, "预算执行率", "34人"),),
    )
    found = (rate, total, growth, people)
    relations = tuple(
        Relation(
            None,
            "ratio",
            holds=False,
            stated=one.stated,
            expected=one.expected,
            at=one.at,
            because=one.because,
        )
        for one in found
    )
    unchecked = (
        Unchecked("没有上年数", spot(report, "群众满意度", "96.5%")),
        Unchecked("没有上年数", spot(report, "商品和服务", "150.00万元")),
    )
    told = spot(report, "494.70", "494.70")
    held = Relation(None, "sum", holds=True, stated="494.70", expected="494.70", at=told)
    coverage = Coverage(18, 12, 7, 1, 4, 2, 0, 0)
    return Findings((*relations, held), found, unchecked, coverage)
