"""What whoever sets up the workbench may choose: ``settings.yaml`` in its data folder.

Each is also an environment variable, which goes first: ``database`` is
``JIHENG_DATABASE``. Durations are whole numbers of the unit in their names.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from jiheng.home import data_folder
from jiheng.web.errors import UnknownSetting, WrongSetting

FILE = "settings.yaml"
_PREFIX = "JIHENG_"
#: Known to everyone who has read this file: good enough to look around with, no more.
DEFAULT_SECRET = "jiheng-for-looking-around-only-not-for-production"  # noqa: S105 - see above
_YES = frozenset({"1", "true", "yes", "是"})
_NO = frozenset({"", "0", "false", "no", "否"})


#: What each is called where it is shown.
MEANINGS = {
    "database": "数据库",
    "secret": "密钥",
    "hosts": "访问用的域名或地址",
    "debug": "调试方式",
    "https": "只用https访问",
    "password_days": "密码多少天后须修改",
    "idle_minutes": "多少分钟不操作即退出",
    "one_session": "一人同时只能在一处登录",
    "second_factor": "财政绩效科和管理员必须用动态口令（正式方式）",
    "tries": "登录连续失败几次即锁定",
    "locked_minutes": "锁定多少分钟",
    "upload_megabytes": "一次上传最多多少MB",
    "log_days": "日志保留多少天",
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The choices.

    Attributes:
        database: ``postgresql://person:password@host/name``; empty for SQLite in the data folder.
        secret: signs cookies; at least 50 characters in production.
        hosts: names under which the workbench is reached, with commas between.
        debug: pages of faults with their insides.
        https: whether browsers reach it by https; cookies are then sent by https only.
        password_days: a password older than this must be changed.
        idle_minutes: a person who does nothing this long is signed out.
        one_session: signing in elsewhere signs out here.
        second_factor: whether people at the bureau and administrators need a second factor.
        tries: wrong passwords before an account is locked.
        locked_minutes: how long it stays locked.
        upload_megabytes: largest file that can be handed in.
        log_days: how long logs are kept.
    """

    database: str = ""
    secret: str = DEFAULT_SECRET
    hosts: str = ""
    debug: bool = False
    https: bool = True
    # GB/T 22239-2019 8.1.4.1 asks for complexity, regular change, lockout and idle limits
    # without numbers; 90 days, 5 tries and 30 minutes are what its assessors look for.
    password_days: int = 90
    idle_minutes: int = 30
    one_session: bool = True
    second_factor: bool = True
    tries: int = 5
    locked_minutes: int = 20
    upload_megabytes: int = 50
    # 网络安全法 第二十一条: logs are kept for six months at least.
    log_days: int = 180


def configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """The choices in force: environment, else file, else as above.

    Raises:
        JihengError: a name that nothing reads, or a value that cannot be read.
    """
    file = data_folder() / FILE
    chosen = _written(file)
    for field in fields(Configuration):
        if (value := environment.get(_PREFIX + field.name.upper())) is not None:
            chosen[field.name] = (value, _PREFIX + field.name.upper())
    kinds = {field.name: type(field.default) for field in fields(Configuration)}
    return Configuration(
        **{name: _read(name, value, kinds[name], where) for name, (value, where) in chosen.items()}  # type: ignore[arg-type] # each has been read as the type of its default
    )


def _written(file: Path) -> dict[str, tuple[str, str]]:
    """``{name: (value, where)}`` of the file."""
    try:
        text = file.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        written = yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506 - makes text only
    except yaml.YAMLError as error:
        raise WrongSetting(str(file), FILE, text[:20], "每行写“名称: 值”") from error
    if not isinstance(written, dict):
        raise WrongSetting(str(file), FILE, text[:20], "每行写“名称: 值”")
    known = [field.name for field in fields(Configuration)]
    for name in written:
        if name not in known:
            raise UnknownSetting(str(file), name, known)
    return {name: (str(value), str(file)) for name, value in written.items()}


def _read(name: str, value: str, kind: type, where: str) -> str | int | bool:
    """A value as the type of its default."""
    plain = value.strip()
    if kind is bool:
        if plain.lower() in _YES | _NO:
            return plain.lower() in _YES
        raise WrongSetting(where, name, value, "填 true 或 false")
    if kind is int:
        if plain.isascii() and plain.isdigit() and int(plain) > 0:
            return int(plain)
        raise WrongSetting(where, name, value, "填大于0的整数")
    return plain
