"""Whether style sheets and scripts run in the oldest browser we serve (package.json says which).

The tools come from npm into .venv-web, which is not committed: python -m tools.web.lint [FILE…]
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
INSTALLED = REPOSITORY / ".venv-web" / "node_modules"
SERVED = REPOSITORY / "src" / "jiheng" / "web"


def served() -> list[Path]:
    """The style sheets and scripts of the workbench, Bootstrap's among them."""
    return sorted(path for path in SERVED.rglob("*") if path.suffix in (".css", ".js"))


def missing() -> str:
    """What the tools need and do not find, or ''."""
    if shutil.which("node") is None:
        return "no node on this machine"
    tools = ("stylelint", "eslint", "eslint-plugin-compat")
    absent = [name for name in tools if not (INSTALLED / name).is_dir()]
    return f"not installed in .venv-web: {', '.join(absent)}" if absent else ""


def complaints(files: list[Path]) -> str:
    """What the two linters say of these files; '' when nothing."""
    said = ""
    for tool, ending in (("stylelint", ".css"), ("eslint", ".js")):
        if chosen := [path for path in files if path.suffix == ending]:
            said += _said(tool, chosen)
    return said


def _said(tool: str, files: list[Path]) -> str:
    """One tool, over files; its complaint, or why it could not look."""
    # A file outside the folder it runs in is silently passed over by eslint.
    base = Path(os.path.commonpath([*files, HERE]))
    found = subprocess.run(
        [INSTALLED / ".bin" / tool, "--config", HERE / f"{tool}.config.cjs", *files],
        cwd=base,
        env={**os.environ, "NODE_PATH": str(INSTALLED)},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout + found.stderr if found.returncode else ""


def main() -> int:
    """Print the complaints; 1 when there are any."""
    if lacking := missing():
        print(f"未检查网页：{lacking}")
        return 0
    files = [Path(name).resolve() for name in sys.argv[1:]] or served()
    said = complaints(files)
    print(said or f"网页样式和脚本可在规定的最旧浏览器中运行（{len(files)}个文件）")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
