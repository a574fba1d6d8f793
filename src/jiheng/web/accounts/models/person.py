"""A person (用户) who signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class People(BaseUserManager["Person"]):
    """Makes people."""

    def create(self, login: str, name: str, password: str | None = None) -> "Person":  # type: ignore[override]
        """A person who may sign in; without a password not yet."""
        person = self.model(login=login, name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in; what they may do is said by their posts.

    Attributes:
        login: 登录名.
        name: as printed beside what they did.
        phone: 联系电话, shown inside the unit only.
        must_change: whether the password has to be changed at the next sign-in.
        changed_at: when the password was last changed.
        session_key: the session they signed in with last; others are over, where one is the limit.
    """

    login = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    is_active = models.BooleanField("在用", default=True)
    must_change = models.BooleanField("须修改密码", default=False)
    changed_at = models.DateTimeField("密码修改时间", default=timezone.now)

    session_key = models.CharField(max_length=40, blank=True, editable=False)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "用户"
        ordering = ("login",)

    def __str__(self) -> str:
        return self.name
