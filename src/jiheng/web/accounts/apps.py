"""The application as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class Accounts(AppConfig):
    """People, agencies, posts."""

    name = "jiheng.web.accounts"
    label = "accounts"
    verbose_name = "用户与单位"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen at the door; it needs the models, which are there only now."""
        import_module("jiheng.web.accounts.door")
