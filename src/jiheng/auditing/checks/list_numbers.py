"""Check ``list_numbers``: 序号不连续."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.numbering import Numbering
from jiheng.auditing.model import Relation, Severity


@check("序号不连续", severity=Severity.DOUBT, advice="核对是否漏列一项，或删改后没有重排序号")
def list_numbers(relation: Relation[Numbering]) -> str:
    """一组序号缺号、重号，或者与上一级混用.

    **为什么** 缺号往往是删去了一项内容，重号往往是插入或粘贴后没有重排，读者会疑心漏了内容。

    **怎样判断** 把“一、”“（一）”“1.”“（1）”“①”“一是”“3.1.2”各算一种，同一种的序号依次相接；
    从1重新开始是新的一组。一组至少有三个序号，缺号在两个以内、前后都在同一组的，才报告。
    只有“一是”没有“二是”，或没有“一、”就写“二、”的，列为提示。

    **不报告** 各组各自从1编起；“1、”与“1.”混用；序号相差很远、显然是引用别处条款的。
    """
    claim = relation.claim
    label = f"“{relation.stated}”"
    told = {
        "gap": f"{label}接在“{claim.before.text}”之后，缺“{relation.expected}”",
        "twice": f"{label}连续出现两次，第二处应为“{relation.expected}”",
        "mixed": f"{label}与上一级“{claim.labels[0].text}”用同一种序号，层次不清",
        "first": f"{label}之前没有“{relation.expected}”",
        "alone": f"有{label}，后文没有“{relation.expected}”",
    }
    return told.get(claim.fault, "")
