"""A section (分工): who fills in which part of a case."""

from django.conf import settings
from django.db import models


class Section(models.Model):
    """One part of the form that is given to one person.

    Attributes:
        sheet: name of the sheet; of 指标判断 and 自评得分 with ``path``.
        path: beginning of the paths of indicators that are meant; ``""`` the whole sheet.
        done_at: when that person said it is finished.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="sections")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sections"
    )
    sheet = models.CharField(max_length=20)
    path = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "分工"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.sheet} {self.path}".strip()
