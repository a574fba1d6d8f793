"""A filing (报送件): what was handed in, as it was; the bureau sees nothing else."""

from django.conf import settings
from django.db import models


class Filing(models.Model):
    """One hand-in of a case; it is never changed.

    Attributes:
        number: 1 of the first, 2 after a return, …
        bundle: all files as one archive, with SHA256SUMS.
        cells: every entry that counted, as JSON (`cells.frozen`).
        score: of the evaluation made of them (测算得分); None where it is incomplete.
        filed_score: 自评总分, as filed.
        accepted_at: when the bureau took it in (受理).
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.PROTECT, related_name="filings")
    number = models.PositiveSmallIntegerField()
    bundle = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")
    cells = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")
    score = models.CharField(max_length=20, blank=True)
    filed_score = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "报送件"
        ordering = ("case", "-number")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_filing_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.case} 第{self.number}次报送"


class FiledFile(models.Model):
    """One file of a filing, as stored and as named."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    stored = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "报送文件"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
