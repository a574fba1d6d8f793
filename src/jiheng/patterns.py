"""Regular expressions that are compiled when they are first needed, and once for all (正则表达式).

Compiling the hundreds that an audit may need takes longer than most audits; one report needs
half of them. Python keeps the code of a module in ``__pycache__`` and compiles it no second
time; of expressions it keeps nothing. Here their code is kept in the same folder under the same
terms: one file for each version of Python, written by whoever needs them first unless Python is
told to write none, left aside where it is missing, broken or of another version.
"""

import marshal
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr, cast

from jiheng.bytecode import place_of, write

#: A Chinese character.
HAN = "[\u4e00-\u9fff]"
#: What is asked of a compiled expression: kept at hand, once compiled.
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
#: The machine that runs the code of expressions; no part of the library names it openly.
_machine: Any = import_module("_sre")
#: What the file of code begins with: code for another machine is none.
_MADE_FOR = (_machine.MAGIC, _machine.CODESIZE)
#: More are not kept: those of texts that have changed since are never asked for again.
_MOST = 2_000
#: Loads with the settings of a server only.
_SERVER = "jiheng.web"
#: Libraries of the extras ``scale``, ``ofd`` and ``ocr``.
_EXTRAS = frozenset({"cv2", "numpy", "ofdkit", "onnxruntime", "polars", "rapidocr"})

#: An expression and its flags.
_Key = tuple[str | bytes, int]
#: All flags, how many groups, the names of groups → their numbers, and the code.
_Kept = tuple[int, int, dict[str, int], bytes]


class _Late:
    """Stands for a `re.Pattern` and becomes one when it is asked for anything."""

    def __init__(self, expression: object, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a re.Pattern has
        """Asked for nothing but what is not there yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = _compiled(cast("str", self.pattern), int(self._flags))
        vars(self).update((each, getattr(compiled, each)) for each in _METHODS)
        return getattr(compiled, name)


#: Every late expression there is.
_every: list[_Late] = []
#: What this process has compiled.
_new: set[_Key] = set()


def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, compiled at first use.

    Raises:
        re.error: at first use, where the expression is none.
    """
    late = _Late(expression, flags)
    _every.append(late)
    return cast("re.Pattern[AnyStr]", late)


def keep() -> None:
    """Write down what was compiled anew, where Python may write what it compiles."""
    if not _new or sys.dont_write_bytecode:
        return
    fresh = {key: _code_of(*key) for key in _new}
    _new.clear()
    _write({**kept(), **fresh} if len(kept()) + len(fresh) <= _MOST else fresh)


def compile_all() -> None:
    """Compile every expression of the commands and keep it, as ``compileall`` does for modules."""
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        parts = ("jiheng", *path.relative_to(folder).with_suffix("").parts)
        name = ".".join(parts).removesuffix(".__init__")
        if not name.startswith(_SERVER) and not name.endswith("__main__"):
            _loaded(name)
    keys = {(cast("str", one.pattern), int(one._flags)) for one in _every}  # noqa: SLF001
    _write({key: _code_of(*key) for key in keys})


def _loaded(name: str) -> None:
    """Import a module; one whose libraries are an extra that is not installed has no first run."""
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRAS:
            raise


def _compiled(expression: str, flags: int) -> re.Pattern[str]:
    entry = kept().get((expression, flags))
    if entry is None:
        _new.add((expression, flags))
        return re.compile(expression, flags)
    all_flags, groups, names, code = entry
    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    words = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = _machine.compile(
        expression, all_flags, words, groups, names, tuple(numbered)
    )
    return made


def _path() -> Path:
    """Where this version of Python keeps the code of this module, with another ending."""
    return place_of(__file__, ".re")


@cache
def kept() -> dict[_Key, _Kept]:
    """The code that is kept, by its expression."""
    # Broken, perhaps by a full disk: all is compiled anew.
    with suppress(OSError, EOFError, ValueError, TypeError):
        made_for, table = marshal.loads(_path().read_bytes())  # noqa: S302 - as Python does
        if made_for == _MADE_FOR:
            return dict(table)
    return {}


def _write(table: dict[_Key, _Kept]) -> None:
    write(_path(), marshal.dumps((_MADE_FOR, table)))
    kept.cache_clear()


def _code_of(expression: str | bytes, flags: int) -> _Kept:
    """Compiled once more: ``re.compile`` does not hand out the code."""
    parsed = import_module("re._parser").parse(expression, flags)
    words = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - nothing else does
    code = b"".join(int(one).to_bytes(_machine.CODESIZE, sys.byteorder) for one in words)
    state = parsed.state
    return int(flags | state.flags), state.groups - 1, dict(state.groupdict), code
