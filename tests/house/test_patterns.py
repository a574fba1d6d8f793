"""Patterns are compiled late; each of them can be compiled."""

import re
import sys
from importlib import import_module
from pkgutil import walk_packages

import jiheng
from jiheng import patterns


def late(value):
    """The late patterns in a value, in lists and tables of them as well."""
    if type(value).__module__ == patterns.__name__:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from late(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from late(one)


def test_every_late_pattern_can_be_compiled():
    names = [
        one.name
        for one in walk_packages(jiheng.__path__, "jiheng.")
        if not one.name.endswith("__main__") and ".web" not in one.name
    ]
    for name in names:
        import_module(name)
    found = [
        (name, label, each)
        for name in names
        for label, value in vars(sys.modules[name]).items()
        for each in late(value)
    ]

    broken = []
    for name, label, each in found:
        try:
            assert each.pattern
        except re.error as error:
            broken.append(f"{name}.{label}: {error}")

    assert broken == []
    assert len(found) > 200
