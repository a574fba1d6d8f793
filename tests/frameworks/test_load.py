"""A framework as loaded: points, values, facts, ties, inheritance, hash, cache."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.errors import JihengError
from jiheng.frameworks import available, cache, load_framework
from jiheng.frameworks.model import EXCLUSIONS, Framework
from jiheng.quantities import Quantity, unit

SAMPLE = """\
name: sample
title: 样例
year: 2020
grades: {优: 90, 良: 80, 中: 60, 差: 0}
extends: mof_department_2013
settings: {满百分点: started}
facts:
  游客好评率: {unit: "%", group: 满意度}
figures:
  - {title: 三公经费变动额, value: 三公经费决算数 - 上年(三公经费决算数)}
caps: ["人员控制率高于120%的，总分不超过79分"]
vetoes: ["提供虚假资料的，总分计0分"]
indicators:
  - title: 投入
    indicators:
      - same_as: 投入/预算配置/在职人员控制率
        title: 人员控制率
        points: 30
        rule: "≤100%得满分，每超过1个百分点扣1分，扣完为止"
        settings: {满百分点: exact}
      - title: 控制水平
        points: 20
        value: 人员控制率 / 2
        rule: "≤50%得满分，其余不得分"
      - title: 效益
        points: 20
        indicators:
          - {title: 经济效益}
          - {title: 社会效益}
  - title: 满意度
    points: 30
    value: 游客好评率
    rule: "≥95%得满分，其余不得分"
examples:
  - facts: {在职人员数: {2019: 10人, 2020: 11人}, 编制数: 12, 游客好评率: ＞85%}
    answers: {经济效益: 好, 社会效益: {评定得分: "5"}}
    scores: {人员控制率: 30, 投入/效益: 12.5}
    total: 92.5
"""


@pytest.fixture(name="write")
def _write(tmp_path: Path):
    def write(text: str, name: str = "sample") -> Path:
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(name="sample")
def _sample(write) -> Framework:
    return load_framework(write(SAMPLE))


def test_points_of_a_heading_are_those_of_its_children(sample) -> None:
    assert sample.find("投入").points == 70


def test_points_on_a_heading_whose_children_have_none_are_pooled(sample) -> None:
    benefits = sample.find("效益")

    assert (benefits.points, benefits.pooled) == (20, True)
    assert [child.points for child in benefits.children] == [None, None]


def test_a_value_named_in_another_is_put_in(sample) -> None:
    assert str(sample.find("控制水平").value) == "在职人员数 ÷ 编制数 ÷ 2"


def test_same_as_takes_the_formula_and_the_evidence(sample) -> None:
    parent = load_framework("mof_department_2013").find("投入/预算配置/在职人员控制率")
    child = sample.find("人员控制率")

    assert (child.same_as, child.values, child.evidence) == (
        parent.path,
        parent.values,
        parent.evidence,
    )


def test_settings_of_an_indicator_go_before_those_of_the_framework(sample) -> None:
    assert (sample.find("人员控制率").settings.step, sample.find("满意度").settings.step) == (
        "exact",
        "started",
    )


def test_a_leaf_without_a_rule_is_judged(sample) -> None:
    assert sample.find("经济效益").rule.rule.kind == "judgement"


def test_every_score_has_one_grade(sample) -> None:
    assert [sample.grade(Fraction(score, 100)) for score in (10000, 9000, 8999, 6000, 0)] == [
        "优",
        "优",
        "良",
        "中",
        "差",
    ]


def test_facts_know_for_which_years_they_are_needed(sample) -> None:
    assert dict(sample.years) == {
        "编制数": (0,),
        "在职人员数": (0,),
        "三公经费决算数": (0, 1),
        "游客好评率": (0,),
    }


def test_a_tie_of_the_catalogue_asks_for_its_parts(sample) -> None:
    assert "公务接待费决算数" in sample.asked
    assert "公务接待费决算数" not in sample.needed


def test_a_by_fund_fact_is_the_sum_of_its_funds() -> None:
    framework = load_framework("mof_department_2013")
    tie = next(tie for tie in framework.ties if tie.by_fund and str(tie.left) == "年初预算数")

    assert [one.name for one in tie.right.names] == list(framework.fund_names("年初预算数"))
    assert framework.facts["单位资金年初预算数"].parent == "年初预算数"


def test_ties_allow_for_rounding_in_the_unit_of_their_facts(write) -> None:
    ties = (
        'ties: ["编制数 = 行政编制数 + 事业编制数", "游客好评率 = 满意度满意份数 / 满意度有效份数",'
        ' "年初预算数 = 基本支出年初预算数 + 项目支出年初预算数",'
        " {tie: 三公经费决算数 = 公务接待费决算数, tolerance: 0.05万元}]\n"
    )
    framework = load_framework(write(SAMPLE.replace("figures:", ties + "figures:")))

    assert [tie.tolerance for tie in framework.ties[:4]] == [0, Fraction(1, 10_000), 100, 500]


def test_printed_names_find_their_fact(sample) -> None:
    assert [sample.resolve(name) for name in ("“三公经费”决算数", "三公经费 决算数", "好评")] == [
        "三公经费决算数",
        "三公经费决算数",
        None,
    ]


def test_an_example_is_read_with_its_years_and_units(sample) -> None:
    example = sample.examples[0]

    assert example.facts["在职人员数"] == {
        2019: Quantity.parse("10人"),
        2020: Quantity.parse("11人"),
    }
    assert example.facts["编制数"][2020].unit == unit("人")
    assert example.facts["游客好评率"] == {2020: "＞85%"}
    assert example.answers == {
        "投入/效益/经济效益": {"": "好"},
        "投入/效益/社会效益": {"评定得分": "5"},
    }
    assert example.scores == {"投入/人员控制率": 30, "投入/效益": Fraction(25, 2)}


def test_a_title_that_stands_twice_must_be_written_as_a_path() -> None:
    framework = load_framework("mof_department_2013")

    with pytest.raises(
        JihengError, match="有几个指标都叫“管理制度健全性”。写明路径：过程/预算管理"
    ):
        framework.find("管理制度健全性")


def test_the_hash_follows_what_a_framework_says_and_nothing_else(write) -> None:
    sample = load_framework(write(SAMPLE)).hash
    commented = load_framework(write("# 说明\n" + SAMPLE)).hash
    other_example = load_framework(write(SAMPLE.replace("total: 92.5", "total: 90"))).hash
    other_rule = load_framework(write(SAMPLE.replace("≥95%", "≥96%"))).hash

    assert (sample, sample) == (commented, other_example)
    assert sample != other_rule


def test_a_parent_is_part_of_the_hash(write) -> None:
    parent = "name: parent\ntitle: 上级\nabstract: true\nindicators:\n  - {title: 甲, note: %s}\n"
    child = (
        "name: child\ntitle: 下级\nextends: parent\ngrades: {}\n"
        "indicators:\n  - {same_as: 甲, points: 100}\n"
    )
    path = write(child, "child")
    write(parent % "一", "parent")
    before = load_framework(path)
    write(parent % "二", "parent")
    after = load_framework(path)

    assert (before.find("甲").note, after.find("甲").note) == ("一", "二")
    assert before.hash != after.hash


def test_frameworks_of_a_county_lie_in_its_home(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    home = tmp_path / "frameworks"
    home.mkdir()
    (home / "sample.yaml").write_text(SAMPLE, encoding="utf-8")

    assert available()[-1] == "sample"
    assert load_framework("sample").title == "样例"


def test_frameworks_of_ones_own_lie_in_the_home_folder_where_nothing_else_is_said(
    monkeypatch, tmp_path
) -> None:
    monkeypatch.delenv("JIHENG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = tmp_path / ".jiheng" / "frameworks"
    home.mkdir(parents=True)
    (home / "sample.yaml").write_text(SAMPLE, encoding="utf-8")

    assert load_framework("sample").title == "样例"


@pytest.mark.parametrize(
    ("file", "asked", "told"),
    [
        ("sample.txt", "sample.txt", "sample.txt：指标体系的文件名应以 .yaml 结尾。改名为 sample"),
        ("sample.yaml.txt", "sample.yaml", "sample.yaml.txt：指标体系的文件名应以 .yaml 结尾"),
        ("sample.ymal", "sample.ymal", "改名为 sample.yaml"),
        ("mine.yaml", "mine", "当前文件夹里有文件 mine.yaml。要用这个文件，写作 mine.yaml"),
    ],
)
def test_a_file_by_nearly_the_right_name_is_told(monkeypatch, tmp_path, file, asked, told) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / file).write_text(SAMPLE, encoding="utf-8")

    with pytest.raises(JihengError) as caught:
        load_framework(asked)

    assert told in str(caught.value)


def test_what_may_not_be_meant_is_hinted_at(write) -> None:
    text = """\
