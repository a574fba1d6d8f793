"""The application as Django knows it."""

from django.apps import AppConfig


class Workbench(AppConfig):
    """Tasks, dossiers, cases and all that happens to them."""

    name = "jiheng.web.workbench"
    label = "workbench"
    verbose_name = "工作台"
    default_auto_field = "django.db.models.BigAutoField"
