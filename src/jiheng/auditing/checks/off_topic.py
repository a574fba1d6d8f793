"""Check ``off_topic``: 内容与标题不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.topics import Topic
from jiheng.auditing.model import Relation, Severity


@check(
    "内容与标题不符", severity=Severity.NOTE, advice="核对本节是否放错了内容，或补写标题所说的内容"
)
def off_topic(relation: Relation[Topic]) -> str:
    """标题之下的文字没有一处说到标题所说的事.

    **为什么** 标题写预算控制而内容说别的事，多半是放错了段落或删去了原文，标题所说的内容就缺了。

    **怎样判断** 标题含有“预算控制”“绩效目标”“资产”“三公”“政府采购”“满意度”“管理制度”等之一，
    其下直到同级的下一个标题，文字和表格里都没有相关的字。

    **不报告** 不足三十个字的说明，如“无”“见附表”；标题同时说几件事的；自评报告以外的文件。
    """
    return f"标题为“{relation.stated}”，其下没有说到{relation.expected}"
