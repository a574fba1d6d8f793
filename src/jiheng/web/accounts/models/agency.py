"""An agency (单位): a budget unit, the authority above it, or the finance bureau."""

from collections.abc import Iterator

from django.db import models


class Agency(models.Model):
    """One unit in the organisation tree.

    Attributes:
        code: 预算单位编码, its identity over the years.
        parent: 主管部门 or the unit above (上级单位).
        path: codes from the top, each with a slash behind: what lies below begins with it.
        kind: what it is to the platform.
        division: 对口财政业务股室, the section of the finance bureau that looks first.
    """

    class Kind(models.TextChoices):
        """What an agency is here."""

        UNIT = "unit", "预算单位"
        AUTHORITY = "authority", "主管部门"
        FINANCE = "finance", "财政部门"

    code = models.CharField("单位编码", max_length=40, unique=True)
    name = models.CharField("单位名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices, default=Kind.UNIT)
    parent = models.ForeignKey(
        "self", verbose_name="上级单位", null=True, blank=True, on_delete=models.PROTECT,
        related_name="children",
    )  # fmt: skip
    path = models.CharField(max_length=400, editable=False, db_index=True)
    region = models.CharField("区划", max_length=60, blank=True)
    level = models.CharField("预算级次", max_length=40, blank=True)
    nature = models.CharField("单位性质", max_length=20, blank=True)
    division = models.CharField("对口股室", max_length=40, blank=True)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "单位"
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the path in step with the parent; a moved agency takes those below along."""
        before = self.path
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        if before and before != self.path:
            for child in self.children.all():
                child.save()

    def within(self, other: "Agency") -> bool:
        """Whether it is the other, or lies below it."""
        return self.path.startswith(other.path)

    def ancestors(self) -> Iterator["Agency"]:
        """Those above it, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent
