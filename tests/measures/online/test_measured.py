"""数据有效传输率: transmission × validity, of counts or as the mean of outlets."""

import pytest

from jiheng.errors import JihengError
from jiheng.measures.online.measured import Order, measured

HEAD = "企业名称,排口名称,应传数据个数,实传数据个数,有效数据个数,停运数据个数\n"


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "在线.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_of_all_outlets_by_counts_or_by_their_mean(written):
    # A 960÷1000 = 96%, 912÷960 = 95%: 91.2%; B 100÷(300−100) = 50%, 100÷100: 50%
    # together 1060÷1200 = 88.3%, 1012÷1060 = 95.5%, product 1012÷1200 = 84.3%; mean 70.6%
    path = written(HEAD + "甲厂,废水,1000,960,912,\n乙厂,废气,300,100,100,100\n")

    counts, mean = (
        measured([path], Order(2022, together=one)) for one in ("按数据个数", "监控点平均")
    )

    assert [one.printed for one in counts.figures] == ["88.3%", "95.5%", "84.3%"]
    assert mean.figures[2].printed == "70.6%"
    assert counts.tables["监控点"][1][-3:] == ("96.0%", "95.0%", "91.2%")


def test_months_of_one_outlet_are_added(written):
    found = measured([written(HEAD + "甲厂,废水,100,90,90,\n甲厂,废水,100,100,80,\n")], Order(2022))

    assert found.tables["监控点"][1:] == (
        ("甲厂 废水", "200", "190", "170", "95.0%", "89.5%", "85.0%"),
    )


def test_what_cannot_be_is_counted(written):
    rows = "甲,a,100,110,105,\n乙,b,100,90,95,\n丙,c,100,-,90,\n丁,d,100,0,0,100\n合计,,1,1,1,\n"

    found = measured([written(HEAD + rows)], Order(2022))

    assert [one.partition("处")[0] for one in found.remarks] == [
        "实传数多于应传数的行1", "有效数多于实传数的行1", "缺个数或个数为负的行1",
        "没有应传数据的监控点1", "合计行1",
    ]  # fmt: skip
    assert found.figures[2].printed == "100.0%"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("企业,应传数,实传数\n甲,1,1\n", "没有有效数据个数列"),
        (HEAD + "甲,a,,,,\n", "没有可用的数据个数"),
    ],
)
def test_a_file_without_what_is_needed_is_one_sentence(written, text, sentence):
    with pytest.raises(JihengError, match=sentence):
        measured([written(text)], Order(2022))
