"""What may be chosen, and how."""

import pytest

from jiheng.errors import JihengError
from jiheng.home import data_folder
from jiheng.web.configuration import MEANINGS, Configuration, configuration
from jiheng.web.databases import database


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes the file of settings."""
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    data_folder().mkdir()
    return (data_folder() / "settings.yaml").write_text


@pytest.mark.usefixtures("written")
def test_nothing_has_to_be_chosen():
    assert configuration({}) == Configuration()


def test_the_file_is_read(written):
    written("database: postgresql://a@b/c\nidle_minutes: 15\none_session: 否\n")

    chosen = configuration({})

    assert (chosen.database, chosen.idle_minutes, chosen.one_session) == (
        "postgresql://a@b/c",
        15,
        False,
    )


def test_the_environment_goes_first(written):
    written("idle_minutes: 15\n")

    assert configuration({"JIHENG_IDLE_MINUTES": "20"}).idle_minutes == 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("idle: 15", "没有名为“idle”的设置。可用的有：database"),
        ("idle_minutes: 0", "设置“idle_minutes”的值“0”无法识别。填大于0的整数。"),
        ("debug: maybe", "设置“debug”的值“maybe”无法识别。填 true 或 false。"),
        ("- one", "每行写“名称: 值”"),
        ("a: [", "每行写“名称: 值”"),
    ],
)
def test_what_cannot_be_read_is_said(written, text, said):
    written(text)

    with pytest.raises(JihengError, match=r"settings.yaml") as refused:
        configuration({})

    assert said in str(refused.value)


def test_every_setting_has_a_meaning():
    assert list(MEANINGS) == list(Configuration.__dataclass_fields__)


def test_one_setting_makes_it_postgresql(tmp_path):
    wanted = database(
        "postgresql://zhang:p%40ss@db.example.gov.cn:5433/jx?sslmode=require", tmp_path
    )

    assert wanted["ENGINE"] == "django.db.backends.postgresql"
    assert [wanted[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "jx", "zhang", "p@ss", "db.example.gov.cn", "5433",
    ]  # fmt: skip
    assert wanted["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("address", ["mysql://a:secret@b/c", "postgresql://a:secret@[b/c"])
def test_an_address_that_cannot_be_read_is_not_printed(tmp_path, address):
    with pytest.raises(JihengError, match="postgresql://用户:密码@主机/库名") as refused:
        database(address, tmp_path)

    assert "secret" not in str(refused.value)
