"""Errors of documents: what cannot be read, and where."""

from jiheng.errors import JihengError


class CrookedTable(ValueError):
    """The cells of a table do not fill its grid: whoever composed it made a mistake.

    Ours, not the user's: a reader repairs what it finds before it makes a table.
    """

    def __init__(self, caption: str, row: int) -> None:
        """Name the table and the row, from 1."""
        super().__init__(f"table {caption!r}, row {row}: cells overlap, stand out or leave a gap")


class NotWorkbook(JihengError):
    """Neither an xlsx file nor YAML."""

    def __init__(self, where: str, reason: str, instead: str) -> None:
        """Say what the file is, as far as it can be told."""
        super().__init__(where, reason, instead)


class CannotOpen(JihengError):
    """The system does not let us read a file."""

    def __init__(self, where: str, error: OSError) -> None:
        """Say why, in the user's words."""
        reasons = {
            FileNotFoundError: "文件不存在",
            IsADirectoryError: "是文件夹，不是文件",
            PermissionError: "没有读取的权限",
        }
        reason = reasons.get(type(error), f"无法打开（{error.strerror}）")
        super().__init__(where, reason, "核对文件的位置和名称")
