"""Logs: no secrets in them, kept for as long as the law asks."""

import logging
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

_ENDING = ".log"

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


class DailyFile(logging.Handler):
    """One file a day, which several processes may add to; made when the first line is written."""

    def __init__(self, folder: Path, days: int) -> None:
        """Open nothing yet.

        Args:
            folder: where they lie; made when needed.
            days: how long a file is kept.
        """
        super().__init__()
        self.folder, self.days = folder, days
        self._day: date | None = None
        self._file: TextIO | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Add a line, whole."""
        try:
            file = self._of(datetime.fromtimestamp(record.created, UTC).astimezone().date())
            file.write(f"{self.format(record)}\n")
            file.flush()
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = self._day = None
        super().close()

    def _of(self, day: date) -> TextIO:
        if self._file is None or day != self._day:
            if self._file is not None:
                self._file.close()
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = (self.folder / f"{day}{_ENDING}").open("a", encoding="utf-8")
            self._day = day
            self._forget(day)
        return self._file

    def _forget(self, today: date) -> None:
        """Remove what has been kept long enough."""
        oldest = f"{today - timedelta(days=self.days)}{_ENDING}"
        for file in self.folder.glob(f"????-??-??{_ENDING}"):
            if file.name < oldest:
                file.unlink(missing_ok=True)
