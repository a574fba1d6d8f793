"""Narratives (文字) of a report that people wrote over what was generated, and their history."""

from django.conf import settings
from django.db import models


class Narrative(models.Model):
    """One section of a case's report as somebody left it; the latest one counts.

    Attributes:
        section: key of the section in the report.
        generated: what had been generated there when it was edited.
        text: with references to facts such as ``{{三公经费决算数}}``; what people wrote.
        number: 1 of the first edit, counting up.
    """

    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="narratives")
    section = models.CharField(max_length=120)
    generated = models.TextField(blank=True)
    text = models.TextField(blank=True)
    number = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "文字"
        ordering = ("case", "section", "-number")
        constraints = (
            models.UniqueConstraint(fields=("case", "section", "number"), name="one_edit_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.section} {self.number}"


class Explanation(models.Model):
    """An explanation (情况说明) of a unit that was approved: offered again, never put in silently.

    Attributes:
        subject: what it explains: a fact or an indicator, by name.
        kind: 车辆更新, 政策性增支, …
        number: 文号 it rests on.
        approved_at: when the unit's reviewer approved it.
    """

    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    subject = models.CharField("对象", max_length=200)
    kind = models.CharField("事由", max_length=40)
    text = models.TextField("说明")
    number = models.CharField("文号", max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "情况说明"
        ordering = ("-year", "subject")

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"
