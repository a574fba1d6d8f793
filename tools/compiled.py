"""Compile ahead all that a first run would: modules, expressions, the tables of grammars."""

import sys
from compileall import compile_dir
from pathlib import Path

from jiheng.frameworks.language import read_formula, read_rule, read_total
from jiheng.patterns import compile_all

SOURCES = Path(__file__).parents[1] / "src"


def main() -> None:
    """Write it all beside the sources, whether or not Python may do so by itself."""
    compile_dir(SOURCES, quiet=1)
    compile_all()
    sys.dont_write_bytecode = False
    # The first reading by each grammar keeps its tables.
    read_rule("完成得1分")
    read_formula("支出数/预算数×100%")
    read_total("总分超过100分的，按100分计。")


if __name__ == "__main__":
    main()
