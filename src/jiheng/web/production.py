"""What ``jiheng serve --production`` refuses, and why."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from jiheng.web.accounts.models import Person
from jiheng.web.configuration import DEFAULT_SECRET

#: As long as Django's own check asks for.
_SECRET_LENGTH = 50
_COUNTY = "jiheng.web.workbench.demo.county"


def reasons() -> Iterator[str]:
    """One sentence for each thing that must not be so where real people work."""
    if settings.SECRET_KEY == DEFAULT_SECRET:
        yield "没有设置密钥（JIHENG_SECRET，或 settings.yaml 的 secret），现用的是公开的默认值"
    elif len(settings.SECRET_KEY) < _SECRET_LENGTH:
        yield f"密钥（JIHENG_SECRET）只有{len(settings.SECRET_KEY)}个字符，至少{_SECRET_LENGTH}个"
    if settings.DEBUG:
        yield "调试方式开着（JIHENG_DEBUG），出错的页面会显示内部数据，应关闭"
    if not settings.ALLOWED_HOSTS:
        yield "没有设置访问用的域名或地址（JIHENG_HOSTS），如 jx.example.gov.cn"
    if "*" in settings.ALLOWED_HOSTS:
        yield "访问用的域名（JIHENG_HOSTS）不能是*，应写明域名或地址"
    yield from _of_database()


def _of_database() -> Iterator[str]:
    try:
        waiting = unapplied()
    except DatabaseError:
        yield "数据库还没有建立，或连接不上，先运行 jiheng admin migrate"
        return
    if waiting:
        yield f"数据库还有{len(waiting)}项结构变更没有执行，先运行 jiheng admin migrate"
    elif demo := demo_logins():
        yield f"数据库里有演示账号（{'、'.join(demo)}），停用它们，或换一个空的数据库"


def unapplied() -> list[str]:
    """Migrations that the database has not had.

    Raises:
        DatabaseError: it does not answer.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def demo_people() -> Mapping[str, str]:
    """Logins of the demo county and who they are; none where it is not part of the package."""
    if find_spec(_COUNTY) is None:
        return {}
    people: Mapping[str, str] = import_module(_COUNTY).PEOPLE
    return people


def demo_logins() -> list[str]:
    """Those of the demo county who may sign in here."""
    known = demo_people()
    found = Person.objects.filter(login__in=list(known), is_active=True)
    return list(found.values_list("login", flat=True))
