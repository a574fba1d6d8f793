"""What a password must be, and how it is changed."""

import unicodedata
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import PastPassword, Person

_KINDS = 3
#: How many passwords back may not come again.
_PAST = 5


class ThreeKinds:
    """Three of: small letters, capital letters, digits, other characters."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Refuse fewer."""
        del user
        if len({_kind(character) for character in password}) < _KINDS:
            raise ValidationError(self.get_help_text(), code="password_kinds")

    def get_help_text(self) -> str:
        """What it must be."""
        return _("密码应含大写字母、小写字母、数字、符号中的三种。")


class NotTheName:
    """The login name is no part of it."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Refuse it, in whatever case."""
        if user is not None and user.login and user.login.lower() in password.lower():
            raise ValidationError(self.get_help_text(), code="password_name")

    def get_help_text(self) -> str:
        """What it must not be."""
        return _("密码中不能含有登录名。")


class NotTheLast:
    """None of the last five, the present one among them."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Refuse what was there before."""
        if user is None or user.pk is None:
            return
        past = PastPassword.objects.filter(person=user).order_by("-pk")[:_PAST]
        if any(check_password(password, one.password) for one in past):
            raise ValidationError(self.get_help_text(), code="password_past")

    def get_help_text(self) -> str:
        """What it must not be."""
        return _("不能与最近%(count)s次用过的密码相同。") % {"count": _PAST}


def change(person: Person, password: str, *, must_change: bool = False) -> None:
    """Give a person a new password, and remember it.

    Args:
        person: whose.
        password: in plain; kept as a hash only.
        must_change: whether somebody else chose it, so that its owner changes it first.

    Raises:
        ValidationError: it breaks the policy.
    """
    validate_password(password, person)
    with transaction.atomic():
        person.set_password(password)
        person.must_change = must_change
        person.changed_at = timezone.now()
        person.save()
        PastPassword.objects.create(person=person, password=person.password)


def is_due(person: Person) -> bool:
    """Whether the password has to be changed before anything else."""
    age = timezone.now() - person.changed_at
    return person.must_change or age > timedelta(days=settings.CHOSEN.password_days)


def _kind(character: str) -> str:
    """Small, capital, digit or other; a Chinese character is other."""
    category = unicodedata.category(character)
    return category if category in {"Ll", "Lu", "Nd"} else "other"
