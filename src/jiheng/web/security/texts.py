"""Characters that no person types and no database, Word file or page keeps."""

import re
from collections.abc import Callable
from http import HTTPStatus
from itertools import chain

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from jiheng.web.security.refusals import refused

_NUL = "\x00"
#: Word's line break within a paragraph (VT), and its page break (FF).
_BREAKS = re.compile("[\x0b\x0c]")
#: All other control characters, and halves of surrogate pairs: XML 1.0, 2.2 Characters.
_UNKEPT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def kept(text: str) -> str:
    """The text without what cannot be kept; Word's breaks are line breaks."""
    return _UNKEPT.sub("", _BREAKS.sub("\n", text))


class Texts:
    """A form or an address with the character NUL in it is refused; PostgreSQL has none."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or pass on."""
        if _NUL in request.path or _has_nul(request.GET) or _has_nul(request.POST):
            message = _("内容里有看不见的空字符，无法保存。删去后重新输入。")
            return refused(request, HTTPStatus.BAD_REQUEST, message)
        return self.answer(request)


def _has_nul(given: QueryDict) -> bool:
    return any(_NUL in text for text in chain(given, *(ones for _name, ones in given.lists())))
