"""Addresses of tasks."""

from django.urls import path

from jiheng.web.accounts.models import OF_FINANCE
from jiheng.web.accounts.navigation import Item
from jiheng.web.workbench.pages.tasks import drafting, issuing, listed, running

app_name = "tasks"

urlpatterns = [
    path("tasks/", listed.tasks, name="tasks"),
    path("tasks/new/", drafting.new, name="new"),
    path("tasks/frameworks/", listed.frameworks, name="frameworks"),
    path("tasks/<int:pk>/", listed.task, name="task"),
    path("tasks/<int:pk>/notice/", listed.notice, name="notice"),
    path("tasks/<int:pk>/edit/", drafting.edit, name="edit"),
    path("tasks/<int:pk>/issue/", issuing.issue_, name="issue"),
    path("tasks/<int:pk>/cancel/", running.cancel, name="cancel"),
    path("tasks/<int:pk>/extend/", running.extend_, name="extend"),
    path("tasks/<int:pk>/remind/", running.remind_, name="remind"),
]

NAVIGATION = [Item("任务", "tasks:tasks", OF_FINANCE, 30)]
