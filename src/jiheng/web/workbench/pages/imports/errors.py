"""What imports refuse."""

from jiheng.errors import JihengError


class NoFile(JihengError):
    """Nothing was chosen."""

    def __init__(self) -> None:
        """No arguments."""
        super().__init__("", "没有选文件", "选好文件再导入")


class OtherForm(JihengError):
    """A workbook made for another framework than the case's."""

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        """The file, and both frameworks."""
        super().__init__(
            name, f"按“{theirs}”填写，本任务用“{ours}”", "导出本任务的填报表填写后再导入"
        )


class OtherUnit(JihengError):
    """A workbook of another unit or year."""

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        """The file, whose it is, and whose it should be."""
        super().__init__(name, f"是{theirs}的填报表，不是{ours}的", "换成本单位本年度的文件")


class CannotExport(JihengError):
    """What was typed does not hold together as a dossier."""

    def __init__(self, why: str) -> None:
        """Why."""
        super().__init__("填报", f"现在不能导出：{why}", "改正后再导出，或导出空表")
