"""An event (经过): one step a case took."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    """Who took which step, with which opinion.

    Attributes:
        action: name of the action (`actions`), or ``skipped`` of a step that is switched off.
        post: role and agency in which it was done, as words.
        opinion: 意见.
        key: of the request, so that the same request taken twice is one step.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    post = models.CharField(max_length=160)
    opinion = models.TextField(blank=True)
    key = models.CharField(max_length=40, blank=True, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "经过"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.action}"
