"""The facts of a YAML dossier."""

from collections.abc import Iterator

from jiheng.dossiers.errors import Duplicate, UnknownFact, Unstated
from jiheng.dossiers.model import EXCLUSION_CATEGORIES, STAGES, Exclusion, Fact, FactValue
from jiheng.dossiers.values import bounded, choice, day, whole, within, yes_or_no
from jiheng.dossiers.yaml_form.part import Known, Part
from jiheng.dossiers.yaml_form.tree import Entry
from jiheng.frameworks.model import FactSpec


class Facts(Part):
    """Reads ``facts``: a value, or years, each with its stage, evidence and 剔除项."""

    def read(self, entry_of_all: Entry | None) -> Iterator[Fact]:
        """Every fact, each once."""
        first: dict[tuple[str, int], str] = {}
        for name, entry in self.pairs(entry_of_all):
            asked = self.asked.fact(name)
            if asked is None:
                self.gathered.add(UnknownFact(entry.where, name, self.asked.framework.facts))
                continue
            for fact in self._fact(asked, entry):
                key = fact.name, fact.year
                if key in first:
                    what = f"“{fact.name}”{fact.year}年的数"
                    self.gathered.add(Duplicate(entry.where, what, first[key]))
                    continue
                first[key] = fact.place
                yield fact

    def _fact(self, asked: FactSpec, entry: Entry) -> Iterator[Fact]:
        """One fact for each year that is written."""
        if not entry.is_mapping:
            yield from self._one(asked, self.year, entry, {})
            return
        pairs = self.gathered.take(entry.pairs) or []
        years = {key: value for key, value in pairs if key.isdecimal() and len(key) == len("2024")}
        known = ("value", "stage", "evidence", "exclude", *years)
        shared = entry.mapping(known, self.gathered)
        details: Known = {
            key: shared[key] for key in ("stage", "evidence", "exclude") if key in shared
        }
        if "value" in shared:
            yield from self._one(asked, self.year, shared["value"], details)
        elif not years:
            self.gathered.add(Unstated(entry.where, "数值", "写 value 或年度"))
        for year, one in years.items():
            if one.is_mapping:
                own = one.mapping(("value", "stage", "evidence", "exclude"), self.gathered)
                yield from self._one(asked, int(year), own.get("value"), {**details, **own})
            else:
                yield from self._one(asked, int(year), one, details)

    def _one(self, asked: FactSpec, year: int, entry: Entry | None, more: Known) -> Iterator[Fact]:
        read = self.gathered.take(self._fact_value, asked, entry) if entry else None
        if entry is None or read is None:
            return
        comparator, value = read
        stage = self.text(more, "stage")
        if stage:
            stage = self.gathered.take(choice, stage, STAGES, more["stage"].where) or ""
        exclude = more.get("exclude")
        entries = self.gathered.take(lambda: list(exclude.items())) if exclude else None
        exclusions = [self.gathered.take(self._exclusion, asked, one) for one in entries or ()]
        yield Fact(
            name=asked.name,
            year=year,
            value=value,
            unit=asked.unit,
            stage=stage,
            evidence=self.text(more, "evidence"),
            exclusions=tuple(one for one in exclusions if one is not None),
            comparator=comparator,
            place=entry.where,
        )

    def _fact_value(self, spec: FactSpec, entry: Entry) -> tuple[str, FactValue] | None:
        text = entry.text()
        return fact_value(spec, text, entry.where) if text else None

    def _exclusion(self, asked: FactSpec, entry: Entry) -> Exclusion | None:
        parts = entry.mapping(("amount", "category", "document"), self.gathered)
        amount = self.quantity(parts.get("amount"), asked.unit)
        category = self.text(parts, "category")
        if amount is None or not category:
            raise Unstated(entry.where, "剔除项的 amount 或 category")
        choice(category, EXCLUSION_CATEGORIES, parts["category"].where)
        return Exclusion(amount, category, self.text(parts, "document"))


def fact_value(spec: FactSpec, text: str, where: str) -> tuple[str, FactValue]:
    """What is written as a fact, by its kind; the comparator first, where it is only a bound."""
    match spec.kind:
        case "date":
            return "", day(text, where)
        case "yesno":
            return "", yes_or_no(text, where)
        case "text":
            return "", text
    sign, value = bounded(text, spec.unit, where)
    if spec.kind == "count":
        whole(value, where)
    return sign, within(value, spec.low, spec.high, where, spec.unit)
