"""People, agencies and posts: one file a table."""

from jiheng.web.accounts.models.agency import Agency
from jiheng.web.accounts.models.past_password import PastPassword
from jiheng.web.accounts.models.person import Person
from jiheng.web.accounts.models.post import OF_FINANCE, OF_PLATFORM, OF_UNIT, Post, Role
from jiheng.web.accounts.models.security_event import AppendOnly, SecurityEvent

__all__ = [
    "OF_FINANCE",
    "OF_PLATFORM",
    "OF_UNIT",
    "Agency",
    "AppendOnly",
    "PastPassword",
    "Person",
    "Post",
    "Role",
    "SecurityEvent",
]
