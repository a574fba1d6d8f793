"""The county whose pages are walked, with something of every kind in it."""

import pytest
from web.county import county  # noqa: F401 - a fixture
from web.rights.planted import plant


@pytest.fixture
def there(county):  # noqa: F811 - the fixture above
    """Posts and objects of `planted`."""
    return plant(county)
