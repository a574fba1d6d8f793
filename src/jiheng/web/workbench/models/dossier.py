"""A dossier (填报): one unit's base data of one year, shared by all its cases."""

from django.db import models


class Dossier(models.Model):
    """One set of base data.

    Attributes:
        revision: counts every saved change of its entries.
        years: columns of figures its entries need.
    """

    agency = models.ForeignKey(
        "accounts.Agency", verbose_name="单位", on_delete=models.PROTECT, related_name="dossiers"
    )
    year = models.PositiveSmallIntegerField("年度")
    revision = models.PositiveBigIntegerField(default=0)
    years = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "填报"
        ordering = ("agency__path", "-year")
        constraints = (
            models.UniqueConstraint(fields=("agency", "year"), name="one_dossier_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.year}年度"
