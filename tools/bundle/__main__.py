"""Make the portable folders for which an interpreter is given.

usage: make bundle BUNDLE_PYTHON_WINDOWS=….zip BUNDLE_PYTHON_LINUX=….tar.gz
Writes dist/绩衡-版本-平台/, the same packed, and dist/SHA256SUMS.
"""

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bundle import archive, contents, interpreter, licences, wheels
from tools.bundle.platforms import PLATFORMS, Platform

from jiheng import __version__
from jiheng.errors import JihengError

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    """Every platform that has its interpreter; the others are named, each in one line."""
    output = Path(os.environ.get("BUNDLE_OUTPUT") or REPOSITORY / "dist")
    lock = Path(os.environ.get("BUNDLE_REQUIREMENTS") or REPOSITORY / "requirements" / "run.txt")
    named = os.environ.get("BUNDLE_WHEELS")
    made = []
    for platform in PLATFORMS:
        given = os.environ.get(platform.variable)
        if not given:
            print(
                f"跳过{platform.name}：没有解释器。用 {platform.variable}= 给出 {platform.wanted}"
            )
            continue
        try:
            folder = build(
                platform, Path(given), lock, output=output, offered=Path(named) if named else None
            )
        except JihengError as error:
            print(error, file=sys.stderr)
            return error.exit_code
        made.append(archive.pack(folder, windows=platform.windows))
        print(f"已写好 {made[-1].name}（{made[-1].stat().st_size / 1e6:.0f}MB）")
    if made:
        sums = (f"{sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in made)
        (output / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    return 0 if made else 1


def build(
    platform: Platform, given: Path, lock: Path, *, output: Path, offered: Path | None = None
) -> Path:
    """The portable folder of one platform, complete or not there at all."""
    output.mkdir(parents=True, exist_ok=True)
    name = f"绩衡-{__version__}-{platform.name}"
    with TemporaryDirectory(dir=output, prefix=".") as temporary:
        work = Path(temporary)
        folder = work / name
        folder.mkdir()
        python = interpreter.unpack(given, platform, folder / "python")
        fetched = wheels.fetch(lock, platform, python, into=work / "wheels", offered=offered)
        own = wheels.build_own(REPOSITORY, work / "own")
        markers = wheels.environment(platform, python.version)
        packages = wheels.needed(own, fetched, markers)
        wheels.unpack(packages, python)
        others = [wheel for wheel in packages if wheel != own]
        licences.gather(others, python.licence, REPOSITORY / "LICENSE", folder / "许可")
        contents.put(platform, python, repository=REPOSITORY, folder=folder)
        (folder / "SHA256SUMS").write_text(archive.sums(folder), encoding="utf-8")
        shutil.rmtree(output / name, ignore_errors=True)
        folder.rename(output / name)
    return output / name


if __name__ == "__main__":
    sys.exit(main())
