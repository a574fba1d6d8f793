"""What can be wrong with what is typed after a command."""

from jiheng.errors import JihengError


class NotAPair(JihengError):
    """An option that takes 名=值 without an equals sign."""

    def __init__(self, option: str, text: str, example: str) -> None:
        """Quote what is written."""
        super().__init__(option, f"“{text}”不是“名=值”", f"写作 {option} {example}")


class NothingToRead(JihengError):
    """Neither a sentence nor a file of them."""

    def __init__(self, what: str) -> None:
        """Say both ways; ``what`` is 公式 or 评分标准."""
        super().__init__("", f"没有写{what}", f"写上{what}，或用 --batch 给出文件")


class BrokenLine(JihengError):
    """A line of a batch is no JSON object with ``text``."""

    def __init__(self, line: int, example: str) -> None:
        """Its number."""
        super().__init__(f"第{line}行", "不是一行JSON，或没有 text", f"每行写作 {example}")


class NotADay(JihengError):
    """An option that begins with a day does not."""

    def __init__(self, option: str, text: str, example: str) -> None:
        """The option, what was written, and how it is written."""
        super().__init__(option, f"“{text}”不是日期和原因", f"写成 {example}")
