"""Errors of pdf files: what cannot be read, and what to do instead."""

from jiheng.errors import JihengError


class BrokenPdf(JihengError):
    """No pdf, or one that cannot be opened."""

    def __init__(self, where: str) -> None:
        """Say how to get a sound one."""
        super().__init__(where, "PDF文件已损坏，无法读取", "用PDF阅读器打开后另存，或重新取得文件")


class LockedPdf(JihengError):
    """A pdf that asks for a password."""

    def __init__(self, where: str) -> None:
        """Say what to take off."""
        super().__init__(where, "PDF设了打开密码，没有读取", "取消密码，另存后重审")


class EmptyPdf(JihengError):
    """A pdf without a page, or without a word or picture on any."""

    def __init__(self, where: str) -> None:
        """Say that there is nothing in it."""
        super().__init__(where, "PDF里没有内容", "核对文件，或重新导出")


class ManyPages(JihengError):
    """A pdf with more pages than any report."""

    def __init__(self, where: str, pages: int, limit: int) -> None:
        """How many it has and how many are read."""
        super().__init__(where, f"有{pages}页，超过{limit}页，没有读取", "只留下需要的页后另存")


class StrangePdf(JihengError):
    """A pdf that takes more memory or time than its pages can need."""

    def __init__(self, where: str) -> None:
        """Say how a simple one can be had."""
        super().__init__(
            where,
            "PDF的内部结构异常，读取所需的内存或时间超出限度，没有读取",
            "用PDF阅读器打印成新的PDF，或改用docx重审",
        )


class OnlyScans(JihengError):
    """A pdf of pictures of pages."""

    def __init__(self, where: str, pages: int) -> None:
        """How many pages, and how their words can be had."""
        super().__init__(
            where,
            f"{pages}页都是扫描件，没有文字可读",
            "改用docx或由WPS、Word导出的PDF；只有扫描件时先做文字识别（OCR）后重审",
        )


class NothingRead(JihengError):
    """A pdf none of whose pages can be read: its words are not those that are seen, or too many."""

    def __init__(self, where: str, page: int, why: str) -> None:
        """Why the first of its pages was not read, and how readable ones can be had."""
        super().__init__(
            where,
            f"第{page}页{why}，其余各页也没有可读的文字",
            "改用docx，或由WPS、Word重新导出PDF后重审",
        )
