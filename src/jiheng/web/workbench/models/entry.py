"""An entry (填写的值): what a person typed into one cell of the form."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One cell of a dossier, or of one of its cases.

    Attributes:
        case: None of base data, which all cases share; else its 指标判断, 自评得分, 文字材料, or
            its share of an amount (本口径数).
        sheet: name of the sheet (`dossiers.workbook.tabs`).
        row: the words that name a printed row, or ``"+3"`` of a row of one's own.
        column: key of the column.
        value: as typed; ``""`` of a cell that was emptied.
        revision: counts its changes; the first value has 1.
        locked: came from 预算管理一体化 or an approval, and may only change with a document.
        source: where the value came from, where nobody typed it: a file, an import.
    """

    dossier = models.ForeignKey(
        "workbench.Dossier", on_delete=models.CASCADE, related_name="entries"
    )
    case = models.ForeignKey(
        "workbench.Case", null=True, blank=True, on_delete=models.CASCADE, related_name="entries"
    )
    sheet = models.CharField(max_length=20)
    row = models.CharField(max_length=200)
    column = models.CharField(max_length=40)
    value = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    locked = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "填写的值"
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "sheet", "row", "column"),
                condition=models.Q(case__isnull=True),
                name="one_entry_a_cell",
            ),
            models.UniqueConstraint(
                fields=("case", "sheet", "row", "column"),
                condition=models.Q(case__isnull=False),
                name="one_entry_a_cell_of_a_case",
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet}/{self.row}/{self.column}"
