"""The tables of the workbench as they began."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.CharField(max_length=40)),
                ("person", models.CharField(max_length=90)),
                ("agency", models.CharField(db_index=True, max_length=40)),
                ("case", models.BigIntegerField(db_index=True, null=True)),
                ("what", models.CharField(max_length=20)),
                ("where", models.CharField(max_length=300)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "变更",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Stored",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="校验值")),
                ("size", models.PositiveBigIntegerField(verbose_name="字节数")),
                ("media", models.CharField(max_length=100, verbose_name="类型")),
                ("stored_at", models.DateTimeField(auto_now_add=True, verbose_name="存入时间")),
            ],
            options={
                "verbose_name": "文件",
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "批次",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("revision", models.PositiveBigIntegerField(default=0)),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="会议日期")),
                ("met_at", models.CharField(blank=True, max_length=60, verbose_name="会议")),
                ("due", models.DateField(blank=True, null=True, verbose_name="截止")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
            ],
            options={
                "verbose_name": "报送",
                "ordering": ("-task__year", "dossier__agency__path", "id"),
            },
        ),
        migrations.CreateModel(
            name="Audit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "排队"),
                            ("running", "审核中"),
                            ("done", "已完成"),
                            ("failed", "未读成"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("problem", models.TextField(blank=True)),
                ("errors", models.PositiveIntegerField(default=0, verbose_name="须更正")),
                ("doubts", models.PositiveIntegerField(default=0, verbose_name="需核实")),
                ("notes", models.PositiveIntegerField(default=0, verbose_name="提示")),
                ("unchecked", models.PositiveIntegerField(default=0, verbose_name="未能核对")),
                ("edition", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="audits",
                        to="workbench.batch",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="audits",
                        to="workbench.case",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
            ],
            options={
                "verbose_name": "审核",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                ("before", models.TextField()),
                ("after", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="workbench.audit",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "识读更正",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("revision", models.PositiveBigIntegerField(default=0)),
                ("years", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="accounts.agency",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "填报",
                "ordering": ("agency__path", "-year"),
            },
        ),
        migrations.AddField(
            model_name="case",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="workbench.dossier",
                verbose_name="填报",
            ),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=20)),
                ("row", models.CharField(max_length=200)),
                ("column", models.CharField(max_length=40)),
                ("value", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("locked", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="workbench.case",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="workbench.dossier",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "填写的值",
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.CharField(max_length=30)),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("post", models.CharField(max_length=160)),
                ("opinion", models.TextField(blank=True)),
                ("key", models.CharField(blank=True, db_index=True, max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="workbench.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "经过",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("subject", models.CharField(max_length=200, verbose_name="对象")),
                ("kind", models.CharField(max_length=40, verbose_name="事由")),
                ("text", models.TextField(verbose_name="说明")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "情况说明",
                "ordering": ("-year", "subject"),
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("score", models.CharField(blank=True, max_length=20)),
                ("filed_score", models.CharField(blank=True, max_length=20)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="workbench.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
                (
                    "cells",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
            ],
            options={
                "verbose_name": "报送件",
                "ordering": ("case", "-number"),
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=120)),
                ("generated", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("number", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="narratives",
                        to="workbench.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "文字",
                "ordering": ("case", "section", "-number"),
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=20)),
                ("path", models.CharField(blank=True, max_length=300)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="workbench.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "分工",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="FiledFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="workbench.filing",
                    ),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
            ],
            options={
                "verbose_name": "报送文件",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=20)),
                ("row", models.CharField(blank=True, max_length=200)),
                ("path", models.CharField(blank=True, max_length=300)),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="workbench.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                    ),
                ),
            ],
            options={
                "verbose_name": "佐证材料",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="任务名称")),
                ("year", models.PositiveSmallIntegerField(verbose_name="评价年度")),
                (
                    "scope",
                    models.CharField(default="全口径", max_length=20, verbose_name="报送口径"),
                ),
                ("framework", models.CharField(max_length=80, verbose_name="指标体系")),
                ("version", models.CharField(blank=True, max_length=40, verbose_name="版本")),
                ("hash", models.CharField(blank=True, max_length=80, verbose_name="校验值")),
                ("source", models.JSONField(default=dict, verbose_name="指标体系原文")),
                ("deadline", models.DateField(verbose_name="报送截止")),
                ("files", models.JSONField(default=list, verbose_name="应报材料")),
                (
                    "pattern",
                    models.CharField(default="{材料}", max_length=120, verbose_name="文件命名"),
                ),
                ("forms", models.JSONField(default=list, verbose_name="表格")),
                ("skipped", models.JSONField(default=list, verbose_name="不设的环节")),
                (
                    "one_person",
                    models.BooleanField(default=False, verbose_name="一人可兼经办和审核"),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "拟定"), ("issued", "已下达"), ("cancelled", "已撤销")],
                        default="draft",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="下达时间")),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="accounts.agency",
                        verbose_name="下达单位",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workbench.stored",
                        verbose_name="通知",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务",
                "ordering": ("-year", "deadline", "id"),
            },
        ),
        migrations.AddField(
            model_name="case",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="workbench.task",
                verbose_name="任务",
            ),
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("finding", models.CharField(max_length=200)),
                ("reason", models.TextField(verbose_name="核实说明")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="workbench.audit",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "核实说明",
                "ordering": ("id",),
            },
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                fields=("agency", "year"), name="one_dossier_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case__isnull", True)),
                fields=("dossier", "sheet", "row", "column"),
                name="one_entry_a_cell",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case__isnull", False)),
                fields=("case", "sheet", "row", "column"),
                name="one_entry_a_cell_of_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.UniqueConstraint(
                fields=("case", "section", "number"), name="one_edit_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="one_filing_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("dossier", "task"), name="one_case_a_task"),
        ),
    ]
