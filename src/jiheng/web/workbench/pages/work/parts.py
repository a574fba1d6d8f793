"""The parts of a case that have pages of their own, as far as the workbench has them."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from jiheng.web.workbench.models import Case

#: Name of a page about one case → its title; in the order in which people work.
_INSIDE = {
    "fill:case": "填报",
    "scores:case": "得分表",
    "reports:case": "报告",
    "reports:package": "报送包",
    "fill:sections": "分工",
    "desk:log": "变更记录",
}


def parts(case: Case, here: str = "") -> list[dict[str, object]]:
    """Tabs of a case for those inside it: ``[{title, url, current}]``."""
    tabs = [{"title": _("办理"), "url": reverse("work:case", args=[case.pk])}]
    for name, title in _INSIDE.items():
        try:
            tabs.append({"title": _(title), "url": reverse(name, args=[case.pk])})
        except NoReverseMatch:
            continue
    return [{**one, "current": one["url"] == here, "count": 0} for one in tabs]
