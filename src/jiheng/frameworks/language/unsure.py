"""How the reader says that it does not understand what decides."""

from jiheng.frameworks.language.clauses import Clause


class Unsure(Exception):
    """Clauses that decide and that were not understood."""

    def __init__(self, *found: Clause) -> None:
        """Remember them."""
        super().__init__()
        self.found = found
