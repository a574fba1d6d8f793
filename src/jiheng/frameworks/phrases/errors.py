"""What can be wrong with settings, answers and rule texts."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class UnknownSetting(JihengError):
    """A setting of the language, or its choice, does not exist."""

    def __init__(self, word: str, choice: str, known: Iterable[str]) -> None:
        """Name the setting and what could be written."""
        super().__init__(f"设置“{word}”", f"没有“{choice}”这一项", f"可写的有：{'、'.join(known)}")


class HostileText(JihengError):
    """A text far longer than any rule sentence."""

    def __init__(self, length: int, limit: int) -> None:
        """How long it is and how long it may be."""
        super().__init__(
            "评分标准", f"有{length}个字，超过{limit}个字，没有读取", "逐个指标填写评分标准"
        )
