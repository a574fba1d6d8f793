"""The demo county, filled into an empty database."""

from importlib import import_module

from jiheng.web.accounts.models import Person
from jiheng.web.errors import NotEmpty


def fill(*, only_if_empty: bool) -> bool:
    """Fill it; whether anything was done.

    Raises:
        NotEmpty: somebody works here already.
    """
    if Person.objects.exists():
        if only_if_empty:
            return False
        raise NotEmpty(Person.objects.count())
    import_module("jiheng.web.workbench.demo.county").fill()
    return True
