"""The county whose pages are read, with something of every kind in it."""

import pytest
from django.conf import settings
from web.county import county  # noqa: F401 - a fixture
from web.rights.planted import audited, plant

from jiheng.web.accounts.language import ENGLISH


@pytest.fixture
def there(county):  # noqa: F811 - the fixture above
    """Posts and objects of the walk of rights; everybody has switched to English."""
    found = plant(county)
    audited(county, found)
    for client in found.clients.values():
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = ENGLISH
    return found
