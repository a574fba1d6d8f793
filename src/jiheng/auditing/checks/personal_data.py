"""Check ``personal_data``: 不宜公开的内容."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.personal import PersonalData
from jiheng.auditing.model import Relation, Severity

_SAYS = {
    "identity": "写有居民身份证号码{stated}",
    "account": "写有银行账号{stated}",
    "phone": "写有手机号码{stated}",
    "person": "写有当事人姓名（{stated}）",
    "internal": "标有“{stated}”，不能公开",
}


@check("不宜公开的内容", severity=Severity.ERROR, advice="核对是否需要写明，公开文本应当隐去")
def personal_data(relation: Relation[PersonalData]) -> str:
    """报告里写有身份证号码、银行账号；公开前还核对手机号码、当事人姓名和内部资料的标记.

    **为什么** 报告要公开，身份证号码和账号一经公开无法收回。

    **怎样判断** 十八位数字符合居民身份证的日期和校验码；“账号”“卡号”之后的长串数字。
    选择供公开时，另核对手机号码，以及“当事人”“信访人”“低保户”等之后的姓名。
    结果只显示首尾，不显示全文。标有“内部资料”的文件要公开时为须更正。

    **不报告** 预算编码、项目编码、统一社会信用代码；单位公开的办公电话；领导和工作人员的姓名。
    """
    return _SAYS[relation.claim.kind].format(stated=relation.stated)
