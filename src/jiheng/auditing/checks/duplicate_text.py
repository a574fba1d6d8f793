"""Check ``duplicate_text``: 同一段文字重复使用."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.duplicates import RepeatedText
from jiheng.auditing.model import Relation, Severity


@check(
    "同一段文字重复使用",
    severity=Severity.NOTE,
    advice="核对各处是否都以此为依据，重复处改写为本项自己的结果",
)
def duplicate_text(relation: Relation[RepeatedText]) -> str:
    """同一段文字在一份报告里作为不同事项的结果出现.

    **为什么** 一项成果写进几项任务，每项任务各自做了什么就看不出来，得分也失去依据。

    **怎样判断** 40个字以上的句子一字不差地出现在两个段落里；同一部分只提示一次，列出各处。

    **不报告** 表格里的文字；职责、机构、制度、收支、评价方法、问题和措施各章；40个字以下的句子。
    """
    count = relation.claim.pieces
    more = f"，这样的文字共{count}处" if count > 1 else ""
    return f"“{relation.stated}…”与前文同一段文字相同{more}"
