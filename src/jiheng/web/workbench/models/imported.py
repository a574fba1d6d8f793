"""What goes out to be filled in elsewhere (Export) and what comes back or from outside (Import)."""

from django.conf import settings
from django.db import models


class Export(models.Model):
    """A 填报表.xlsx that was taken out of a case: what stood in it, to merge by later.

    Attributes:
        mark: written into the workbook, by which it is known when it comes back.
        revision: of the dossier when it was made.
        cells: ``[sheet, row, column, text]`` of every cell that was written.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="exports")
    mark = models.CharField(max_length=40, unique=True)
    revision = models.PositiveBigIntegerField()
    cells = models.JSONField(default=list)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "导出的填报表"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.mark[:8]}"


class Import(models.Model):
    """A file that was read for a case; what of it is taken, a person says.

    Attributes:
        kind: what the file is.
        name: of the file.
        stored: what was uploaded; of monitoring data the figures computed from it.
        cells: ``[sheet, row, column, text, source]`` as read; of monitoring data the cells a
            person set figures beside, and the name of the figure behind.
        told: sentences about what was not found or could not be read.
        base: the export it comes from; None where it does not say, or of another kind.
        taken_at: when somebody last took something from it.
    """

    class Kind(models.TextChoices):
        """What a file is."""

        WORKBOOK = "workbook", "填报表"
        ACCOUNTS = "accounts", "决算报表"
        GOALS = "goals", "绩效目标"
        MEASURES = "measures", "监测数据核对"

    #: Of these a person takes what they tick; figures computed from data only stand beside.
    TAKEN = (Kind.WORKBOOK, Kind.ACCOUNTS, Kind.GOALS)

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="imports")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    name = models.CharField("文件名", max_length=200)
    stored = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")
    cells = models.JSONField(default=list)
    told = models.JSONField(default=list)
    base = models.ForeignKey(Export, null=True, blank=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "导入的文件"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name
