"""Check ``typo``: 文字差错."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.wording import Slip
from jiheng.auditing.model import Relation, Severity

_SAYS = {
    "word": "写作“{stated}”，通常写作“{expected}”",
    "doubled": "“{expected}”连写两遍",
    "brackets": "文号写作“{stated}”，年份用六角括号，应为“{expected}”",
}


@check("文字差错", severity=Severity.NOTE, advice="核对原文并改正")
def typo(relation: Relation[Slip]) -> str:
    """能够确定的错别字、连写两遍的文字和用错括号的文号.

    **为什么** 公开的报告里有错别字，会让人怀疑数字也没有核对过。

    **怎样判断** 只认预算和机关用语里读不出别的意思的错写，如“拔付”“教肓”“布署”；
    五个字以上的文字紧接着重复一遍；文号的年份用了书名号。同一份报告最多列出12处。

    **不报告** 机关已经通行的写法，如“截止目前”“帐户”“其它”；领导人姓名、引文和提法一律不核。
    """
    return _SAYS[relation.claim.kind].format(stated=relation.stated, expected=relation.expected)
