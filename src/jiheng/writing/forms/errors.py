"""What is wrong with a form or a template that is to be filled."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError


class NothingMatches(JihengError):
    """No cell of a form could be filled."""

    def __init__(self, file: str, empty: int) -> None:
        """How many empty cells there are."""
        super().__init__(
            file,
            f"{empty}个空格没有一个能按行名和列名对上，没有写出文件",
            "核对是不是要填的表；行名、列名用基础数据或绩效目标表的叫法",
        )


class ManyCells(JihengError):
    """A form with more empty cells than anyone would fill in."""

    def __init__(self, file: str, empty: int, limit: int) -> None:
        """Both numbers."""
        super().__init__(
            file, f"表中有{empty}个空格，超过{limit}个，没有填写", "只留下要填的表后另存"
        )


class NotAForm(JihengError):
    """Neither docx nor xlsx."""

    def __init__(self, file: str) -> None:
        """Say what can be filled."""
        super().__init__(file, "不是docx或xlsx，不能填写", "在WPS或Word、Excel中另存为docx或xlsx")


class OtherEnding(JihengError):
    """The filled form would have an ending that is not its kind."""

    def __init__(self, output: str, kind: str) -> None:
        """Both kinds."""
        super().__init__(output, f"原表是{kind}，填好的表也是{kind}", f"文件名以 .{kind} 结尾")


class UnknownProject(JihengError):
    """No project of the dossier has this code."""

    def __init__(self, file: str, code: str, known: Iterable[str]) -> None:
        """The codes there are."""
        codes = "、".join(known)
        super().__init__(
            file, f"没有编码为“{code}”的项目", f"可用的有：{codes}" if codes else "先填写项目"
        )


class UnknownField(JihengError):
    """A template asks for a field that nothing fills."""

    def __init__(self, file: str, name: str, known: Iterable[str]) -> None:
        """The nearest field is offered."""
        near = get_close_matches(name, list(known), n=1, cutoff=0.5)
        remedy = f"是否应为“{near[0]}”" if near else "可用的字段见 jiheng template fields"
        super().__init__(file, f"模板里的字段“{name}”没有定义", remedy)


class BrokenTag(JihengError):
    """A tag of a template is not written as it must be."""

    def __init__(self, file: str, reason: str) -> None:
        """What the template engine said."""
        super().__init__(
            file,
            f"模板里有没写完或写错的标记（{reason}）",
            "字段写作 {{ 名称 }}，循环写作 {%tr for 项目 in 项目表 %} 和 {%tr endfor %}，各自成对",
        )
