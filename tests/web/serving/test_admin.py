"""``jiheng admin``: people from the command line, and what it says."""

import pytest

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Agency, Person, Post, SecurityEvent
from jiheng.web.administration import people, verify
from jiheng.web.workbench import kept

pytestmark = pytest.mark.django_db
PASSWORD = "Chunfeng-2026"  # noqa: S105 - of nobody


def test_the_first_administrator_is_made_with_the_agency():
    people.create("xitong", "章云", PASSWORD)
    people.grant("xitong", "system", "001", "青石县财政局")

    assert Person.objects.get(login="xitong").must_change
    assert Post.objects.get(person__login="xitong").agency.kind == Agency.Kind.FINANCE
    assert [event.kind for event in SecurityEvent.objects.order_by("pk")] == ["person", "granted"]


def test_administrators_stay_apart_here_too():
    people.create("xitong", "章云", PASSWORD)
    people.grant("xitong", "system", "001", "青石县财政局")

    with pytest.raises(JihengError, match="“xitong”已有别的岗位"):
        people.grant("xitong", "audit", "001")


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda: people.create("zhangyun", "章云", "weak"), "密码不合要求：.*换一个密码。"),
        (lambda: people.reset("nobody", PASSWORD), "没有登录名“nobody”。"),
        (lambda: people.unlock("nobody"), "没有登录名“nobody”。"),
    ],
)
def test_what_cannot_be_done_is_said(deed, said):
    with pytest.raises(JihengError, match=said):
        deed()

    assert not Person.objects.exists()


def test_a_login_is_given_once():
    people.create("zhangyun", "章云", PASSWORD)

    with pytest.raises(JihengError, match="登录名“zhangyun”已经有人使用。换一个登录名。"):
        people.create("zhangyun", "李青", PASSWORD)


def test_a_stored_file_that_was_changed_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    stored = kept.keep(b"minutes", "text/plain")
    before = list(verify.broken())

    kept.path_of(stored).write_bytes(b"other minutes")

    assert before == []
    assert len(list(verify.broken())) == 1
