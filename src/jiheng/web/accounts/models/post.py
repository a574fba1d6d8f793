"""A post (岗位): what one person may do, for which agency, in which year and task."""

from django.conf import settings
from django.db import models


class Role(models.TextChoices):
    """What a person is here; the last three are apart from all business (三权分立)."""

    CLERK = "clerk", "业务科室经办"
    OFFICER = "officer", "财务股审核"
    HEAD = "head", "单位负责人"
    AUTHORITY = "authority", "主管部门汇总审核"
    DIVISION = "division", "财政业务股室"
    BUREAU = "bureau", "财政绩效科"
    SYSTEM = "system", "系统管理员"
    SECURITY = "security", "安全管理员"
    AUDIT = "audit", "审计管理员"


#: Roles inside the unit that reports.
OF_UNIT = frozenset({Role.CLERK, Role.OFFICER, Role.HEAD})
#: Roles of the finance bureau.
OF_FINANCE = frozenset({Role.DIVISION, Role.BUREAU})
#: Roles that run the platform and see no business data.
OF_PLATFORM = frozenset({Role.SYSTEM, Role.SECURITY, Role.AUDIT})


class Post(models.Model):
    """A role that a person has at an agency.

    Attributes:
        below: also for the agencies below (下属单位).
        year: only for this year's work; every year where empty.
        task: only for this task; every task where empty.
        section: 科室, printed beside the name; it gives no right.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="用户", on_delete=models.CASCADE,
        related_name="posts",
    )  # fmt: skip
    agency = models.ForeignKey(
        "accounts.Agency", verbose_name="单位", on_delete=models.PROTECT, related_name="posts"
    )
    role = models.CharField("角色", max_length=12, choices=Role.choices)
    below = models.BooleanField("含下属单位", default=False)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    task = models.ForeignKey(
        "workbench.Task", verbose_name="任务", null=True, blank=True, on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip
    section = models.CharField("科室", max_length=40, blank=True)
    active = models.BooleanField("有效", default=True)

    class Meta:
        verbose_name = "岗位"
        ordering = ("agency__path", "role")

    def __str__(self) -> str:
        return f"{self.agency} {self.get_role_display()}"
