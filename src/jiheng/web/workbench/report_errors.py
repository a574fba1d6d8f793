"""What the report and its bundle refuse: where, what, what instead."""

from jiheng.errors import JihengError


class NoReport(JihengError):
    """A case that does not hold together has no report yet."""

    def __init__(self, case: str, problem: str) -> None:
        """The case, and the first thing that is wrong with it."""
        super().__init__(case, f"还不能写报告：{problem}", "在填报页改正后再来")


class WrittenMeanwhile(JihengError):
    """Somebody else wrote the same section."""

    def __init__(self, section: str, who: str, text: str) -> None:
        """The section, who wrote it, and what stands there now."""
        self.theirs = text
        super().__init__(
            f"报告“{section}”", f"{who}已经改过，没有保存", "对照下面两份文字，改好后再保存"
        )


class NotApproved(JihengError):
    """An explanation that nobody approved, or another unit's."""

    def __init__(self, subject: str) -> None:
        """What it explains."""
        super().__init__(f"情况说明“{subject}”", "没有审核通过", "由财务股审核后再引用")


class OwnExplanation(JihengError):
    """Who wrote an explanation may not approve it."""

    def __init__(self, subject: str) -> None:
        """What it explains."""
        super().__init__(f"情况说明“{subject}”", "不能由写的人审核", "由另一人审核")


class NothingSaid(JihengError):
    """An explanation without words, or of nothing."""

    def __init__(self, what: str) -> None:
        """What was left empty."""
        super().__init__("情况说明", f"没有写{what}", "写明后再保存")


class NoYear(JihengError):
    """A year that is none."""

    def __init__(self) -> None:
        """Of what was typed nothing need be repeated: it stands in the form."""
        super().__init__("年度", "不是年份", "写成2024这样的四位数字")
