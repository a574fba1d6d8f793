"""What is told to whoever sets up the workbench."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class UnknownSetting(JihengError):
    """The file of settings has a name that nothing reads."""

    def __init__(self, file: str, name: str, known: Iterable[str]) -> None:
        """Say which there are."""
        super().__init__(file, f"没有名为“{name}”的设置", f"可用的有：{'、'.join(known)}")


class WrongSetting(JihengError):
    """A setting that cannot be read."""

    def __init__(self, where: str, name: str, value: str, instead: str) -> None:
        """Name it, with what it is and what it may be."""
        super().__init__(where, f"设置“{name}”的值“{value}”无法识别", instead)


class NoDriver(JihengError):
    """PostgreSQL is asked for and its driver is not installed."""

    def __init__(self) -> None:
        """Say how to install it."""
        super().__init__("", "使用PostgreSQL所需的程序包没有安装", '安装：pip install "jiheng[pg]"')


class NotForProduction(JihengError):
    """Production mode is refused."""

    def __init__(self, reasons: Iterable[str]) -> None:
        """One sentence a reason."""
        self.reasons = tuple(reasons)
        super().__init__("", "不能以正式方式启动：" + "；".join(self.reasons))

    def __str__(self) -> str:
        """One line a reason."""
        return "\n".join(["不能以正式方式启动：", *(f"  {reason}。" for reason in self.reasons)])
