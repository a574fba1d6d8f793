"""Addresses of the pages of people."""

from django.urls import path

from jiheng.web.accounts.models import Role
from jiheng.web.accounts.navigation import Item
from jiheng.web.accounts.views import agencies, door, log, own, people, posts

app_name = "accounts"

NAVIGATION = [
    Item("用户", "accounts:people", frozenset({Role.SYSTEM}), 10),
    Item("单位", "accounts:agencies", frozenset({Role.SYSTEM}), 11),
    Item("设置", "accounts:settings", frozenset({Role.SYSTEM}), 12),
    Item("岗位", "accounts:posts", frozenset({Role.SECURITY}), 10),
    Item("安全日志", "accounts:log", frozenset({Role.AUDIT}), 10),
]

urlpatterns = [
    path("sign-in/", door.sign_in, name="sign_in"),
    path("sign-in/code/", door.code, name="code"),
    path("sign-in/enrol/", door.enrol, name="enrol"),
    path("sign-out/", door.sign_out, name="sign_out"),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="password"),
    path("account/second-factor/", own.factor, name="factor"),
    path("account/post/", own.choose_post, name="choose_post"),
    path("language/", own.language, name="language"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person_new"),
    path("people/<int:number>/active/", people.active, name="person_active"),
    path("people/<int:number>/password/", people.password, name="person_password"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/new/", agencies.edit, name="agency_new"),
    path("agencies/<int:number>/", agencies.edit, name="agency"),
    path("settings/", agencies.chosen, name="settings"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.grant, name="post_new"),
    path("posts/<int:number>/revoke/", posts.revoke, name="post_revoke"),
    path("posts/unlock/<int:number>/", posts.unlock, name="unlock"),
    path("posts/second-factor/<int:number>/", posts.remove_factor, name="remove_factor"),
    path("security-log/", log.log, name="log"),
]
