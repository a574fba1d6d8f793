"""A reminder (催报): what the bureau put on a unit's list of things to do."""

from django.conf import settings
from django.db import models


class Reminder(models.Model):
    """One reminder of a case; it stands in 我的工作 of the unit until the case is filed.

    Attributes:
        text: what was asked, as the bureau worded it.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="reminders")
    text = models.CharField("催报内容", max_length=300)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "催报"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.text
