"""The papers that go with a report: 报送函, 封面, 真实性承诺书, 签字页."""

import re
from collections.abc import Iterator, Sequence

from jiheng.documents.model import Block, Cell, Column, Document, Table
from jiheng.dossiers.model import Dossier, Subject
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation
from jiheng.writing.filing import annexes_named, filed, printed_day, signed, title
from jiheng.writing.parts.assessed import all_assessed
from jiheng.writing.parts.cells import head, paragraph, row, titles
from jiheng.writing.parts.sheet_page import sheet_page
from jiheng.writing.reported import reported

#: Room to write in by hand: on a line, for a day, and two lines high.
_BLANK, _DAY, _ROOM = "　" * 10, "年　月　日", "　\n　"
_COUNTY = re.compile(r"[^省市州盟县区旗]{1,8}(?:自治)?[省市州盟县区旗]$")
_SIGNERS = (
    "单位负责人", "分管负责人", "财务负责人", "评价工作组组长",
    "评价工作组成员", "评价工作组成员", "评价工作组成员", "填报人",
)  # fmt: skip
_PLEDGES = (
    "数据取自预决算、账簿和业务记录，与原始资料一致。",
    "绩效目标与批复一致，作过调整的有批准文件。",
    "得分按评分标准逐项评定，扣分事项如实说明。",
    "佐证材料真实有效，涉密材料按规定另行报送。",
    "接受财政、审计核查，材料不实的依法依规担责。",
)


def finance(subject: Subject, stated: str = "") -> str:
    """The bureau that receives the bundle: as stated, else that of the unit's own region.

    Example:
        >>> finance(Subject("", "某分局", 2024, region="湖南省衡阳市衡东县"))
        '衡东县财政局'
    """
    if stated:
        return stated
    found = _COUNTY.search(subject.region.strip())
    return f"{found.group()}财政局" if found else "财政局"


def letter(dossier: Dossier, evaluation: Evaluation, to: str, papers: Sequence[str]) -> Document:
    """报送函: what was done, what it came to, and what is enclosed."""
    subject = dossier.subject
    return filed(
        dossier,
        f"{subject.name}关于报送{subject.year}年度部门整体支出绩效自评材料的函",
        (
            paragraph(f"{to}：", "address"),
            paragraph(_done(dossier, evaluation)),
            paragraph("我单位对报送材料的真实性、准确性和完整性负责。现予报送。"),
            *annexes_named(*papers),
            *signed(subject),
            *_contact(subject),
        ),
    )


def _done(dossier: Dossier, evaluation: Evaluation) -> str:
    subject, told = evaluation.subject, reported(evaluation)
    score = f"，自评得分{number(told.total, 2)}分" if told.total is not None else ""
    grade = f"，等级为{told.grade}" if score and told.grade else ""
    done = sum(one.score is not None for one in all_assessed(dossier, evaluation.projects))
    projects = f"，并对{done}个项目逐项自评" if done else ""
    return (
        f"按照{subject.year}年度预算绩效管理工作安排，我单位依据{evaluation.framework.cited}"
        f"完成了部门整体支出绩效自评{score}{grade}{projects}。"
    )


def _contact(subject: Subject) -> Iterator[Block]:
    known = (("联系人", subject.contact), ("联系电话", subject.phone))
    told = "，".join(f"{name}：{value}" for name, value in known if value)
    if told:
        yield paragraph(f"（{told}）")


def cover(dossier: Dossier, name: str) -> Document:
    """封面, with room for the seal beside the unit's name."""
    subject = dossier.subject
    lines = (
        ("评价年度", f"{subject.year}年度"),
        ("评价单位", f"{subject.name}（公章）"),
        ("预算编码", subject.code),
        ("主管部门", subject.authority),
        ("填 报 人", subject.contact),
        ("联系电话", subject.phone),
        ("填报日期", printed_day(subject).strip()),
    )
    told = (paragraph(f"{label}：{text or _BLANK}", "cover") for label, text in lines)
    return filed(dossier, name, (title(name), *told))


def pledge(dossier: Dossier, to: str) -> Document:
    """真实性承诺书, to be signed by those who answer for the figures."""
    subject = dossier.subject
    items = (paragraph(f"{place}. {text}") for place, text in enumerate(_PLEDGES, 1))
    signers = ("单位负责人", "财务负责人", "填报人")
    return filed(
        dossier,
        "真实性承诺书",
        (
            paragraph(f"{to}：", "address"),
            paragraph(f"{subject.name}就报送的{subject.year}年度绩效自评材料承诺如下："),
            *items,
            *(paragraph(f"{who}（签字）：{_BLANK}") for who in signers),
            *signed(subject),
        ),
    )


def signatures(dossier: Dossier) -> Document:
    """签字页: everybody who took part, to be signed by hand."""
    subject = dossier.subject
    columns = (Column(26, "center"), Column(18), Column(24), Column(20), Column(26, "center"))
    rows = (
        row(head(who), Cell(subject.contact if who == "填报人" else ""), "", _ROOM, _DAY)
        for who in _SIGNERS
    )
    about = paragraph(f"{subject.name}{subject.year}年度部门整体支出绩效自评", "note")
    table = Table(columns, (titles("责任", "姓名", "职务", "签字", "日期"), *rows))
    return filed(
        dossier,
        "签字页",
        sheet_page("签字页", (about, table, *signed(subject)), "portrait"),
    )
