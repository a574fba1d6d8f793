"""What the audit pages refuse: where, what, what instead."""

from jiheng.errors import JihengError


class NothingSent(JihengError):
    """An upload without a file that could be a report."""

    def __init__(self, kinds: str) -> None:
        """The kinds that can be read."""
        super().__init__("", "没有收到可以审核的报告", f"选择{kinds}等文件，或装有它们的zip")


class TooMany(JihengError):
    """More files than one batch holds."""

    def __init__(self, count: int, most: int) -> None:
        """How many there are, and how many there may be."""
        super().__init__("", f"一次上传了{count}份，最多{most}份", "分几次上传")


class TooFast(JihengError):
    """More files than one person may hand in within an hour."""

    def __init__(self, most: int) -> None:
        """How many there may be."""
        super().__init__("", f"一小时内上传超过{most}份", "等前面的审核完再上传")


class QueueFull(JihengError):
    """An agency has as many audits waiting as it may."""

    def __init__(self, most: int) -> None:
        """How many may wait."""
        super().__init__("", f"本单位排队的审核已有{most}份", "等前面的审核完再上传")


class BadArchive(JihengError):
    """A zip that cannot be unpacked, or should not be."""

    def __init__(self, name: str, what: str) -> None:
        """Its name and what is wrong."""
        super().__init__(name, what, "解压后直接上传里面的报告")


class NotDone(JihengError):
    """An audit that has no result to do something with."""

    def __init__(self, name: str) -> None:
        """The file."""
        super().__init__(name, "还没有审核结果", "审核完成后再办理")


class NoSuchFinding(JihengError):
    """A key that no finding of the audit has."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("", "这条发现已不在本次结果里", "刷新页面")


class NoReason(JihengError):
    """A waiver without a reason."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("核实说明", "没有写原因", "写明依据，如文号、口径或计算过程")


class ReasonTooLong(JihengError):
    """A waiver that is longer than a page takes."""

    def __init__(self, where: str, most: int) -> None:
        """What, and how much there may be."""
        super().__init__(where, f"超过{most}个字", "缩短后再保存")


class AlreadyWaived(JihengError):
    """A finding that has its 核实说明."""

    def __init__(self, name: str) -> None:
        """Who wrote it."""
        super().__init__("", f"这条发现已由{name}写了核实说明", "先撤回，再另写")


class SameReading(JihengError):
    """A correction that changes nothing."""

    def __init__(self, where: str) -> None:
        """The place."""
        super().__init__(where, "填写的内容与识读的相同", "改成原件上的内容再提交")


class NoSuchPlace(JihengError):
    """A place the document does not have."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("", "报告里没有这一处", "从审核页面点“识读有误”进入")


class NoReport(JihengError):
    """A case or filing without a file that can be audited."""

    def __init__(self, where: str) -> None:
        """The case."""
        super().__init__(where, "没有可以审核的报告文件", "先生成报告")


class OtherEdition(JihengError):
    """The checks are no longer those that the page shows."""

    def __init__(self, name: str) -> None:
        """The file."""
        super().__init__(name, "审核规则已经更新，页面上是更新前的结果", "点“重新审核”后再下载")


class NotComparable(JihengError):
    """Two audits that cannot be held against each other."""

    def __init__(self, what: str) -> None:
        """What is missing."""
        super().__init__("", what, "选两份已审核的报告")
