"""The peer of score.py: OpenFisca-Core answers one entity with 40 formula indicators.

Written as its documentation asks for: one entity, inputs and indicators as variables
with a formula, a simulation built from a dictionary, every indicator calculated and
printed. Run it with the interpreter of .venv-bench.
"""

from numpy import float32
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import Population
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

INDICATORS = 40
YEAR = "2020"

AGENCY = build_entity(key="agency", plural="agencies", label="Budget agency", is_person=True)


def supplied(name: str) -> type[Variable]:
    """An input: one figure of the accounts."""
    body = {
        "value_type": float,
        "entity": AGENCY,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    return type(name, (Variable,), body)


def indicator(number: int) -> type[Variable]:
    """An indicator: spent over budgeted, points off in proportion below 100%."""

    def formula(agency: Population, period: Period) -> NDArray[float32]:
        rate = agency(f"spent_{number}", period) / agency(f"budgeted_{number}", period)
        return ((1 - (1 - rate) * 2) * 2.5).clip(0, 2.5)

    body = {
        "value_type": float,
        "entity": AGENCY,
        "definition_period": DateUnit.YEAR,
        "label": f"indicator {number}",
        "formula": formula,
    }
    return type(f"indicator_{number}", (Variable,), body)


def main() -> None:
    """Build the system, answer one agency, print its scores."""
    system = TaxBenefitSystem([AGENCY])
    situation = {}
    for number in range(INDICATORS):
        for name, value in ((f"spent_{number}", 90.0 + number % 10), (f"budgeted_{number}", 100.0)):
            system.add_variable(supplied(name))
            situation[name] = {YEAR: value}
        system.add_variable(indicator(number))
    builder = SimulationBuilder()
    simulation = builder.build_from_entities(system, {"agencies": {"one": situation}})
    scores = [simulation.calculate(f"indicator_{number}", YEAR)[0] for number in range(INDICATORS)]
    print(*scores, f"{sum(scores):.2f}", sep="\n")


main()
