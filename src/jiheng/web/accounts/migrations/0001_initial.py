"""The tables of people, agencies and posts."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("login", models.CharField(max_length=40, unique=True, verbose_name="登录名")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                ("must_change", models.BooleanField(default=False, verbose_name="须修改密码")),
                (
                    "changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="密码修改时间"
                    ),
                ),
                ("session_key", models.CharField(blank=True, editable=False, max_length=40)),
            ],
            options={
                "verbose_name": "用户",
                "ordering": ("login",),
            },
        ),
        migrations.CreateModel(
            name="SecurityEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "登录"),
                            ("signed_out", "退出"),
                            ("failed", "登录失败"),
                            ("locked", "账号锁定"),
                            ("unlocked", "解除锁定"),
                            ("password", "修改密码"),
                            ("reset", "重置密码"),
                            ("second_factor", "启用动态口令"),
                            ("factor_removed", "清除动态口令"),
                            ("person", "用户变动"),
                            ("agency", "单位变动"),
                            ("granted", "授予岗位"),
                            ("revoked", "撤销岗位"),
                        ],
                        max_length=16,
                        verbose_name="事项",
                    ),
                ),
                ("login", models.CharField(max_length=40, verbose_name="登录名")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="来源地址")),
                ("about", models.CharField(blank=True, max_length=200, verbose_name="内容")),
            ],
            options={
                "verbose_name": "安全日志",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="单位编码")),
                ("name", models.CharField(max_length=120, verbose_name="单位名称")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="简称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unit", "预算单位"),
                            ("authority", "主管部门"),
                            ("finance", "财政部门"),
                        ],
                        default="unit",
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("path", models.CharField(db_index=True, editable=False, max_length=400)),
                ("region", models.CharField(blank=True, max_length=60, verbose_name="区划")),
                ("level", models.CharField(blank=True, max_length=40, verbose_name="预算级次")),
                ("nature", models.CharField(blank=True, max_length=20, verbose_name="单位性质")),
                ("division", models.CharField(blank=True, max_length=40, verbose_name="对口股室")),
                ("active", models.BooleanField(default=True, verbose_name="在用")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="accounts.agency",
                        verbose_name="上级单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位",
                "ordering": ("path",),
            },
        ),
        migrations.CreateModel(
            name="PastPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past_passwords",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "业务科室经办"),
                            ("officer", "财务股审核"),
                            ("head", "单位负责人"),
                            ("authority", "主管部门汇总审核"),
                            ("division", "财政业务股室"),
                            ("bureau", "财政绩效科"),
                            ("system", "系统管理员"),
                            ("security", "安全管理员"),
                            ("audit", "审计管理员"),
                        ],
                        max_length=12,
                        verbose_name="角色",
                    ),
                ),
                ("below", models.BooleanField(default=False, verbose_name="含下属单位")),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="年度"),
                ),
                ("section", models.CharField(blank=True, max_length=40, verbose_name="科室")),
                ("active", models.BooleanField(default=True, verbose_name="有效")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="accounts.agency",
                        verbose_name="单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "岗位",
                "ordering": ("agency__path", "role"),
            },
        ),
    ]
