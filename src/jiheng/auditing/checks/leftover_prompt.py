"""Check ``leftover_prompt``: 填写提示未删除."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.prompts import Prompt
from jiheng.auditing.model import Relation, Severity

_SAYS = {
    "instruction": "保留了写给填报人的说明“{quote}”",
    "question": "保留了提纲里的问句“{quote}”，没有作答",
    "prompt": "保留了填写提示“{quote}”",
    "choice": "“{quote}”两种说法没有取舍，增减方向不明",
    "blank": "“{quote}”没有填写{more}",
    "name": "“{quote}”没有换成实际的名称{more}",
    "form": "“{quote}”等没有填写{more}，是空白的样表",
    "sample": "“{quote}”是样表的示例行{more}",
}


@check(
    "填写提示未删除",
    severity=Severity.ERROR,
    advice="核对该处应写的内容是否已写全，并删去样表的文字",
)
def leftover_prompt(relation: Relation[Prompt]) -> str:
    """样表里写给填报人看的话，定稿时没有删去.

    **为什么** 提示语留在正式报告里，说明这一处没有按实际情况改写，公开后容易被误读。

    **怎样判断** 只认几种写法。整句的填表说明，如“仍保留该表格式，并在下方作下述说明”，为须更正；
    “如何……自评效果如何等。”一类提纲里的问句、“增长（下降）”后面接着数字、“XX万元”一类没有填的空，为需核实；括号里的填写提示、
    “XX单位”和表内“二级机构1”一类示例名称，为提示。没有填的空和示例行各合并为一条，列出各处；
    没有填的空在20处以上的是空白样表，只提示一次。

    **不报告** 表格里的评分标准、指标说明和财政部门印在表内的填表说明；
    用“××公司”“××村”隐去名称的写法。
    """
    quote = relation.stated
    more = f"，同类共{len(relation.because) + 1}处" if relation.because else ""
    return _SAYS[relation.claim.kind].format(quote=quote, more=more)
