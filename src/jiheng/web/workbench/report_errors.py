"""What the report and its bundle refuse: where, what, what instead."""

from jiheng.errors import JihengError


class NoReport(JihengError):
    """A case that does not hold together has no report yet."""

    def __init__(self, case: str, problem: str) -> None:
        """The case, and the first thing that is wrong with it."""
        super().__init__(case, f"还不能写报告：{problem}", "在填报页改正后再来")
