"""What a user is told when the input is wrong: where, what, what instead."""

import errno
from collections.abc import Iterable

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已有同名的文件，不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的位置只能读",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
}


class JihengError(Exception):
    """The input is wrong; the message is shown to the user as it is.

    Subclasses take facts and write their own sentence, so that raising is one
    line and all wording of a package stands in its ``errors.py``.

    Attributes:
        where: file, sheet, cell or line; may be empty.
        what: what is wrong there, with the numbers.
        instead: the remedy; may be empty.
    """

    exit_code = 2

    def __init__(self, where: str, what: str, instead: str = "") -> None:
        """Keep the three parts; none ends with punctuation."""
        super().__init__(where, what, instead)
        self.where = where
        self.what = what
        self.instead = instead

    def __str__(self) -> str:
        """One line, as a finance officer would say it."""
        place = f"{self.where}：" if self.where else ""
        remedy = f"{self.instead}。" if self.instead else ""
        return f"{place}{self.what}。{remedy}"


class Problems(JihengError):
    """Everything that is wrong with one file, told at once.

    Attributes:
        problems: in the order of the file, at least one.
    """

    def __init__(self, file: str, problems: Iterable[JihengError]) -> None:
        """Gather the problems of ``file``."""
        self.problems = tuple(problems)
        super().__init__(file, f"共有{len(self.problems)}处问题")
        self.args = (file, self.problems)

    def __str__(self) -> str:
        """One line a problem."""
        return "\n".join(str(problem) for problem in self.problems)


def in_words(error: OSError) -> str:
    """Why the system refuses a file, as a user says it.

    Example:
        >>> in_words(PermissionError(errno.EACCES, "Permission denied"))
        '没有权限'
    """
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
