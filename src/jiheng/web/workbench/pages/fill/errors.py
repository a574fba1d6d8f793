"""What the fill-in refuses."""

from jiheng.errors import JihengError


class Unreadable(JihengError):
    """A request that no page of ours makes."""

    def __init__(self, what: str) -> None:
        """What is wrong with it."""
        super().__init__("保存的内容", what, "刷新页面后重试")


class TooMany(JihengError):
    """More cells than one request may carry."""

    def __init__(self, count: int, most: int) -> None:
        """How many, and how many at most."""
        super().__init__("保存的内容", f"一次{count}格，超过{most}格", "分几次保存")
