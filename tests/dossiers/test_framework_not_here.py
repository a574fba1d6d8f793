"""A 填报表 of a framework that is not on this machine: what to do, with the folder by its name."""

import pytest

from jiheng.dossiers import read_dossier
from jiheng.errors import JihengError


def test_the_option_and_the_folder_are_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "own"))
    path = tmp_path / "填报.yaml"
    path.write_text("framework: 本县2026\n", encoding="utf-8")

    with pytest.raises(JihengError) as caught:
        read_dossier(path)

    assert str(caught.value) == (
        f"{path}：填报表用的指标体系是“本县2026”，这里没有。"
        f"加 --framework 写明 本县2026.yaml 的路径，或把文件放进 {tmp_path}/own/frameworks。"
    )
