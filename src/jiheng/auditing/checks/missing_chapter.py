"""Check ``missing_chapter``: 内容缺失."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.missing_chapters import Missing
from jiheng.auditing.model import Relation, Severity


@check("内容缺失", severity=Severity.NOTE, advice="核对是否漏写、漏附，没有发生的写明“无”")
def missing_chapter(relation: Relation[Missing]) -> str:
    """自评报告里应有而未见的章节、评分表和附件，以及没有内容的标题.

    **为什么** 得分没有评分表就无法逐项核对；问题和改进措施是自评报告必须回答的内容。

    **怎样判断** 全文找不到绩效目标、评价结论、存在的问题、改进措施的任何字样，才说没有这一章；
    正文写了自评得分而没有一张表列出得分；正文说“见附件3”而后面没有附件3，或者末尾列有附件而后面没有内容；
    章节标题之下紧接着下一个标题，没有文字也没有表格；第一部分之后直接是第三部分。

    **不报告** 决算公开等其他文件（各部分的编号除外）；本身就是通知附件的报告所引用的附件；
    连续四个以上的短标题，那是列举。
    """
    missing = relation.claim
    match missing.kind:
        case "chapter":
            return f"全文未见{missing.what}"
        case "table":
            return f"正文写明“{missing.what}”，未见评分表，得分无法逐项核对"
        case "part":
            return f"“{relation.stated}”之前未见{missing.what}的标题"
        case "annex":
            listed = relation.stated == missing.what
            return f"{'列有' if listed else '正文引用'}{missing.what}，报告中未见"
        case _:
            count = len(relation.because) + 1
            return f"标题“{missing.what}”之下没有内容" + (f"，连续{count}处" if count > 1 else "")
