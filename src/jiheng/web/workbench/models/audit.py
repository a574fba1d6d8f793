"""An audit (审核) of a report that was uploaded or filed, and what people said to its findings."""

from django.conf import settings
from django.db import models


class Batch(models.Model):
    """Reports audited together."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    title = models.CharField("名称", max_length=120)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "批次"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title


class Audit(models.Model):
    """One report and what the audit found in it.

    Attributes:
        agency: whose people may see it: the one that uploaded it.
        case: the case whose report it is; None of a report from elsewhere.
        result: the json form of the audit; None before it is done.
        page: its html form.
        problem: why it could not be read; ``""`` where it could.
        edition: of the program's checks, so that an old result is known as such.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "排队"
        RUNNING = "running", "审核中"
        DONE = "done", "已完成"
        FAILED = "failed", "未读成"

    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(
        "workbench.Case", null=True, blank=True, on_delete=models.CASCADE, related_name="audits"
    )
    batch = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.CASCADE, related_name="audits"
    )
    name = models.CharField("文件名", max_length=200)
    report = models.ForeignKey("workbench.Stored", on_delete=models.PROTECT, related_name="+")
    result = models.ForeignKey(
        "workbench.Stored", null=True, on_delete=models.PROTECT, related_name="+"
    )
    page = models.ForeignKey(
        "workbench.Stored", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    errors = models.PositiveIntegerField("须更正", default=0)
    doubts = models.PositiveIntegerField("需核实", default=0)
    notes = models.PositiveIntegerField("提示", default=0)
    unchecked = models.PositiveIntegerField("未能核对", default=0)
    edition = models.CharField(max_length=40, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "审核"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class Waiver(models.Model):
    """A finding that was looked at (核实说明): it stays with the report.

    Attributes:
        finding: its key (`auditing.baseline`), the same for the same finding in a new run.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="waivers")
    finding = models.CharField(max_length=200)
    reason = models.TextField("核实说明")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "核实说明"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.finding


class Correction(models.Model):
    """A misreading that was set right once: what stands at a place, as a person reads it.

    Attributes:
        place: as the document as read names it (`documents.located`).
        before: as the program read it.
        after: as it is.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="corrections")
    place = models.CharField(max_length=200)
    before = models.TextField()
    after = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "识读更正"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.place
