"""What was backed up comes back whole, in an empty home."""

import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from jiheng.errors import JihengError
from jiheng.home import data_folder
from jiheng.web.accounts.models import Agency, Person, SecurityEvent
from jiheng.web.administration.backup import backup, restore
from jiheng.web.workbench import kept

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home with some people, a file and settings."""
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "home"))
    data_folder().mkdir(parents=True)
    agency = Agency.objects.create(code="001", name="青石县财政局")
    Agency.objects.create(code="002", name="青石县文化和旅游局", parent=agency)
    Person.objects.create(login="zhangyun", name="章云\t\\N\n'；")
    SecurityEvent.objects.create(kind="failed", login="nobody", address="10.1.2.3")
    kept.keep("局务会纪要".encode(), "text/plain")
    (data_folder() / "settings.yaml").write_text("idle_minutes: 15\n")
    return data_folder()


def everything():
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())  # noqa: SLF001 - Django's own way
        for model in apps.get_models(include_auto_created=True)
    }


def files(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith(("sqlite3", "-wal", "-shm"))
    }


def emptied(monkeypatch, tmp_path):
    """An empty home and an empty database."""
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "other"))
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)


def test_everything_comes_back(tmp_path, monkeypatch, home):
    before, kept_before = everything(), files(home)
    backup(tmp_path / "备份.zip")
    emptied(monkeypatch, tmp_path)

    restore(tmp_path / "备份.zip", force=False)

    assert everything() == before
    assert files(data_folder()) == kept_before


@pytest.mark.usefixtures("home")
def test_numbers_go_on_after_those_that_came_back(tmp_path, monkeypatch):
    backup(tmp_path / "备份.zip")
    emptied(monkeypatch, tmp_path)
    restore(tmp_path / "备份.zip", force=False)

    added = Agency.objects.create(code="003", name="青石县审计局")

    assert added.pk > Agency.objects.get(code="002").pk


@pytest.mark.usefixtures("home")
def test_people_at_work_are_not_overwritten_unasked(tmp_path):
    backup(tmp_path / "备份.zip")

    with pytest.raises(JihengError, match="数据库里已有1个用户"):
        restore(tmp_path / "备份.zip", force=False)


@pytest.mark.usefixtures("home")
def test_what_was_done_since_is_gone_when_that_was_asked(tmp_path):
    backup(tmp_path / "备份.zip")
    Person.objects.create(login="liqing", name="李青")

    restore(tmp_path / "备份.zip", force=True)

    assert [person.login for person in Person.objects.all()] == ["zhangyun"]


@pytest.mark.usefixtures("home")
def test_a_damaged_backup_changes_nothing(tmp_path):
    good, bad = tmp_path / "备份.zip", tmp_path / "坏.zip"
    backup(good)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, b"other" if name.startswith("files/") else content)
    before = everything()

    with pytest.raises(JihengError, match="与备份时不同"):
        restore(bad, force=True)

    assert everything() == before


@pytest.mark.usefixtures("home")
def test_what_is_no_backup_is_said(tmp_path):
    file = tmp_path / "备份.zip"
    file.write_bytes(b"no zip")

    with pytest.raises(JihengError, match=r"备份.zip：不是完整的备份文件"):
        restore(file, force=True)


@pytest.mark.usefixtures("home")
def test_a_backup_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)

    with pytest.raises(JihengError, match="磁盘已满"):
        backup(tmp_path / "备份.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.usefixtures("home")
def test_a_backup_is_for_its_owner_only(tmp_path):
    backup(tmp_path / "备份.zip")

    assert Path(tmp_path / "备份.zip").stat().st_mode & 0o077 == 0
