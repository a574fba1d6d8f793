"""The licence of everything in the folder, gathered where a user can read it."""

import re
import shutil
import zipfile
from pathlib import Path

from tools.bundle.errors import NoLicenceText
from tools.bundle.wheels import metadata

_TEXTS = Path(__file__).with_name("licences")
_LICENCE = re.compile(
    r"(?:^|/)[^/]*\.dist-info/(?:licenses/.+|(?:licen[cs]e|copying|notice|ofl)[^/]*)$"
    r"|(?:^|/)(?:licen[cs]e|copying|notice|ofl)(?:[._-][^/]*)?(?<!\.py)$",
    re.IGNORECASE,
)


def gather(wheels: list[Path], interpreter: Path, own: Path, folder: Path) -> None:
    """Copy the licences of the wheels, the interpreter and the program to ``folder``.

    Raises:
        NoLicenceText: the text of one is nowhere to be had.
    """
    folder.mkdir()
    shutil.copyfile(own, folder / "绩衡.txt")
    lines = ["绩衡  Apache-2.0  绩衡.txt"]
    if interpreter.is_file():
        shutil.copyfile(interpreter, folder / "Python.txt")
        lines.append("Python  PSF-2.0  Python.txt")
    else:
        lines.append("Python  PSF-2.0  解释器的压缩包里没有许可全文")
    for wheel in wheels:
        name, licence, texts = _texts(wheel)
        for text, content in texts.items():
            (folder / name).mkdir(exist_ok=True)
            (folder / name / text).write_bytes(content)
        lines.append("  ".join((name, licence, "、".join(f"{name}/{text}" for text in texts))))
    (folder / "清单.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _texts(wheel: Path) -> tuple[str, str, dict[str, bytes]]:
    """Name and version, licence, and its texts by file name."""
    said = metadata(wheel)
    name = f"{said['Name']}-{said['Version']}"
    licence = _licence(said.get("License-Expression") or said.get("License") or "")
    with zipfile.ZipFile(wheel) as content:
        found = {
            _file_name(one): content.read(one)
            for one in content.namelist()
            if _LICENCE.search(one) and not one.endswith("/")
        }
    if not found:
        text = _TEXTS / f"{licence.removesuffix('-only').removesuffix('-or-later')}.txt"
        if not text.is_file():
            raise NoLicenceText(wheel.name, licence)
        found = {text.name: text.read_bytes()}
    classified = [one for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    return name, licence or "、".join(one.rpartition(":: ")[2] for one in classified), found


def _licence(text: str) -> str:
    """The name of a licence; some write the whole text where the name belongs."""
    first = text.strip().partition("\n")[0]
    return first if "\n" not in text.strip() else ""


def _file_name(path: str) -> str:
    """A flat name for a licence, so that two of the same name do not meet."""
    return path.partition(".dist-info/")[2].removeprefix("licenses/").replace("/", "_") or (
        path.replace("/", "_")
    )
