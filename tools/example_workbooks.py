"""Write the 填报表.xlsx of every department in ``examples/`` from its dossier.yaml.

Run it after a change to a dossier, a framework or the catalogue of base data:
``.venv/bin/python tools/example_workbooks.py``. A test holds both to be the same.
"""

from pathlib import Path

from jiheng.dossiers import read_dossier, write_workbook
from jiheng.frameworks import load_framework

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    """One workbook beside each dossier."""
    for path in sorted(EXAMPLES.glob("*/dossier.yaml")):
        dossier = read_dossier(path)
        framework = load_framework(dossier.framework.id)
        write_workbook(framework, path.with_name("填报表.xlsx"), dossier)


if __name__ == "__main__":
    main()
