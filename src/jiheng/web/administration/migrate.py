"""The database brought to what the program expects, style sheets packed."""

from django.conf import settings
from django.core.management import call_command

from jiheng.home import data_folder


def migrate() -> None:
    """Every change of structure that the database has not had; data stay."""
    data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)


def collect() -> None:
    """Style sheets and scripts, hashed and packed, where the server finds them."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
