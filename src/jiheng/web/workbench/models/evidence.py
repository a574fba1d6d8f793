"""Evidence (佐证材料): a file beside the value it supports."""

from django.conf import settings
from django.db import models


class Evidence(models.Model):
    """One file for one cell row or one indicator of a case.

    Attributes:
        sheet: with ``row``, the row it supports; ``""`` where it supports an indicator.
        path: of the indicator; ``""`` where it supports a row.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="evidence")
    sheet = models.CharField(max_length=20, blank=True)
    row = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=300, blank=True)
    name = models.CharField("文件名", max_length=200)
    stored = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "佐证材料"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
