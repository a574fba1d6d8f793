"""Audits wait in a queue, on one side, with what was before them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_initial"),
        ("workbench", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="audit",
            name="about",
            field=models.CharField(blank=True, max_length=300, verbose_name="报告"),
        ),
        migrations.AddField(
            model_name="audit",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="audit",
            name="filing",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="audits",
                to="workbench.filing",
            ),
        ),
        migrations.AddField(
            model_name="audit",
            name="found",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="audit",
            name="incoming",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="audit",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="later",
                to="workbench.audit",
            ),
        ),
        migrations.AddField(
            model_name="audit",
            name="publication",
            field=models.BooleanField(default=False, verbose_name="公开前审核"),
        ),
        migrations.AddField(
            model_name="audit",
            name="side",
            field=models.CharField(
                choices=[
                    ("unit", "单位自查"),
                    ("authority", "主管部门审核"),
                    ("finance", "财政部门审核"),
                ],
                default="unit",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="audit",
            name="started_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="audit",
            name="subject",
            field=models.CharField(blank=True, max_length=120, verbose_name="报告单位"),
        ),
        migrations.AddField(
            model_name="audit",
            name="word",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="batch",
            name="key",
            field=models.CharField(blank=True, db_index=True, max_length=40),
        ),
        migrations.AddField(
            model_name="batch",
            name="side",
            field=models.CharField(
                choices=[
                    ("unit", "单位自查"),
                    ("authority", "主管部门审核"),
                    ("finance", "财政部门审核"),
                ],
                default="unit",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="applied",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="correction",
            name="where",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="waiver",
            name="carried",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="audit",
            name="name",
            field=models.CharField(blank=True, max_length=200, verbose_name="文件名"),
        ),
        migrations.AlterField(
            model_name="audit",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workbench.stored",
            ),
        ),
        migrations.AlterField(
            model_name="audit",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "排队中"),
                    ("running", "审核中"),
                    ("done", "已完成"),
                    ("failed", "未读成"),
                ],
                db_index=True,
                default="waiting",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="correction",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name="correction",
            name="place",
            field=models.CharField(max_length=40),
        ),
        migrations.AlterField(
            model_name="waiver",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddIndex(
            model_name="audit",
            index=models.Index(fields=["agency", "side", "name"], name="audits_of_an_agency"),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("audit", "finding"),
                name="one_waiver_a_finding",
            ),
        ),
    ]
