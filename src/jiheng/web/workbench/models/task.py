"""A task (任务): what the bureau asks its units for, by when, scored by which framework."""

from django.db import models


class Task(models.Model):
    """One self-evaluation that is asked for.

    The framework is pinned: its YAML as it stood when the task was issued is kept
    with the task, so that a later edition changes nothing here.

    Attributes:
        scope: 报送口径, such as 市级财政, 县级财政, 全口径.
        framework: id of the 指标体系.
        version: its version when issued.
        hash: of its content.
        source: the YAML of it and of what it extends, by file name.
        files: names of the files to hand in (应报材料).
        pattern: of their names, such as ``{单位}_{年度}_{材料}``.
        forms: names of the forms to fill in.
        skipped: names of steps that are switched off (`workflow.OPTIONAL`).
        one_person: whether one person may be both 经办 and 审核.
        notice: the notice's file (通知).
        found: what was read in the notice, by field: ``{"value": …, "sentence": …}``; a
            person confirms or corrects it before the task is issued.
    """

    class State(models.TextChoices):
        """How far the task itself is."""

        DRAFT = "draft", "拟定"
        ISSUED = "issued", "已下达"
        CANCELLED = "cancelled", "已撤销"

    title = models.CharField("任务名称", max_length=160)
    year = models.PositiveSmallIntegerField("评价年度")
    scope = models.CharField("报送口径", max_length=20, default="全口径")
    framework = models.CharField("指标体系", max_length=80)
    version = models.CharField("版本", max_length=40, blank=True)
    hash = models.CharField("校验值", max_length=80, blank=True)
    source = models.JSONField("指标体系原文", default=dict)
    deadline = models.DateField("报送截止")
    files = models.JSONField("应报材料", default=list)
    pattern = models.CharField("文件命名", max_length=120, default="{材料}")
    forms = models.JSONField("表格", default=list)
    skipped = models.JSONField("不设的环节", default=list)
    one_person = models.BooleanField("一人可兼经办和审核", default=False)
    notice = models.ForeignKey(
        "workbench.Stored", verbose_name="通知", null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    found = models.JSONField("通知所写", default=dict)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.ForeignKey(
        "accounts.Agency", verbose_name="下达单位", on_delete=models.PROTECT, related_name="issued"
    )
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    issued_at = models.DateTimeField("下达时间", null=True, blank=True)

    class Meta:
        verbose_name = "任务"
        ordering = ("-year", "deadline", "id")

    def __str__(self) -> str:
        return self.title
