"""A folder that is a registry holds things that load, each with a title of its own."""

from importlib import import_module

import pytest

from jiheng.folder import modules

REGISTRIES = [
    "jiheng.commands",
    "jiheng.documents.readers",
    "jiheng.frameworks.rules",
    "jiheng.writing.formats",
    "jiheng.writing.reports",
]


@pytest.fixture(params=REGISTRIES)
def found(request):
    """The modules of one registry."""
    return modules(import_module(request.param))


def test_every_file_of_a_registry_has_a_title_of_its_own(found):
    titles = [module.__doc__.splitlines()[0] for module in found.values()]

    assert len(set(titles)) == len(found)


def test_no_registry_keeps_private_files_beside_its_things(found):
    assert [name for name in found if name.startswith("_")] == []
