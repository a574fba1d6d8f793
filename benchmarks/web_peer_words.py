"""What the bare Jinja2 page of ``web_peer.py`` may use: what Django's own page has, too."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext
from jinja2 import Environment


def environment(**options: object) -> Environment:
    """Addresses, translated words, moments."""
    made = Environment(**options)  # noqa: S701 - autoescape is among Django's options
    made.globals.update(url=_url, _=gettext)
    made.filters["when"] = _when
    return made


def _url(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def _when(moment: datetime) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}"
