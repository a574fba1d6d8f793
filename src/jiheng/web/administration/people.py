"""People made from the command line: the first administrators, and whoever is locked out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jiheng.web.accounts import lockout, passwords
from jiheng.web.accounts.door import record
from jiheng.web.accounts.models import Agency, Person, Post, Role, SecurityEvent
from jiheng.web.accounts.views.posts import apart
from jiheng.web.errors import NoSuch, PasswordRefused, RolesMeet, Taken

ROLES = tuple(Role.values)
_BY = "命令行"


@transaction.atomic
def create(login: str, name: str, password: str) -> Person:
    """Somebody who must change the password when they first sign in.

    Raises:
        JihengError: the login is taken, or the password breaks the policy.
    """
    if Person.objects.filter(login=login).exists():
        raise Taken(login)
    person = Person.objects.create(login=login, name=name)
    _give(person, password)
    record(SecurityEvent.Kind.PERSON, None, login=login, about=f"{_BY}新建用户 {login}")
    return person


@transaction.atomic
def grant(login: str, role: str, code: str, agency_name: str = "") -> None:
    """Give a post; the agency is made where its name is given and it is not there yet.

    Raises:
        JihengError: no such person or agency, or the role does not go with those they have.
    """
    person = _person(login)
    held = set(Post.objects.filter(person=person, active=True).values_list("role", flat=True))
    if apart({*held, role}):
        raise RolesMeet(login)
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        if not agency_name:
            raise NoSuch("单位", code)
        agency = Agency.objects.create(code=code, name=agency_name, kind=Agency.Kind.FINANCE)
    post = Post.objects.create(person=person, agency=agency, role=role)
    record(SecurityEvent.Kind.GRANTED, None, login=login, about=f"{_BY}授予 {login} {post}")


def reset(login: str, password: str) -> None:
    """A new password, to be changed at once; whoever was locked out is let in again.

    Raises:
        JihengError: nobody of that name, or the password breaks the policy.
    """
    _give(_person(login), password)
    lockout.unlock(login)
    record(SecurityEvent.Kind.RESET, None, login=login, about=_BY)


def unlock(login: str) -> None:
    """Let somebody try again.

    Raises:
        NoSuch: nobody of that name.
    """
    _person(login)
    lockout.unlock(login)
    record(SecurityEvent.Kind.UNLOCKED, None, login=login, about=_BY)


def _person(login: str) -> Person:
    person = Person.objects.filter(login=login).first()
    if person is None:
        raise NoSuch("登录名", login)
    return person


def _give(person: Person, password: str) -> None:
    try:
        passwords.change(person, password, must_change=True)
    except ValidationError as error:
        raise PasswordRefused(error.messages) from error
