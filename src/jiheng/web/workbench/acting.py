"""Who is at it: a person in one of their posts."""

from dataclasses import dataclass

from jiheng.web.accounts.models import Person, Post


@dataclass(frozen=True, slots=True)
class Acting:
    """A person in the post they chose.

    Attributes:
        person: who.
        post: as what, and for which agency.
    """

    person: Person
    post: Post

    @property
    def name(self) -> str:
        """As the log names them: name and login."""
        return f"{self.person.name}（{self.person.login}）"