name: hinted
title: 样例
grades: {}
indicators:
  - title: 管理制度
    points: 60
    value: 三公经费决算数 / 三公经费预算数
    rule: 每一项记30分，总分60分
    criteria: [有制度，已执行, "有办法，已公布"]
  - {title: 执行率, points: 40, value: 重点项目支出 / 年初预算数, rule: 按完成比例得分}
"""

    hints = load_framework(write(text, "hinted")).hints

    assert [(hint.line, hint.text) for hint in hints] == [
        (7, "“管理制度”的计算公式没有用到，评分标准不看这个数"),
        (
            9,
            (
                "“criteria”里的“有制度，已执行”读作一项；"
                "几项之间用半角逗号分开，本来就是一项的加上双引号"
            ),
        ),
        (10, "“重点项目支出”读作“重点项目支出年初预算数”"),
    ]


@pytest.mark.parametrize(
    "used",
    [
        'caps: ["控制率高于120%的，总分不超过79分"]',
        "figures: []",
    ],
)
def test_a_formula_that_something_else_uses_is_no_hint(write, used) -> None:
    other = "控制率 / 2" if "figures" in used else "在职人员数 / 编制数"
    text = f"""\
name: used
title: 样例
grades: {{}}
{used}
indicators:
  - {{title: 控制率, points: 60, value: 在职人员数 / 编制数, rule: 每出现1例扣1分}}
  - {{title: 水平, points: 40, value: {other}, rule: "≤50%得满分，其余不得分"}}
"""

    assert load_framework(write(text, "used")).hints == ()


def test_a_framework_beside_the_form_that_names_it_is_found_last(tmp_path) -> None:
    """A clerk keeps the county's table and the form in one folder."""
    text = SAMPLE.replace("name: sample", "name: 本县2025")
    (tmp_path / "本县2025.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "hunan_yueyang_2020.yaml").write_text(SAMPLE, encoding="utf-8")
    form = tmp_path / "填报表.xlsx"

    assert load_framework("本县2025", form).leaves()
    assert load_framework("hunan_yueyang_2020", form) == load_framework("hunan_yueyang_2020")
    with pytest.raises(JihengError, match="没有名为“本县2025”的指标体系"):
        load_framework("本县2025")


def test_a_broken_cache_is_ignored_and_written_anew(write, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "home"))
    path = write(SAMPLE)
    first = load_framework(path)
    kept = next((tmp_path / "home/cache").glob("sample-*"))
    kept.write_bytes(kept.read_bytes()[:-100])

    assert cache.cached(path.resolve(), path.read_bytes()) is None
    assert load_framework(path) == first
    assert cache.cached(path.resolve(), path.read_bytes()) is not None


def test_a_file_edited_again_and_again_leaves_few_readings(write, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "home"))
    for total in range(9):
        load_framework(write(SAMPLE.replace("total: 92.5", f"total: {total}")))

    assert len(list((tmp_path / "home/cache").glob("sample-*"))) == 4


