"""A case (报送): one unit's answer to one task, from the first figure to acceptance."""

from django.db import models


class Case(models.Model):
    """What one unit hands in for one task: its dossier seen in one 报送口径.

    Attributes:
        state: one of `workflow.STATES`; only `workflow.take` changes it.
        revision: counts changes of its own entries and of its state.
        met_on: day of the 局务会 or 党组会 that dealt with it.
        met_at: which meeting that was.
        signed_by: who signed it (签发).
        due: its own deadline, where it differs from the task's.
    """

    dossier = models.ForeignKey(
        "workbench.Dossier", verbose_name="填报", on_delete=models.PROTECT, related_name="cases"
    )
    task = models.ForeignKey(
        "workbench.Task", verbose_name="任务", on_delete=models.PROTECT, related_name="cases"
    )
    state = models.CharField("状态", max_length=20, db_index=True)
    revision = models.PositiveBigIntegerField(default=0)
    met_on = models.DateField("会议日期", null=True, blank=True)
    met_at = models.CharField("会议", max_length=60, blank=True)
    signed_by = models.ForeignKey(
        "accounts.Person", verbose_name="签发人", null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    due = models.DateField("截止", null=True, blank=True)
    changed_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = "报送"
        ordering = ("-task__year", "dossier__agency__path", "id")
        constraints = (models.UniqueConstraint(fields=("dossier", "task"), name="one_case_a_task"),)

    def __str__(self) -> str:
        return f"{self.dossier.agency} {self.task}"
