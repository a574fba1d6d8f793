"""What a sum over agencies is made of besides theirs: 本级 and 抵销."""

from django.conf import settings
from django.db import models


class Summed(models.Model):
    """Of one fact of a parent's dossier, what it has itself and what is counted twice.

    Attributes:
        own: 本级数 as typed; ``""`` where nobody supplied it.
        offset: 抵销数 as typed: money between the agencies that must not count twice.
    """

    dossier = models.ForeignKey(
        "workbench.Dossier", on_delete=models.CASCADE, related_name="summed"
    )
    sheet = models.CharField(max_length=20)
    row = models.CharField(max_length=200)
    column = models.CharField(max_length=40)
    own = models.TextField(blank=True)
    offset = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "汇总"
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "sheet", "row", "column"), name="one_sum_a_cell"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet}/{self.row}/{self.column}"
