"""Keep what the departments of examples/ typed with the package, for the demo county.

python -m tools.demo          write src/jiheng/web/workbench/demo/typed/*.json
python -m tools.demo --check  say whether they are as the workbooks say
"""

import json
import sys
from pathlib import Path

from jiheng.dossiers import read_dossier
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.workbook.typed import Form
from jiheng.frameworks.load import load_framework

REPOSITORY = Path(__file__).resolve().parent.parent
TYPED = REPOSITORY / "src" / "jiheng" / "web" / "workbench" / "demo" / "typed"


def text_of(workbook: Path) -> str:
    """The file of one workbook."""
    framework = workbook.with_name("dossier.yaml").read_text("utf-8").split("framework: ")[1]
    name = framework.split()[0]
    dossier = read_dossier(workbook)
    cells = Form(Asked(load_framework(name))).typed(dossier)
    subject = dossier.subject
    kept = {
        "name": subject.name,
        "year": subject.year,
        "framework": name,
        "region": subject.region,
        "authority": subject.authority,
        "nature": subject.nature,
        "cells": [[*key, text] for key, text in cells.items() if text],
    }
    return json.dumps(kept, ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Write them, or compare them."""
    wrong = []
    for workbook in sorted((REPOSITORY / "examples").glob("*/填报表.xlsx")):
        path, text = TYPED / f"{workbook.parent.name}.json", text_of(workbook)
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            wrong.append(path.name)
    if wrong:
        print("与填报表不一致，运行 python -m tools.demo：", "、".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
