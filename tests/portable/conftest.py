"""Interpreters and wheels for portable folders, real ones and made ones."""

import io
import platform as machine
import re
import shutil
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tools.bundle.__main__ import build
from tools.bundle.errors import NotDownloaded
from tools.bundle.platforms import PLATFORMS

#: Logs what the interpreter of the folder writes, and whom it calls.
WATCH = """
import os
import sys

LOG = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
CHANGES = {{"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "socket.connect"}}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def watch(event, arguments):
    opened = event == "open" and not isinstance(arguments[0], int) and arguments[2] & WRITING
    if event in CHANGES or opened:
        os.write(LOG, f"{{event}} {{arguments[0]}}\\n".encode())


sys.addaudithook(watch)
"""


def platform_of(name):
    return next(one for one in PLATFORMS if one.name == name)


@pytest.fixture(scope="session")
def own_interpreter(tmp_path_factory):
    """The interpreter of the tests as an archive, such as a builder gives."""
    if (sys.platform, machine.machine()) != ("linux", "x86_64"):
        pytest.skip("the folder for Linux x86_64 starts on Linux x86_64")
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    left_out = {"site-packages", "dist-packages", "test", "__pycache__"}
    path = tmp_path_factory.mktemp("interpreter") / "python.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=1, dereference=True) as archive:
        archive.add(Path(sys.executable).resolve(), f"python/bin/{name}")
        for library in sorted(Path(sys.base_prefix, "lib").glob("libpython3*")):
            archive.add(library, f"python/lib/{library.name}")
        archive.add(
            sysconfig.get_path("stdlib"),
            f"python/lib/{name}",
            filter=lambda one: None if left_out.intersection(one.name.split("/")) else one,
        )
    return path


@pytest.fixture(scope="session")
def real_folder(repository, own_interpreter, tmp_path_factory):
    """The folder for Linux x86_64, where its path has Chinese and spaces."""
    output = tmp_path_factory.mktemp("U盘") / "绩效 自评"
    lock = repository / "requirements" / "run.txt"
    try:
        yield build(platform_of("linux-x86_64"), own_interpreter, lock, output=output)
    except NotDownloaded as error:
        pytest.skip(f"no wheels to be had: {error}")
    shutil.rmtree(output)  # too large to be kept for days


@pytest.fixture(scope="session")
def log(real_folder):
    """What the interpreter of the real folder has changed so far, a line each."""
    path = real_folder / "log.txt"
    library = next((real_folder / "python" / "lib").glob("python3.*"))
    (library / "sitecustomize.py").write_text(WATCH.format(log=str(path)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def made_interpreters(tmp_path_factory):
    """Archives with everything of an interpreter but a program that runs, by platform."""
    folder = tmp_path_factory.mktemp("made-interpreters")
    return {
        "windows-x64": made_for_windows(folder / "windows.zip"),
        "linux-aarch64": made_for_linux(folder / "aarch64.tar.gz", 183),
    }


def made_for_windows(path, version="312"):
    with zipfile.ZipFile(path, "w") as archive:
        head = b"MZ".ljust(0x3C, b"\0") + (0x40).to_bytes(4, "little")
        archive.writestr("python.exe", head + b"PE\0\0" + (0x8664).to_bytes(2, "little"))
        archive.writestr(f"python{version}._pth", f"python{version}.zip\n.\n#import site\n")
        archive.writestr(f"python{version}.zip", b"")
        archive.writestr("LICENSE.txt", "PSF")
    return path


def made_for_linux(path, processor, version="3.12"):
    files = {
        f"python/bin/python{version}": b"\x7fELF".ljust(18, b"\0") + bytes([processor, 0]),
        f"python/lib/python{version}/os.py": b"",
        f"python/lib/python{version}/LICENSE.txt": b"PSF",
    }
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("python/bin/python3")
        link.type, link.linkname = tarfile.SYMTYPE, f"python{version}"
        archive.addfile(link)
    return path


@pytest.fixture(scope="session")
def offered(repository, tmp_path_factory):
    """A folder of wheels that hold no more than a name and a licence."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = tmp_path_factory.mktemp("wheels")
    for wanted in project["dependencies"]:
        made_wheel(folder, re.split(r"[<>=]", wanted)[0].replace("-", "_"))
    return folder


def made_wheel(folder, name, *, tag="py3-none-any", requires=(), licence="MIT"):
    path = folder / f"{name}-1.0-{tag}.whl"
    lines = [f"Name: {name}", "Version: 1.0", f"License-Expression: {licence}"]
    lines += [f"Requires-Dist: {one}" for one in requires]
    files = {
        f"{name}/__init__.py": "",
        f"{name}-1.0.dist-info/METADATA": "\n".join(["Metadata-Version: 2.4", *lines, ""]),
        f"{name}-1.0.dist-info/WHEEL": f"Wheel-Version: 1.0\nTag: {tag}\n",
        f"{name}-1.0.dist-info/RECORD": "",
    }
    if licence == "MIT":
        files[f"{name}-1.0.dist-info/licenses/LICENSE"] = "MIT License"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, content in files.items():
            archive.writestr(inside, content)
    return path


@pytest.fixture(scope="session")
def lock(offered):
    """The lock of the made wheels."""
    path = offered / "lock.txt"
    pins = [
        f"{wheel.name.partition('-')[0]}==1.0 \\\n"
        f"    --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n    # via jiheng\n"
        for wheel in sorted(offered.glob("*.whl"))
    ]
    path.write_text("".join(pins), encoding="utf-8")
    return path
