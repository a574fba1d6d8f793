"""What a column's whole number means as an answer."""

from fractions import Fraction

import numpy as np

from jiheng.dossiers.model import JUDGED
from jiheng.frameworks.load import load_framework
from jiheng.scoring.batch import Columns, dossiers


def test_points_judged_below_a_pooled_heading_are_points_and_not_yes_or_no():
    framework = load_framework("hunan_yueyang_2020")
    path = "效果/履职效益/经济、社会、生态效益/经济效益"
    columns = Columns(1, answers={(path, JUDGED): np.array([1250])}, year=2020)

    (dossier,) = dossiers(framework, columns)

    assert [one.value for one in dossier.answers] == [Fraction("12.5")]
