"""Regular expressions that are compiled when they are first needed (正则表达式).

Compiling the hundreds that an audit may need takes longer than most audits; one report needs
half of them.
"""

import re
from typing import Any, AnyStr, cast

#: A Chinese character, or at most a letter that is not Latin. Naming their range instead costs a
#: millisecond each time, for its 20,000 characters are looked at one by one.
HAN = r"[^\W\d_A-Za-z]"
#: What is asked of a compiled expression: kept at hand, once compiled.
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Late:
    """Stands for a `re.Pattern` and becomes one when it is asked for anything."""

    def __init__(self, expression: object, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a re.Pattern has
        """Asked for nothing but what is not there yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled: re.Pattern[Any] = re.compile(cast("str", self.pattern), self._flags)
        vars(self).update((each, getattr(compiled, each)) for each in _METHODS)
        return getattr(compiled, name)


def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, compiled at first use.

    Raises:
        re.error: at first use, where the expression is none.
    """
    return cast("re.Pattern[AnyStr]", _Late(expression, flags))
