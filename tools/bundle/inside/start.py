"""What 启动绩衡 runs: a 填报表 is scored, a report audited, without a file it says what to type.

It stands in the folder of the interpreter. Everything it writes, and everything the
program it starts writes, goes to 数据 beside that folder.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "数据"
OUTPUT = DATA / "输出"
FONTS = DATA / "字体"
SUMS = ROOT / "SHA256SUMS"
#: Interpreters differ in where they look for packages; this one place is told to all.
PACKAGES = ROOT / "python" / "packages"
PROGRAM = f"""
import sys
sys.path.insert(0, {str(PACKAGES)!r})
from jiheng.__main__ import main
main()
"""
#: What a 填报表 is called, where it is or is not.
DOSSIERS = {".xlsx", ".yaml"}
#: For scratch files; below it nothing stays.
TEMPORARY = DATA / "临时"
#: What this folder's interpreter needs, and other programs must not get.
LIBRARIES = "LD_LIBRARY_PATH"
HELP = """绩衡：按财政部门自己的评分标准，给部门整体支出绩效自评算分。

把填好的 填报表.xlsx 拖进这个窗口，按回车，就评分并打开得分网页。
把写好的报告（Word、PDF等）拖进来，按回车，就审核并打开审核发现。也可以输入：

  open                                 在浏览器里审核报告，可以下载带批注的Word
  audit 报告.docx                      审核报告，结果写在窗口里
  score 填报表.xlsx                    评分，结果写在窗口里
  new --framework 编号 -o 填报表.xlsx  生成空的填报表
  framework list                       列出内置的指标体系
  report 填报表.xlsx -o 输出           写自评报告
  --help                               全部命令；命令后面加 --help 看它的用法
  核对                                 核对本文件夹的文件是否完整
  退出                                 关闭窗口

不写位置的文件在“数据”文件夹里：{data}"""


def main(arguments: list[str]) -> int:
    """Score or audit the files given, run the command given, or ask for one."""
    try:
        TEMPORARY.mkdir(parents=True, exist_ok=True)
        TemporaryDirectory(dir=TEMPORARY).cleanup()
    except OSError as error:
        told = error.strerror or type(error).__name__
        sys.stderr.write(
            f"{ROOT}：不能写入（{told}）。把整个文件夹复制到可以写入的位置，再启动。\n"
        )
        return _closing(2)
    if arguments:
        return _closing(run(arguments))
    sys.stdout.write(HELP.format(data=DATA) + "\n")
    if sys.stdin.isatty():
        os.chdir(DATA)
        _converse()
    return 0


def run(words: list[str]) -> int:
    """One command: files are scored or audited, 核对 compares, all else is the program's."""
    if words == ["核对"]:
        return verify()
    if all(Path(word).is_file() and Path(word).suffix.lower() not in DOSSIERS for word in words):
        return audit(words)
    if all(Path(word).is_file() or Path(word).suffix in DOSSIERS for word in words):
        return score(words)
    return program(words[1:] if words[0] == "jiheng" else words)


def score(files: list[str]) -> int:
    """Score the files, write page and workbook to 数据/输出, open the pages."""
    return _shown(["score", *files, "-o", str(OUTPUT), "--formats", "html,xlsx"])


def audit(files: list[str]) -> int:
    """Audit the reports, write their pages to 数据/输出, open them."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    return _shown(["audit", *files, "-o", str(OUTPUT), "--format", "html"])


def _shown(words: list[str]) -> int:
    """Run a command and open the pages it wrote."""
    before = _pages()
    code = program(words)
    for page, written in _pages().items():
        if before.get(page) != written:
            _open(page)
    return code


def program(words: list[str]) -> int:
    """Run ``jiheng`` with these words; its scratch files go with it."""
    with TemporaryDirectory(dir=TEMPORARY, ignore_cleanup_errors=True) as scratch:
        try:
            run = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", "-c", PROGRAM, *words],
                check=False,
                env=environment(scratch),
            )
        except KeyboardInterrupt:
            return 130
    return run.returncode


def environment(scratch: str) -> dict[str, str]:
    """The environment of the program: everything it keeps is kept in 数据."""
    kept = {"JIHENG_HOME": str(DATA), **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)}
    if FONTS.is_dir() and "JIHENG_FONTS" not in os.environ:
        kept["JIHENG_FONTS"] = str(FONTS)
    return {**os.environ, **kept}


def verify() -> int:
    """Compare every file with its sum; name those that are missing or changed."""
    listed = [line.split("  ", 1) for line in SUMS.read_text(encoding="utf-8").splitlines()]
    wrong = [*_differing(listed)]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    if not wrong:
        sys.stdout.write(f"{len(listed)}个文件齐全，都与校验值一致\n")
    return int(bool(wrong))


def words_of(line: str) -> list[str]:
    r"""The words of a line; a path that was dragged in may be quoted, or hold spaces.

    >>> words_of('score "C:\\a b\\填报表.xlsx"')
    ['score', 'C:\\a b\\填报表.xlsx']
    """
    whole = line.strip().strip("\"'")
    if Path(whole).is_file():
        return [whole]
    return ["".join(found) for found in re.findall(r"\"([^\"]*)\"|'([^']*)'|(\S+)", line)]


def _converse() -> None:
    """Ask for commands until there are no more."""
    while True:
        try:
            words = words_of(input("\n绩衡> "))
        except (EOFError, KeyboardInterrupt):
            return
        if words in (["退出"], ["exit"], ["quit"]):
            return
        if words in (["帮助"], ["help"]):
            words = ["--help"]
        if words:
            run(words)


def _closing(code: int) -> int:
    """Keep the window open until what it says has been read."""
    if sys.stdin.isatty():
        try:
            input("\n按回车键关闭窗口")
        except (EOFError, KeyboardInterrupt):
            return code
    return code


def _differing(listed: list[list[str]]) -> Iterator[str]:
    for digest, name in listed:
        file = ROOT / name
        if not file.is_file():
            yield f"{name}：缺少"
        elif sha256(file.read_bytes()).hexdigest() != digest:
            yield f"{name}：与校验值不一致"


def _pages() -> dict[Path, int]:
    return {page: page.stat().st_mtime_ns for page in sorted(OUTPUT.glob("*.html"))}


def _open(page: Path) -> None:
    """Show a page in the browser of whoever sits there."""
    if sys.platform == "win32":
        os.startfile(page)  # noqa: S606 - the browser of Windows
        return
    opener = shutil.which("xdg-open")
    if opener and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        theirs = {name: value for name, value in os.environ.items() if name != LIBRARIES}
        silent = subprocess.DEVNULL
        subprocess.Popen([opener, page], env=theirs, stdout=silent, stderr=silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
