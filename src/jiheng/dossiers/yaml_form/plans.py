"""The objectives, projects and transfers of a YAML dossier."""

from collections.abc import Iterator

from jiheng.dossiers.errors import Unstated
from jiheng.dossiers.model import (
    SOURCES,
    Approval,
    Approved,
    Money,
    Objective,
    Project,
    Transfer,
)
from jiheng.dossiers.values import comparator, day, direction
from jiheng.dossiers.yaml_form.part import Known, Part
from jiheng.dossiers.yaml_form.tree import Entry
from jiheng.quantities import unit

_OBJECTIVE = (
    "project",
    "level1",
    "level2",
    "title",
    "direction",
    "target",
    "unit",
    "weight",
    "actual",
    "method",
    "filed",
    "judged",
    "deviation_reason",
    "evidence",
    "approved",
    "approval",
)
_PHASES = {"年初预算数": "initial", "全年预算数": "adjusted", "全年执行数": "spent"}
_MONEY = unit("万元")


class Plans(Part):
    """Reads the entries of these three lists."""

    def objective(self, entry: Entry) -> Objective:
        """One of ``objectives``."""
        parts = entry.mapping(_OBJECTIVE, self.gathered)
        words = {
            key: self.text(parts, key)
            for key in _OBJECTIVE
            if key not in {"weight", "filed", "judged", "approved", "approval"}
        }
        if not words["title"]:
            self.gathered.add(Unstated(entry.where, "三级指标 title"))
        words["direction"], words["target"] = self._aim(words["direction"], words["target"], parts)
        return Objective(
            **words,
            weight=self.points(parts.get("weight")),
            filed=self.points(parts.get("filed")),
            judged=self.points(parts.get("judged")),
            approved=self._approved(parts.get("approved")),
            approval=self._approval(parts.get("approval")),
            place=entry.where,
        )

    def _aim(self, stated: str, target: str, parts: Known) -> tuple[str, str]:
        """Direction and target; the direction may stand before the target instead."""
        if stated:
            return self.gathered.take(direction, stated, parts["direction"].where) or "", target
        return comparator(target)

    def _approved(self, entry: Entry | None) -> Approved | None:
        if entry is None or entry.is_empty:
            return None
        parts = entry.mapping(("target", "direction", "weight"), self.gathered)
        stated, target = self.text(parts, "direction"), self.text(parts, "target")
        sign, rest = self._aim(stated, target, parts)
        return Approved(rest, sign, self.points(parts.get("weight")))

    def _approval(self, entry: Entry | None) -> Approval | None:
        if entry is None or entry.is_empty:
            return None
        parts = entry.mapping(("number", "date"), self.gathered)
        number, stated = self.text(parts, "number"), self.text(parts, "date")
        date = self.gathered.take(day, stated, parts["date"].where) if stated else None
        if not number or not stated:
            self.gathered.add(Unstated(entry.where, "调整批复的文号或日期"))
        return Approval(number, date.isoformat() if date else "")

    def project(self, entry: Entry) -> Project:
        """One of ``projects``."""
        known = ("code", "name", "authority", "implementer", "money", "goal", "result", "filed")
        parts = entry.mapping(known, self.gathered)
        words = {key: self.text(parts, key) for key in known if key not in {"money", "filed"}}
        money = tuple(self._money(parts["money"])) if "money" in parts else ()
        filed = self.points(parts.get("filed"))
        return Project(**words, money=money, filed=filed, place=entry.where)

    def _money(self, entry: Entry) -> Iterator[Money]:
        for source, one in entry.mapping(SOURCES, self.gathered).items():
            parts = one.mapping(tuple(_PHASES), self.gathered)
            amounts = {
                attribute: self.quantity(parts.get(phase), _MONEY)
                for phase, attribute in _PHASES.items()
            }
            yield Money(source, **amounts)

    def transfer(self, entry: Entry) -> Transfer:
        """One of ``transfers``."""
        known = ("document", "title", "level", "amount", "spent")
        parts = entry.mapping(known, self.gathered)
        amounts = {key: self.quantity(parts.get(key), _MONEY) for key in ("amount", "spent")}
        return Transfer(
            self.text(parts, "document"),
            self.text(parts, "title"),
            self.text(parts, "level"),
            **amounts,
            place=entry.where,
        )
