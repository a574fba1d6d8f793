"""The platforms a portable folder is made for, and what runs on each."""

from collections.abc import Mapping
from dataclasses import dataclass

from packaging import tags

#: glibc of the oldest systems in use (银河麒麟V10, 统信UOS 20): nothing may ask for a newer one.
GLIBC = 28
#: Names of glibc before they carried its number.
_OLD_NAMES = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
_OLDEST = 5


@dataclass(frozen=True, slots=True)
class Platform:
    """One system on one kind of processor.

    Attributes:
        name: as in the name of the folder, e.g. ``"linux-x86_64"``.
        title: as a user is told of it.
        variable: environment variable that names the interpreter's archive.
        wanted: what archive that is, in words.
        machine: number of the processor in the head of its programs.
        markers: what a requirement may ask about the system.
        tags: platform tags of its wheels, the best first.
        tried: whether a folder for it has been started by our tests.
    """

    name: str
    title: str
    variable: str
    wanted: str
    machine: int
    markers: Mapping[str, str]
    tags: tuple[str, ...]
    tried: bool = False

    @property
    def windows(self) -> bool:
        """Whether it is Windows, where folders, line ends and archives differ."""
        return self.markers["sys_platform"] == "win32"

    def accepted(self, version: tuple[int, int]) -> frozenset[tags.Tag]:
        """Every tag a wheel may have that is to run there."""
        python = f"cp{version[0]}{version[1]}"
        return frozenset(
            (
                *tags.cpython_tags(version, abis=[python], platforms=self.tags),
                *tags.compatible_tags(version, interpreter=python, platforms=self.tags),
            )
        )


def _manylinux(machine: str) -> tuple[str, ...]:
    found = []
    for glibc in range(GLIBC, _OLDEST - 1, -1):
        found.append(f"manylinux_2_{glibc}_{machine}")
        if glibc in _OLD_NAMES:
            found.append(f"{_OLD_NAMES[glibc]}_{machine}")
    return tuple(found)


def _markers(system: str, machine: str) -> dict[str, str]:
    windows = system == "Windows"
    return {
        "os_name": "nt" if windows else "posix",
        "sys_platform": "win32" if windows else "linux",
        "platform_system": system,
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }


PLATFORMS = (
    Platform(
        "windows-x64",
        "Windows 10 及以上（64位）",
        "BUNDLE_PYTHON_WINDOWS",
        "Windows 64位嵌入式 Python 的 zip",
        0x8664,
        _markers("Windows", "AMD64"),
        ("win_amd64",),
    ),
    Platform(
        "linux-x86_64",
        "Linux x86_64（银河麒麟V10、统信UOS 20 等，glibc 2.28 及以上）",
        "BUNDLE_PYTHON_LINUX",
        "Linux x86_64 可移动 Python 的 tar.gz",
        62,
        _markers("Linux", "x86_64"),
        _manylinux("x86_64"),
        tried=True,
    ),
    Platform(
        "linux-aarch64",
        "Linux aarch64（飞腾、鲲鹏等，glibc 2.28 及以上）",
        "BUNDLE_PYTHON_LINUX_ARM",
        "Linux aarch64 可移动 Python 的 tar.gz",
        183,
        _markers("Linux", "aarch64"),
        _manylinux("aarch64"),
    ),
)
