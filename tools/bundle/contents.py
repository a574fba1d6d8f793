"""What stands beside the interpreter: start files, directions, an example."""

import shutil
from pathlib import Path

from tools.bundle.interpreter import Interpreter
from tools.bundle.platforms import GLIBC, Platform

_INSIDE = Path(__file__).with_name("inside")
_EXAMPLE = "lianyungang_2020"
#: cmd reads a start file in the code page of the console, which the file sets to this one.
_CODE_PAGE = "gbk"


def put(platform: Platform, python: Interpreter, *, repository: Path, folder: Path) -> None:
    """Write the start files of the platform, 使用说明.txt and 示例/ into ``folder``."""
    shutil.copyfile(_INSIDE / "start.py", folder / "python" / "start.py")
    if platform.windows:
        _written(folder / "启动绩衡.bat", _text("启动绩衡.bat"), _CODE_PAGE, "\r\n")
    else:
        for name in ("启动绩衡.sh", "绩衡.desktop"):
            _written(folder / name, _text(name), "utf-8", "\n")
            (folder / name).chmod(0o755)
    directions = "windows" if platform.windows else "linux"
    text = _text("使用说明.txt").format(
        title=platform.title,
        python=python.said,
        start=_text(f"start_{directions}.txt").strip(),
        tried=_tried(platform, python),
    )
    encoding, ends = ("utf-8-sig", "\r\n") if platform.windows else ("utf-8", "\n")
    _written(folder / "使用说明.txt", text, encoding, ends)
    (folder / "示例").mkdir()
    shutil.copyfile(
        repository / "examples" / _EXAMPLE / "填报表.xlsx", folder / "示例" / "填报表.xlsx"
    )


def _tried(platform: Platform, python: Interpreter) -> str:
    """What has been started, and what has not."""
    lines = []
    if platform.tried:
        lines.append("已实测：Linux x86_64 上由 启动绩衡.sh 启动、评分、写出结果。")
        lines.append("未实测：在文件管理器里双击、拖放，以及其他发行版的桌面。")
    else:
        lines.append(
            f"未实测：{platform.title}。各依赖包的平台标记已逐个核对，没有在这种机器上启动过。"
        )
    if python.glibc > GLIBC:
        lines.append(f"随带的 Python 要求 glibc 2.{python.glibc} 及以上，较旧的系统不能启动。")
    return "\n".join(lines)


def _text(name: str) -> str:
    return (_INSIDE / name).read_text(encoding="utf-8")


def _written(path: Path, text: str, encoding: str, ends: str) -> None:
    path.write_bytes(text.replace("\n", ends).encode(encoding))
