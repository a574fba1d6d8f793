"""An audit (审核) of a report that was uploaded or filed, and what people said to its findings."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Side(models.TextChoices):
    """Whose audit it is: the self-check of a unit is no other side's business."""

    UNIT = "unit", "单位自查"
    AUTHORITY = "authority", "主管部门审核"
    FINANCE = "finance", "财政部门审核"


class Batch(models.Model):
    """Reports audited together.

    Attributes:
        key: of the form it was sent with: the same form again makes no second batch.
    """

    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=12, choices=Side.choices, default=Side.UNIT)
    title = models.CharField("名称", max_length=120)
    key = models.CharField(max_length=40, blank=True, db_index=True)
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

    Before a report was read, nothing of it stands here: neither its name nor its hash. It may be
    headed with a mark of secrecy; then it is deleted, and the row says only that.

    Attributes:
        agency: whose people may see it: the one that uploaded it.
        case: the case whose report it is; None of a report from elsewhere.
        filing: the filing whose report it is.
        name: of the file; ``""`` before it was read, and for ever of what is classified.
        incoming: where its file waits to be read; ``""`` once it is in the store.
        report: its content; None as long as it waits.
        result: the json form of the audit; None before it is done.
        page: what its page shows (`audits.shown`), as json.
        previous: the audit before: of the same content, of another reading or an older version.
        publication: whether the report is to be published, so that personal data matter.
        problem: why it could not be read; ``""`` where it could.
        found: ``[key, check, severity]`` of each finding.
        subject: the unit the report is about, as it says.
        about: kind, unit and year, as the report says.
        word: whether it is a Word file, which takes comments.
        edition: of the program's checks, so that an old result is known as such.
        attempts: how often it was begun.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "排队中"
        RUNNING = "running", "审核中"
        DONE = "done", "已完成"
        FAILED = "failed", "未读成"

    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=12, choices=Side.choices, default=Side.UNIT)
    case = models.ForeignKey(
        "workbench.Case", null=True, blank=True, on_delete=models.CASCADE, related_name="audits"
    )
    filing = models.ForeignKey(
        "workbench.Filing", null=True, blank=True, on_delete=models.CASCADE, related_name="audits"
    )
    batch = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.CASCADE, related_name="audits"
    )
    name = models.CharField("文件名", max_length=200, blank=True)
    incoming = models.CharField(max_length=40, blank=True)
    report = models.ForeignKey(
        "workbench.Stored", null=True, on_delete=models.PROTECT, related_name="+"
    )
    result = models.ForeignKey(
        "workbench.Stored", null=True, on_delete=models.PROTECT, related_name="+"
    )
    page = models.ForeignKey(
        "workbench.Stored", null=True, on_delete=models.PROTECT, related_name="+"
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later"
    )
    publication = models.BooleanField("公开前审核", default=False)
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.WAITING, db_index=True
    )
    problem = models.TextField(blank=True)
    found = models.JSONField(default=list)
    subject = models.CharField("报告单位", max_length=120, blank=True)
    about = models.CharField("报告", max_length=300, blank=True)
    word = models.BooleanField(default=False)
    errors = models.PositiveIntegerField("须更正", default=0)
    doubts = models.PositiveIntegerField("需核实", default=0)
    notes = models.PositiveIntegerField("提示", default=0)
    unchecked = models.PositiveIntegerField("未能核对", default=0)
    edition = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "审核"
        ordering = ("-id",)
        indexes = (models.Index(fields=("agency", "side", "name"), name="audits_of_an_agency"),)

    def __str__(self) -> str:
        return self.name


class Waiver(models.Model):
    """A finding that was looked at (核实说明): it stays with the report.

    Attributes:
        finding: its key (`auditing.baseline`), the same for the same finding in a new run.
        carried: taken over from an earlier audit of the report.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="waivers")
    finding = models.CharField(max_length=200)
    reason = models.TextField("核实说明")
    carried = models.BooleanField(default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "核实说明"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("audit", "finding"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_waiver_a_finding",
            ),
        )

    def __str__(self) -> str:
        return self.finding


class Correction(models.Model):
    """A misreading that was set right once: what stands at a place, as a person reads it.

    Attributes:
        audit: the one that reads the document so.
        place: of a paragraph or cell of the document as read (`audits.patched`).
        where: the same for people.
        before: as the program read it.
        after: as it is.
        applied: whether the program still reads there what it read when this was said.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="corrections")
    place = models.CharField(max_length=40)
    where = models.CharField(max_length=120, blank=True)
    before = models.TextField()
    after = models.TextField()
    applied = models.BooleanField(default=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "识读更正"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.place
