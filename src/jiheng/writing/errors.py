"""What is wrong with the writing of a 填报表 when a report is made of it."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError

_NAMED = 4


class UnknownReference(JihengError):
    """``{{…}}`` names nothing that the 填报表 or its evaluation holds."""

    def __init__(self, where: str, name: str, known: Iterable[str]) -> None:
        """Name the nearest."""
        near = get_close_matches(name, list(known), n=1)
        remedy = f"是否应为“{{{{{near[0]}}}}}”" if near else "引用写基础数据名称，或“指标名称.得分”"
        super().__init__(where, f"引用“{{{{{name}}}}}”既不是基础数据，也不是指标", remedy)


class AmbiguousReference(JihengError):
    """Several indicators have the name."""

    def __init__(self, where: str, name: str, paths: Iterable[str]) -> None:
        """Name them by their paths."""
        shown = "、".join(list(paths)[:_NAMED])
        super().__init__(where, f"引用“{{{{{name}}}}}”有几个同名指标", f"写全路径：{shown}")


class UnendedReference(JihengError):
    """``{{`` without ``}}``."""

    def __init__(self, where: str, text: str) -> None:
        """Quote what follows the brackets."""
        super().__init__(where, f"引用“{text}”没有写完", "引用以“{{”开头、以“}}”结尾")


class LongWriting(JihengError):
    """文字材料 that no one can file."""

    def __init__(self, where: str, length: int, pages: int, most: int) -> None:
        """Say how long it is, and how long it may be."""
        super().__init__(
            where,
            f"文字材料共{length}字，排出来约{pages}页",
            f"压缩到{most}字以内，详细材料作为佐证另附",
        )


class CrookedWriting(JihengError):
    """A table written into a text whose rows do not have the same columns."""

    def __init__(self, where: str, row: str, has: int, needs: int) -> None:
        """Quote the row."""
        super().__init__(where, f"表格行“{row}”有{has}列，表头是{needs}列", "补齐或删去多出的竖线")


class UnknownReport(JihengError):
    """The framework names a report that nobody wrote."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Name those there are."""
        super().__init__("", f"没有报告“{name}”", f"可用的有：{'、'.join(known)}")


class NotWordFile(JihengError):
    """Comments are asked for in a file that is no docx."""

    def __init__(self, where: str, *, old: bool) -> None:
        """Say what else there is; ``old``: of the kind before 2007 (doc, wps)."""
        if old:
            what, instead = "是旧格式", "在WPS或Word中另存为docx后重审，或改用 --format html"
        else:
            what, instead = "不是Word文件", "改用 --format html"
        super().__init__(where, f"{what}，批注只能写进docx", instead)


class OwnReport(JihengError):
    """The answers would replace the report itself."""

    def __init__(self, where: str) -> None:
        """Its path."""
        super().__init__(where, "这是送审的报告本身，没有写入", "用 -o 换一个文件名")


class NoSuchFormat(JihengError):
    """The ending of a file's name is that of no format an audit is written in."""

    def __init__(self, path: str, suffix: str, endings: Iterable[str]) -> None:
        """Name the endings there are."""
        known = "、".join(sorted(endings))
        super().__init__(
            path, f"审核结果不能写成{suffix}", f"扩展名用{known}，或用 --format 指定格式"
        )
