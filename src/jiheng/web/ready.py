"""Django made ready, for commands."""

import os

import django

_SETTINGS = "jiheng.web.settings"


def ready(*, production: bool = False) -> None:
    """Read the settings and load the tables; what needs them is imported afterwards, by name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    if production:
        os.environ["JIHENG_PRODUCTION"] = "1"
    django.setup()
