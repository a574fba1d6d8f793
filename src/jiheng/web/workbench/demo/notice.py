"""The notice of the demo county, in our own words, in the manner of a county's."""

from datetime import date
from io import BytesIO

from docx import Document


def notice(year: int, deadline: date) -> list[str]:
    """Its paragraphs.

    Args:
        year: 评价年度.
        deadline: by which reports are handed in.
    """
    day = f"{deadline.year}年{deadline.month}月{deadline.day}日"
    return [
        "示范县财政局",
        f"示财绩〔{deadline.year}〕2号",
        f"关于开展{year}年度部门整体支出绩效自评工作的通知",
        "各预算部门：",
        f"为做好{year}年度部门整体支出绩效自评，现将有关事项通知如下。",
        "一、各部门按下达的指标体系逐项自评，一个部门填一套基础数据，数据与部门决算一致。",
        f"二、各部门应于{day}前报送自评材料，逾期未报的予以通报。",
        "三、报送材料包括：（1）部门整体支出绩效自评报告；（2）部门整体支出绩效自评表；（3）报送函。",
        "四、电子文件按“单位名称+年度+材料名称”命名，涉密信息不得上报。",
        "附件：1.部门整体支出绩效自评表",
        "2.项目支出绩效自评表",
    ]


def word_file(lines: list[str]) -> bytes:
    """The same as a Word file."""
    document, made = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()
