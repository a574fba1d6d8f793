"""The county of all tests."""

from web.county import county  # noqa: F401 - a fixture
