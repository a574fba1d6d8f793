"""What is told to whoever sets up the workbench."""

from collections.abc import Iterable
from pathlib import Path

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


class NotEmpty(JihengError):
    """Somebody works on this database already."""

    def __init__(self, people: int) -> None:
        """Say how many."""
        super().__init__("", f"数据库里已有{people}个用户", "换一个空的数据库，或加 --force 覆盖")


class NoSuch(JihengError):
    """What was named is not there."""

    def __init__(self, kind: str, name: str) -> None:
        """Name it."""
        super().__init__("", f"没有{kind}“{name}”", "核对后再输入")


class Taken(JihengError):
    """A login name that somebody has."""

    def __init__(self, login: str) -> None:
        """Name it."""
        super().__init__("", f"登录名“{login}”已经有人使用", "换一个登录名")


class PasswordRefused(JihengError):
    """A password that breaks the policy."""

    def __init__(self, why: Iterable[str]) -> None:
        """In the words of the policy."""
        super().__init__("", "密码不合要求：" + "".join(why).rstrip("。"), "换一个密码")


class RolesMeet(JihengError):
    """Roles that must be apart would meet in one person."""

    def __init__(self, login: str) -> None:
        """Name the person."""
        super().__init__(
            "",
            f"“{login}”已有别的岗位，系统、安全、审计管理员三者分开，也不兼任业务岗位",
            "另建一个用户",
        )


class NotBackup(JihengError):
    """A file that cannot be restored."""

    def __init__(self, file: str, why: str) -> None:
        """Say what is wrong with it."""
        super().__init__(file, why, "换一份由 jiheng admin backup 生成的备份")


class NoDatabase(JihengError):
    """There is nothing to back up."""

    def __init__(self, place: str) -> None:
        """Say where it was looked for."""
        super().__init__(place, "没有工作台的数据库", "先运行 jiheng serve 或 jiheng admin migrate")


class PortTaken(JihengError):
    """Something else listens at the port."""

    def __init__(self, host: str, port: int) -> None:
        """Name it."""
        super().__init__(
            f"{host}:{port}",
            "这个端口不能用，可能已被别的程序占用",
            "用 --port 或 JIHENG_PORT 换一个",
        )


class Stopped(JihengError):
    """A process of the workbench ended by itself."""

    exit_code = 1

    def __init__(self, name: str, log: Path) -> None:
        """Say which, and where its last words are."""
        super().__init__("", f"{name}的进程意外结束，工作台已停止", f"原因见 {log} 的末尾")
