"""Logs: no secrets in them, kept for as long as the law asks."""

import logging
import re
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from typing import Any

#: ``password=…``, ``token: …`` and the like, in addresses, forms and headers.
_SECRET = re.compile(
    r"(?i)\b(pass(?:word|wd)?|secret\w*|token|code|csrf\w*|sessionid|cookie|authorization)"
    r"(['\"]?\s*[=:]\s*['\"]?)[^\s&;,'\"}]+"
)
#: The password in the address of a database.
_ADDRESS = re.compile(r"(\w+://[^:/\s@]+:)[^@\s]+(@)")


class WithoutSecrets(logging.Filter):
    """Blackens what stands behind the name of a secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the message; every record passes."""
        record.msg, record.args = blackened(record.getMessage()), ()
        return True


def blackened(text: str) -> str:
    """The text without secrets.

    Example:
        >>> blackened("POST /sign-in?password=Abc123&next=/")
        'POST /sign-in?password=***&next=/'
    """
    return _ADDRESS.sub(r"\1***\2", _SECRET.sub(r"\1\2***", text))


class DailyFile(TimedRotatingFileHandler):
    """One file a day; its folder is made when the first line is written."""

    def __init__(self, folder: Path, days: int, **options: Any) -> None:  # noqa: ANN401 - of logging
        """Open nothing yet."""
        self.folder = folder
        file = folder / "workbench.log"
        super().__init__(
            file, when="midnight", backupCount=days, encoding="utf-8", delay=True, **options
        )

    def _open(self) -> Any:  # noqa: ANN401 - of logging
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super()._open()
