"""报送口径: shares of an amount, and whether they add up to the accounts."""

from fractions import Fraction

import pytest
from web.county import ISSUED, drafted, fresh, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.workbench import shares
from jiheng.web.workbench.actions import issue, save_cells
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.models import Entry

pytestmark = pytest.mark.django_db
KEY = CellKey("资金", "本年｜支出决算数", "whole")
TITLES = ["市级财政", "县级财政"]


@pytest.fixture
def form(county):
    return form_of(fresh(county.case))


def one(form, whole, *parts):
    texts = [{KEY: part} if part else {} for part in parts]
    return shares.shared(form, {KEY: whole} if whole else {}, texts)[0]


@pytest.mark.parametrize(
    ("whole", "parts", "total", "gap", "is_broken"),
    [
        ("100", ("60", "40"), 100, 0, False),
        ("100", ("60", "30"), 90, 10, True),
        ("100", ("60", "50"), 110, -10, True),
        ("100", ("60", ""), 60, 40, False),
        ("100", ("120", ""), 120, -20, True),
        ("100", ("60", "0"), 60, 40, True),
        ("", ("60", "40"), 100, None, False),
        ("100", ("", ""), None, None, False),
        ("0.3", ("0.1", "0.2"), Fraction(3, 10), 0, False),
    ],
)
def test_shares_add_up_or_are_told(form, whole, parts, total, gap, is_broken):  # noqa: PLR0913, PLR0917 - a row of the table above
    found = one(form, whole, *parts)

    assert (found.total, found.gap, found.is_broken) == (total, gap, is_broken)
    assert bool(found.sentence(TITLES)) == is_broken


def test_a_share_that_is_missing_is_not_zero(form):
    assert not one(form, "100", "100", "").is_complete
    assert one(form, "100", "100", "0").is_complete


def test_the_sentence_names_every_share_the_sum_and_the_difference(form):
    assert one(form, "100", "60", "30").sentence(TITLES) == (
        "各口径之和不等于决算数：市级财政60、县级财政30，合计90，决算数100，相差10"
    )


def test_only_money_is_shared_out(form):
    names = {key.row for key in shares.amounts(form)}

    assert "三公经费决算数" in names
    assert "在职人员数" not in names


@pytest.fixture
def scoped(county):
    """Two more cases of the unit, one for each level of finance."""
    bureau = county.by("bureau")
    found = []
    for scope in TITLES:
        task = drafted(county.finance, title=f"自评（{scope}）", scope=scope)
        found.extend(issue.do(task, bureau, agencies=[county.unit], now=ISSUED))
    return [fresh(case) for case in found]


def put(county, case, value):
    outcome = save_cells.do(case, county.by("clerk"), [Wanted(KEY, value, 0)])
    assert outcome.saved, outcome


def test_the_page_tells_a_sum_that_differs_beside_the_amount(county, scoped):
    put(county, fresh(county.case), "100")
    put(county, scoped[0], "60")
    put(county, scoped[1], "30")

    page = signed_in(county.by("clerk")).get(f"/cases/{scoped[0].pk}/shares/").content.decode()

    assert "各口径之和不等于决算数" in page
    assert "相差10" in page


def test_the_grid_of_a_share_shows_the_whole_and_what_is_wrong(county, scoped):
    put(county, fresh(county.case), "100")
    put(county, scoped[0], "60")
    put(county, scoped[1], "30")

    page = signed_in(county.by("clerk")).get(f"/cases/{scoped[0].pk}/fill/资金/").content.decode()

    assert "<i>全额</i>100" in page
    assert "相差10" in page


def test_amounts_of_the_accounts_can_be_typed_where_each_case_has_only_a_share(county, scoped):
    client = signed_in(county.by("clerk"))
    address = f"/cases/{scoped[0].pk}/shares/"

    client.post(address, {str(KEY): "100", f"seen/{KEY}": "0", f"was/{KEY}": ""})

    entry = Entry.objects.get(row=KEY.row)
    assert (entry.value, entry.case) == ("100", None)
