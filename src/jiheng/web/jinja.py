"""What every template may use."""

from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from jiheng.quantities import decimals
from jiheng.web.accounts.language import ENGLISH

#: What stands where there is no figure; never 0.
NONE = "—"
_FEN_OF_YUAN = 100
_FEN_OF_WAN = 1_000_000


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's own options
    """Jinja2 with our words and filters; a name that is not there is an error."""
    made = Environment(  # noqa: S701 - autoescape is among Django's options
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n"],
    )
    made.globals.update(static=static, url=url, language=get_language, new_key=new_key)
    made.install_gettext_callables(  # type: ignore[attr-defined] # of the extension i18n
        gettext, ngettext, newstyle=True
    )
    # The extension's own looks each word up anew, four hundred times in a list of fifty rows.
    made.globals.update(_=words, gettext=words)
    made.filters.update(
        yuan=yuan, wan=wan, points=points, percent=share, when=when, day=day, size=size, word=word
    )
    return made


def words(message: str, **variables: object) -> Markup:
    """A text of ours in the reader's language; what is put into it is escaped."""
    translated = _translated(get_language(), message)
    return translated % variables if variables else _plain(translated)


@lru_cache(maxsize=8192)
def _translated(language: str | None, message: str) -> Markup:
    """The text of ours, which may hold marks of a page; once a language."""
    del language
    return Markup(gettext(message))  # noqa: S704 - texts of templates and catalogues are ours


@lru_cache(maxsize=8192)
def _plain(translated: Markup) -> Markup:
    """Of a text without variables: a per cent sign is written twice, as with variables."""
    return translated % {}


def url(name: str, *arguments: object, **named: object) -> str:
    """Address of a page by its name.

    Example: ``{{ url("work:case", case.pk) }}``.
    """
    return _address(name, arguments, tuple(named.items()))


@lru_cache(maxsize=8192)
def _address(
    name: str, arguments: tuple[object, ...], named: tuple[tuple[str, object], ...]
) -> str:
    """Addresses depend on nothing but this while a process runs."""
    return reverse(name, args=arguments or None, kwargs=dict(named) or None)


def new_key() -> str:
    """Of a form that must not be carried out twice."""
    return str(uuid4())


def yuan(fen: int | None) -> str:
    """An amount in fen as yuan.

    Example:
        >>> yuan(123456789), yuan(None)
        ('1,234,567.89', '—')
    """
    return NONE if fen is None else _grouped(Fraction(fen, _FEN_OF_YUAN))


def wan(fen: int | None) -> str:
    """An amount in fen as 万元.

    Example:
        >>> wan(18_430_000), wan(-150_000_000_000)
        ('18.43', '-150,000.00')
    """
    return NONE if fen is None else _grouped(Fraction(fen, _FEN_OF_WAN))


def points(value: Fraction | None) -> str:
    """A score or the points of an indicator.

    Example:
        >>> points(Fraction(9250, 100))
        '92.50'
    """
    return NONE if value is None else decimals(value)


def share(rate: Fraction | None) -> str:
    """A rate in percent.

    Example:
        >>> share(Fraction(9215, 10000))
        '92.15%'
    """
    return NONE if rate is None else f"{decimals(rate * 100)}%"


def when(moment: datetime | None) -> str:
    """A moment, to the minute, as the clock on the wall says."""
    return NONE if moment is None else f"{localtime(moment):%Y-%m-%d %H:%M}"


def day(moment: Any) -> str:  # noqa: ANN401 - a date, or a moment
    """A day."""
    if moment is None:
        return NONE
    return f"{localtime(moment) if isinstance(moment, datetime) else moment:%Y-%m-%d}"


def size(number: int) -> str:
    """Of a file, in bytes.

    Example:
        >>> size(999), size(20_480), size(5_242_880)
        ('999 B', '20 KB', '5.0 MB')
    """
    if number < 2**10:
        return f"{number} B"
    return (
        f"{number // 2**10} KB" if number < 2**20 else f"{decimals(Fraction(number, 2**20), 1)} MB"
    )


def word(kept: object) -> str:
    """A word that code keeps in Chinese (a role, a state, a kind), in the language of the page.

    Unlike ``_`` it takes any text, a ``%`` in it included; in Chinese nothing is looked up.
    """
    text = str(kept)
    return gettext(text) if text and get_language() == ENGLISH else text


def _grouped(value: Fraction) -> str:
    """Two decimals, commas between thousands."""
    whole, _, rest = decimals(value).partition(".")
    return f"{int(whole):,}.{rest}" if whole != "-0" else f"-0.{rest}"
