"""Numbers of people are hidden in every message, and looked for in full before publication."""

from jiheng.auditing.checks.personal_data import personal_data
from jiheng.auditing.claims.personal import find
from jiheng.auditing.model import Severity
from jiheng.auditing.reported.report import prepared
from jiheng.documents.classified import INTERNAL
from jiheng.documents.model import Document, Paragraph, Run


def told(text, *, publication=False):
    """What is said of a report of one paragraph."""
    report = prepared(Document("", (Paragraph((Run(text),)),)), publication=publication)
    findings = [personal_data.of(claim.test()) for claim in find(report)]
    return [(one.message, one.at.quote) for one in findings if one is not None]


def test_phones_and_private_persons_matter_only_before_publication():
    text = "联系手机13900000000，信访人王小二反映的问题已办结。"

    assert told(text) == []
    assert told(text, publication=True) == [
        ("写有手机号码1390***0000", "1390"),
        ("写有当事人姓名（王某）", "信访人王"),
    ]


def test_neither_message_nor_quote_spreads_the_number():
    assert told("身份证号430681199001011230") == [("写有居民身份证号码4306**********1230", "4306")]


def test_a_number_whose_check_digit_is_wrong_is_no_identity_card():
    assert told("身份证号430681199001011231") == []


def test_what_is_marked_for_inside_may_not_be_published():
    paragraphs = tuple(Paragraph((Run(text),)) for text in ("内部资料", "工作报告"))
    document = Document("", paragraphs, properties=(INTERNAL,))

    (claim,) = find(prepared(document, publication=True))
    finding = personal_data.of(claim.test())

    assert (finding.severity, finding.message) == (Severity.ERROR, "标有“内部资料”，不能公开")
    assert list(find(prepared(document))) == []


def test_the_same_number_is_told_once():
    text = "账号：6217000123456789012，退回账号：6217000123456789012。"

    assert len(told(text)) == 1
