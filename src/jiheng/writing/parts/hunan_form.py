"""The form part of a Hunan self-evaluation: 基本概况, 收支情况, 自评情况, 评价人员."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
)
from jiheng.dossiers.model import Objective
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.amounts import amount_cell
from jiheng.writing.parts.cells import head, paragraph
from jiheng.writing.parts.goals import grouped, target_and_actual

_ALL = "局机关及二级机构汇总"
_QUALITATIVE = "定性"
_SIGNERS = 5
_DAY = "\n　　　　　　　　　　　　　　　　　　　　　　　　年　　月　　日"
#: Room to write and to sign; on one page with the names, so that nothing is parted.
_OPINIONS = (
    f"评价组意见：\n\n\n\n评价组组长（签字）：{_DAY}",
    f"部门（单位）意见：\n\n\n\n部门（单位）负责人（签字、盖章）：{_DAY}",
)
#: Each table of 收支情况: caption, total, what it is taken from, and its parts.
_MONEY = (
    (
        "年度收入情况（万元）",
        "收入合计",
        "本年收入合计",
        {
            "上年结转": "年初结转结余",
            "公共财政拨款": "一般公共预算财政拨款收入",
            "政府性基金拨款": "政府性基金预算财政拨款收入",
            "纳入专户管理的非税收入拨款": "事业收入",
            "其他收入": "其他收入",
        },
    ),
    (
        "年度支出和结余情况（万元）",
        "支出合计",
        "支出决算数",
        {
            "基本支出": "基本支出决算数",
            "人员支出": "人员经费决算数",
            "公用支出": "公用经费决算数",
            "项目支出": "项目支出决算数",
            "当年结余": "本年收入合计 - 支出决算数",
            "累计结余": "年末结转结余",
        },
    ),
    (
        "“三公”经费情况（万元）",
        "“三公”经费合计",
        "三公经费决算数",
        {
            "公务接待费": "公务接待费决算数",
            "公务用车运行维护费": "公务用车运行维护费决算数",
            "公务用车购置费": "公务用车购置费决算数",
            "因公出国（境）费": "因公出国（境）费决算数",
        },
    ),
    (
        "固定资产情况（万元）",
        "固定资产合计",
        "固定资产总额",
        {"在用固定资产": "在用固定资产", "出租固定资产": "出租出借固定资产"},
    ),
)


def overview(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    """一、基本概况."""
    subject = figures.dossier.subject
    rows = (
        Row(
            (
                head("联系人"),
                Cell(subject.contact or UNFILLED, fact="单位信息 填报人"),
                head("联系电话"),
                Cell(subject.phone or UNFILLED, fact="单位信息 联系电话"),
            )
        ),
        Row(
            (
                head("人员编制"),
                amount_cell(figures, "编制数"),
                head("实有在职人数"),
                amount_cell(figures, "在职人员数"),
            )
        ),
        *(
            Row((head(label), Cell(_words(narrative, *titles), colspan=3)))
            for label, titles in (
                ("职能职责概述", ("部门概况",)),
                ("年度主要工作内容", ("年度主要工作任务",)),
                ("年度总体运行情况及取得的成绩", ("履职产出和效果",)),
            )
        ),
    )
    yield Table((Column(16), Column(34), Column(16), Column(34)), rows, role="form")


def money(figures: Figures) -> Iterator[Block]:
    """二、收支情况."""
    for caption, total, reference, parts in _MONEY:
        yield _amounts(figures, caption, {total: reference}, parts)


def results(figures: Figures) -> Iterator[Block]:
    """三、自评情况: 定性目标, 定量目标, 等次."""
    objectives = figures.dossier.objectives_of()
    words = [one for one in objectives if one.direction == _QUALITATIVE]
    numbers = [one for one in objectives if one.direction != _QUALITATIVE]
    yield from _goals("整体支出绩效定性目标及实施计划完成情况", words)
    yield from _goals("整体支出绩效定量目标及实施计划完成情况", numbers)
    grade = figures.quote("等级")
    score = figures.quote("总分")
    columns = (Column(25), Column(25), Column(25), Column(25))
    row = Row(
        (
            head("自评得分"), Cell(score.text, fact=score.fact, number=score.value),
            head("评价等次"), Cell(grade.text, fact=grade.fact),
        )
    )  # fmt: skip
    yield Table(columns, (row,), role="form")


def evaluators(figures: Figures) -> Iterator[Block]:
    """四、评价人员: room for names and signatures, which nobody types."""
    columns = (Column(18), Column(24), Column(34), Column(24))
    heads = Row(tuple(Cell(text) for text in ("姓名", "职务／职称", "单位", "签字")), "head")
    blank = Row(tuple(Cell("\n") for _ in columns))
    opinions = (Row((Cell(text, colspan=4),)) for text in _OPINIONS)
    yield Table(columns, (heads, *(blank for _ in range(_SIGNERS)), *opinions))
    phone = figures.dossier.subject.phone
    yield Paragraph(
        (Run("填报人（签名）：　　　　　　　　联系电话："), Run(phone, fact="单位信息 联系电话"))
    )


def form(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    """The four parts under their own numbers."""
    yield Heading("一、部门（单位）基本概况")
    yield from overview(figures, narrative)
    yield Heading("二、部门（单位）收支情况")
    yield from money(figures)
    yield Heading("三、部门（单位）整体支出绩效自评情况")
    yield from results(figures)
    yield PageBreak()
    yield Heading("四、评价人员")
    yield from evaluators(figures)


def _words(narrative: Narrative, *titles: str) -> str:
    """The texts of these titles inside a cell; they stay for the report as well."""
    texts = narrative.peek(*titles)
    return "\n".join(texts) or f"{titles[0]}{UNFILLED}"


def _amounts(figures: Figures, caption: str, total: dict[str, str], parts: dict[str, str]) -> Table:
    named = {**total, **parts}
    columns = (Column(22), *(Column(13, "right") for _ in named))
    first = Row(
        (
            Cell("机构名称", rowspan=2),
            Cell(next(iter(total)), rowspan=2),
            Cell("其中", colspan=len(parts)),
        ),
        "head",
    )
    second = Row(tuple(Cell(name) for name in parts), "head")
    cells = (amount_cell(figures, reference) for reference in named.values())
    return Table(columns, (first, second, Row((head(_ALL), *cells))), caption)


def _goals(caption: str, objectives: Sequence[Objective]) -> Iterator[Table | Paragraph]:
    if not objectives:
        yield paragraph(f"{caption}：{UNFILLED}。")
        return
    columns = (Column(14), Column(16), Column(28), Column(14), Column(28))
    heads = Row(
        tuple(Cell(text) for text in ("评价内容", "绩效内容", "绩效指标", "预期目标", "实际完成")),
        "head",
    )
    rows = tuple(
        Row((*groups, head(one.title), target, actual))
        for groups, one in grouped(objectives)
        for target, actual in [target_and_actual(one)]
    )
    yield Table(columns, (heads, *rows), caption)
