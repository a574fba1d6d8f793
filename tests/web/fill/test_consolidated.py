"""汇总: 本级 and what lies below, fact by fact; what is missing makes the sum incomplete."""

from fractions import Fraction

import pytest
from web.county import appoint, carried, fresh, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.consolidated import additive, consolidated
from jiheng.web.workbench.models import Entry, Summed

pytestmark = pytest.mark.django_db
KEY = CellKey("基础数据", "三公经费决算数", "value0")
STAFF = CellKey("基础数据", "在职人员数", "value0")


@pytest.fixture
def form(county):
    return form_of(fresh(county.own_case))


def test_what_is_below_is_added_and_what_is_counted_twice_is_taken_off(form):
    (one,) = consolidated(form, {KEY: "10"}, [{KEY: "2.5"}, {KEY: "1"}], {KEY: "0.5"})

    assert one.total == 13
    assert one.text == "13"
    assert one.is_complete


def test_what_a_subordinate_has_not_filled_in_is_missing_and_not_zero(form):
    (one,) = consolidated(form, {KEY: "10"}, [{KEY: "2"}, {}], {})

    assert one.total == 12
    assert one.parts == (2, None)
    assert one.missing == (1,)
    assert not one.is_complete


def test_zero_is_a_figure(form):
    (one,) = consolidated(form, {KEY: "0"}, [{KEY: "0"}], {})

    assert one.total == Fraction(0)
    assert one.is_complete


def test_rates_and_days_are_not_added(form):
    units = {slot.unit.symbol for _, slot in additive(form)}

    assert "%" not in units
    assert any(key.row == "在职人员数" for key, _ in additive(form))


@pytest.fixture
def above(county):
    """财务股 of the authority, whose post covers the agencies below."""
    return appoint("authority.sums", county.authority, Role.OFFICER, below=True)


def put(case, by, value, key=KEY):
    outcome = save_cells.do(fresh(case), by, [Wanted(key, value, 0)])
    assert outcome.saved, outcome


def test_a_sum_is_taken_explicitly_and_says_what_it_is_made_of(county, above):
    put(county.own_case, county.by("authority.clerk"), "10")
    put(county.case, county.by("clerk"), "2.5")
    client = signed_in(above)
    address = f"/cases/{county.own_case.pk}/consolidated/"
    page = client.get(address).content.decode()
    assert "不完整" in page
    assert Entry.objects.get(dossier=county.own_case.dossier, row=KEY.row).value == "10"

    client.post(address, {f"own/{KEY}": "10", f"offset/{KEY}": "0.5", "take": f"{KEY}@1"})

    taken = Entry.objects.get(dossier=county.own_case.dossier, row=KEY.row)
    assert taken.value == "12"
    assert taken.source == "汇总：本级和2个下属单位，已抵销，不完整，缺青石县畜牧水产站"
    assert Summed.objects.get().own == "10"
    assert list(log.verify()) == []
    again = client.get(address).content.decode()
    assert f'name="own/{KEY}" value="10"' in again


def test_a_post_that_does_not_cover_those_below_sees_what_they_filed(county):
    put(county.case, county.by("clerk"), "2.5")
    client = signed_in(county.by("authority.officer"))
    address = f"/cases/{county.own_case.pk}/consolidated/"
    assert "2.5" not in client.get(address).content.decode()

    carried(county, to=workflow.AUTHORITY)

    assert ">2.5<" in client.get(address).content.decode()


def test_a_clerk_does_not_add_up(county):
    answer = signed_in(county.by("authority.clerk")).get(
        f"/cases/{county.own_case.pk}/consolidated/"
    )

    assert answer.status_code == 403
