"""The county that tests are made in can be carried through."""

import pytest
from web.county import carried, signed_in

from jiheng.web.workbench import log, workflow


@pytest.mark.parametrize("which", ["case", "short_case"])
def test_a_case_can_be_carried_to_acceptance(county, which):
    case = carried(county, getattr(county, which), to=workflow.ACCEPTED)

    assert case.filings.count() == 1
    assert list(log.verify()) == []


def test_everybody_can_sign_in(county):
    for key, by in county.posts.items():
        page = signed_in(by).get("/account/", follow=True)

        assert page.status_code == 200, key
        assert by.person.name in page.content.decode()
