"""What the builder of a portable folder is told."""

from pathlib import Path

from tools.bundle.platforms import GLIBC, Platform

from jiheng.errors import JihengError


class NotAnInterpreter(JihengError):
    """The archive given is not the interpreter that is wanted."""

    def __init__(self, archive: Path, platform: Platform, found: str) -> None:
        """Name the archive, what is in it and what should be."""
        super().__init__(
            archive.name,
            found,
            f"{platform.variable} 应当给出 {platform.wanted}，Python 3.11 或更新",
        )


class NotDownloaded(JihengError):
    """pip could not get every wheel."""

    def __init__(self, platform: Platform, said: str) -> None:
        """Quote the last line of pip."""
        super().__init__(
            platform.name,
            f"没有取全依赖的 wheel（pip：{said}）",
            "不能联网的，用 BUNDLE_WHEELS 给出放着这些 wheel 的文件夹",
        )


class WrongWheel(JihengError):
    """A wheel does not run on the platform."""

    def __init__(self, wheel: str, platform: Platform, version: str) -> None:
        """Name the wheel and where it should run."""
        super().__init__(
            wheel, f"不能在{platform.title}的 Python {version} 上运行", "换成对应平台的 wheel"
        )


class NewerGlibc(JihengError):
    """A library in a wheel asks for a newer system than its name says."""

    def __init__(self, file: str, glibc: int) -> None:
        """Name the library, and both versions."""
        super().__init__(file, f"要求 glibc 2.{glibc}，高于 2.{GLIBC}", "换成要求较低的版本")


class MissingWheel(JihengError):
    """Something needed is not among the wheels."""

    def __init__(self, name: str, needed_by: str) -> None:
        """Name the package and what needs it."""
        super().__init__(
            "requirements/run.txt", f"缺少{needed_by}需要的 {name}", "重新锁定依赖：make lock"
        )


class NoLicenceText(JihengError):
    """A wheel neither brings its licence nor names one whose text we have."""

    def __init__(self, wheel: str, licence: str) -> None:
        """Name the wheel and its licence."""
        super().__init__(
            wheel,
            f"没有带许可全文（许可：{licence or '未写明'}）",
            "把全文放到 tools/bundle/licences，以许可名称命名",
        )