def test_another_state_of_the_program_reads_anew(write, monkeypatch) -> None:
    path = write(SAMPLE)
    load_framework(path)
    assert cache.cached(path.resolve(), path.read_bytes()) is not None

    monkeypatch.setattr(cache, "SOURCES", f"{cache.SOURCES} changed")

    assert cache.cached(path.resolve(), path.read_bytes()) is None


@pytest.mark.parametrize(
    "source",
    [
        "quantities.py",
        "frameworks/build.py",
        "frameworks/catalogue.yaml",
        "frameworks/language/rule.lark",
        "frameworks/phrases/steps.py",
        "frameworks/rules/bands.py",
    ],
)
def test_what_a_reading_rests_on_is_part_of_the_state(source) -> None:
    package = Path(cache.__file__).parent.parent

    assert str(package / source) in cache.SOURCES


def test_a_cache_that_cannot_be_written_is_no_harm(write, monkeypatch, tmp_path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "file"))

    assert load_framework(write(SAMPLE)).title == "样例"


def test_a_framework_of_the_cache_equals_the_one_read(write) -> None:
    path = write(SAMPLE)
    read = load_framework(path)
    entry = cache.cached(path.resolve(), path.read_bytes())

    assert entry is not None
    assert entry.framework == read


def test_a_cached_framework_needs_no_parser(write) -> None:
    path = write(SAMPLE)
    load_framework(path)
    program = (
        "import sys; from jiheng.frameworks import load_framework;"
        "load_framework(sys.argv[1]);"
        "print(*sorted({'lark', 'yaml', 'click'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


def test_kinds_of_exclusion_are_those_of_the_dossier() -> None:
    assert EXCLUSIONS == ("政策性", "不可抗力", "上级交办", "经批准购置", "财政收回")


def test_same_as_brings_the_exclusions_of_its_formula(write) -> None:
    text = """\
name: sample
title: 样例
extends: mof_department_2013
grades: {}
indicators:
  - {same_as: 过程/预算执行/预算调整率, points: 60, rule: "≤10%得满分，其余不得分"}
  - same_as: 过程/预算执行/预算调整率
    title: 另算
    points: 20
    value: 预算调整数 / 全年预算数
    rule: "≤10%得满分，其余不得分"
  - same_as: 过程/预算执行/预算调整率
    title: 另定
    points: 20
    exclude: {预算调整数: [财政收回]}
    rule: "≤10%得满分，其余不得分"
"""
    leaves = load_framework(write(text)).leaves()

    assert [dict(one.exclude) for one in leaves] == [
        {"预算调整数": ("政策性", "不可抗力", "上级交办")},
        {},
        {"预算调整数": ("财政收回",)},
    ]


@pytest.mark.parametrize(
    ("fact", "low", "high"),
    [
        ('发证率: {unit: "%", definition: 已发证的单位占应发证单位的比率}', 0, 1),
        ('任务完成率: {unit: "%", definition: 完成数除以计划数}', 0, None),
        ('收入增长率: {unit: "%", definition: 比上年增长的比率}', None, None),
        ('总磷削减率: {unit: "%", definition: 比2015年削减的比率}', None, 1),
        ("PM10平均浓度: {unit: 微克/立方米}", 0, None),
        ("验收企业数: {unit: 家}", 0, None),
        ("利润总额: {unit: 万元}", None, None),
        ('发证率: {unit: "%", definition: 已发证的比率, high: 120%}', None, Fraction(6, 5)),
        ("网址: {kind: text}", None, None),
    ],
)
def test_a_fact_without_limits_gets_those_that_make_sense(write, fact, low, high) -> None:
    name = fact.partition(":")[0]
    text = SAMPLE.replace("facts:\n", f"facts:\n  {fact}\n")

    spec = load_framework(write(text)).facts[name]

    assert (spec.low, spec.high) == (low, high)
