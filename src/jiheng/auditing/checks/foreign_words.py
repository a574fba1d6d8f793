"""Check ``foreign_words``: 他部门用语."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.foreign_words import ForeignWord
from jiheng.auditing.model import Relation, Severity


@check("他部门用语", severity=Severity.DOUBT, advice="核对该段是否照搬了其他部门或往年的文稿")
def foreign_words(relation: Relation[ForeignWord]) -> str:
    """报告里留有其他部门的业务用语，或本单位改革前的名称.

    **为什么** 照搬别处的制度或文稿时没有改尽，制度是否真正建立、数字是否更新都值得再核对一遍。

    **怎样判断** 单位名称能看出所属行业，而“部门职能及民政事业发展规划”一类本单位自己的话里
    写了别的行业，全文又很少说到那个行业；或者用本地区加改革前的名称称呼本单位（如“青石县环保局”），
    为提示；“清源市民政局（以下简称我局）”与报告单位不是一个单位的，为需核实。

    **不报告** 法规和文件名称里的行业；全文多处说到那个行业的；写明“原”“更名”“组建”的；
    一个单位兼管几个行业的。
    """
    if relation.claim.kind == "agency":
        return f"以“{relation.stated}”自称，报告单位为“{relation.expected}”"
    if relation.claim.kind == "name":
        return f"沿用改革前的名称“{relation.stated}”，现名为“{relation.expected}”"
    return f"“{relation.stated}”不是本单位的业务，本单位从事{relation.expected}工作"
