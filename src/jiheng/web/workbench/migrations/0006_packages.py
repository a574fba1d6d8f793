"""Previews of bundles."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workbench", "0005_sums_over_agencies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Package",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "排队中"),
                            ("running", "生成中"),
                            ("done", "已完成"),
                            ("failed", "未生成"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("revision", models.CharField(max_length=60)),
                ("step", models.CharField(blank=True, max_length=60)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("files", models.JSONField(default=list)),
                ("missing", models.JSONField(default=list)),
                ("lacking", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("findings", models.JSONField(default=list)),
                ("problem", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="package",
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
                "verbose_name": "报送包预览",
            },
        ),
    ]
