"""Report ``project_list``: 项目支出绩效自评汇总表, one row for each project."""

from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.filing import filed
from jiheng.writing.parts.assessed import Assessed, all_assessed, covered, share_of_spending
from jiheng.writing.parts.cells import sourced
from jiheng.writing.parts.project_tables import FORMS, grade_table, list_table
from jiheng.writing.parts.sheet_page import sheet_page

TITLE = "项目支出绩效自评汇总表"


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """The list of the department's projects, with the coverage and the grades."""
    projects = all_assessed(dossier, evaluation.projects)
    return filed(
        dossier,
        TITLE,
        sheet_page(
            TITLE,
            (
                sourced(head_line(dossier), "单位信息 评价年度", "note"),
                list_table(projects),
                sourced(coverage_line(dossier, projects), FORMS, "note"),
                grade_table(projects, "各等级的项目数和金额"),
            ),
        ),
    )


def head_line(dossier: Dossier) -> str:
    """Whose projects, of which year."""
    subject = dossier.subject
    return f"填报单位：{subject.name}　　评价年度：{subject.year}年度　　金额单位：万元"


def coverage_line(dossier: Dossier, projects: tuple[Assessed, ...]) -> str:
    """自评覆盖率, and what the projects are of the department's spending."""
    share = share_of_spending(dossier, projects)
    return f"自评覆盖率：{covered(projects)}。{f'{share}。' if share else ''}"
