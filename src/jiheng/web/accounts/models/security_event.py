"""What happened at the door (安全日志): who signed in, who failed, who was given what."""

from typing import ClassVar, Never

from django.conf import settings
from django.db import models


class AppendOnly(Exception):
    """Somebody tries to change or delete what is only ever added to."""


class _Added(models.QuerySet["SecurityEvent"]):
    """Rows are added, never changed."""

    def update(self, **values: object) -> Never:
        raise AppendOnly(values)

    def delete(self) -> Never:
        raise AppendOnly


class SecurityEvent(models.Model):
    """One line of the log. Nothing changes it; triggers in the database see to that, too.

    Attributes:
        kind: what happened.
        login: the name typed, which may be nobody's.
        person: who did it, where known.
        address: of the browser, as the server saw it.
        about: whom or what it was done to, in words.
    """

    class Kind(models.TextChoices):
        """What may happen."""

        SIGNED_IN = "signed_in", "登录"
        SIGNED_OUT = "signed_out", "退出"
        FAILED = "failed", "登录失败"
        LOCKED = "locked", "账号锁定"
        UNLOCKED = "unlocked", "解除锁定"
        PASSWORD = "password", "修改密码"
        RESET = "reset", "重置密码"
        SECOND_FACTOR = "second_factor", "启用动态口令"
        FACTOR_REMOVED = "factor_removed", "清除动态口令"
        PERSON = "person", "用户变动"
        AGENCY = "agency", "单位变动"
        GRANTED = "granted", "授予岗位"
        REVOKED = "revoked", "撤销岗位"

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    kind = models.CharField("事项", max_length=16, choices=Kind.choices)
    login = models.CharField("登录名", max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="用户", null=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    address = models.GenericIPAddressField("来源地址", null=True)
    about = models.CharField("内容", max_length=200, blank=True)

    objects: ClassVar[models.Manager["SecurityEvent"]] = _Added.as_manager()

    class Meta:
        verbose_name = "安全日志"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.login} {self.get_kind_display()}"

    def save(self, *args: object, **options: object) -> None:
        """Add it; once."""
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **options)

    def delete(self, *args: object, **options: object) -> Never:
        """Never."""
        raise AppendOnly(args, options)
