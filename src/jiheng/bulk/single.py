"""One unit out of columns, as it would have handed in alone."""

from dataclasses import replace

from jiheng.dossiers.model import Dossier, Fact
from jiheng.frameworks.model import Framework
from jiheng.scoring.answered import Asked
from jiheng.scoring.batch import Columns, dossiers


def dossier_of(
    framework: Framework, asked: Asked, columns: Columns, row: int, more: tuple[Fact, ...] = ()
) -> Dossier:
    """The unit of a row; ``more`` are facts that columns cannot carry."""
    (found,) = dossiers(framework, columns.part(slice(row, row + 1)), asked)
    return replace(found, facts=(*found.facts, *more))
