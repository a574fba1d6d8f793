"""The county."""

from web.county import county  # noqa: F401 - a fixture
