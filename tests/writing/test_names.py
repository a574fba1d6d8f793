"""File names made of what people write."""

import pytest

from jiheng.writing.names import file_name, free_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("监测运维（续费）", "监测运维（续费）"),
        ("大气/水/土壤", "大气_水_土壤"),
        ("大气／水：２０２４年", "大气_水_2024年"),
        ("Ｐ００１ 监控", "P001_监控"),
        ("../../机密", "机密"),
        ("C:\\目录\\文件", "C_目录_文件"),
        ("第一行\n第二行\t“引号”", "第一行_第二行_“引号”"),
        ("nul", "nul_"),
        ("com1.docx", "com1.docx_"),
        ("…", "…"),
        (" . ", "未命名"),
        ("\u202e文件\x00", "文件"),
    ],
)
def test_a_name_is_safe_on_every_system(written, name):
    assert file_name(written) == name


def test_a_long_name_is_cut_within_255_bytes():
    assert len(f"{file_name('水' * 300)}.docx".encode()) <= 200


def test_names_that_systems_take_for_one_are_numbered():
    taken = set()

    assert [free_name(name, taken) for name in ("P1", "p1", "P1")] == ["P1", "p1(2)", "P1(3)"]
