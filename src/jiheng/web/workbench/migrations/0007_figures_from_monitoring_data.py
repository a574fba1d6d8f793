"""Reference sets computed from monitoring data among what is imported."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workbench", "0006_packages")]

    operations = [
        migrations.AlterField(
            model_name="import",
            name="kind",
            field=models.CharField(
                choices=[
                    ("workbook", "填报表"),
                    ("accounts", "决算报表"),
                    ("goals", "绩效目标"),
                    ("measures", "监测数据核对"),
                ],
                max_length=12,
                verbose_name="类别",
            ),
        ),
    ]
