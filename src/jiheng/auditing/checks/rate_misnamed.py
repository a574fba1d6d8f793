"""Check ``rate_misnamed``: 指标名称与公式或标准不一致."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.rate_names import RateName
from jiheng.auditing.model import Addressee, Relation, Severity


@check(
    "指标名称与公式或标准不一致",
    severity=Severity.DOUBT,
    advice="核对指标的含义，统一名称、公式和评分标准",
    addressee=Addressee.FORM,
)
def rate_misnamed(relation: Relation[RateName]) -> str:
    """指标名称是一个比率，公式或评分标准说的却是另一个比率.

    **为什么** 名称和公式不是一回事，填出来的数就说明不了指标。

    **怎样判断** 指标名称以“率”结尾，指标说明里等号左边的比率、或评分标准里的比率，
    “率”前的词同名称不是一个意思。公式不一致的列为需核实，只有评分标准用词不同的列为提示。

    **不报告** 常常通用的词（执行率、完成率；变动率、增长率；合格率、达标率等）。
    """
    claim = relation.claim
    where = "指标说明的公式算的是" if claim.formula else "评分标准写的是"
    return f"指标名称为“{claim.name}”，{where}“{claim.other}”"
