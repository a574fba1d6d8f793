"""A package (报送包预览): the bundle of a case made before it is filed, to be looked at."""

from django.conf import settings
from django.db import models


class Package(models.Model):
    """The last preview of one case; its bytes lie in the data folder, and nobody outside sees it.

    Attributes:
        revision: of the case and its dossier, when it was asked for.
        step: what is being done.
        files: ``[name, bytes]`` of each file.
        missing: what the task asks for and the bundle has not.
        lacking: evidence that is named, of which no file was handed in.
        notes: what a person must look at.
        findings: ``[severity, title, message, advice, place]`` of the audit of the report.
        problem: why it could not be made; ``""`` where it could.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "排队中"
        RUNNING = "running", "生成中"
        DONE = "done", "已完成"
        FAILED = "failed", "未生成"

    case = models.OneToOneField("workbench.Case", on_delete=models.CASCADE, related_name="package")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    revision = models.CharField(max_length=60)
    step = models.CharField(max_length=60, blank=True)
    done = models.PositiveSmallIntegerField(default=0)
    files = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    lacking = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "报送包预览"

    def __str__(self) -> str:
        return str(self.case)
