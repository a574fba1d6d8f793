"""What is typed on the pages of people."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiheng.web.accounts.models import Agency, Person, Post, Role

_SECRET = forms.PasswordInput(attrs={"autocomplete": "current-password"})
_NEW = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class SignIn(forms.Form):
    """Login name and password."""

    login = forms.CharField(
        label=_("登录名"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(label=_("密码"), max_length=128, strip=False, widget=_SECRET)


class Code(forms.Form):
    """A code of the second factor."""

    code = forms.CharField(
        label=_("动态口令"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )


class NewPassword(forms.Form):
    """The password there is, and twice the one there shall be."""

    present = forms.CharField(label=_("现在的密码"), strip=False, widget=_SECRET)
    wanted = forms.CharField(label=_("新密码"), max_length=128, strip=False, widget=_NEW)
    again = forms.CharField(label=_("再填一次新密码"), max_length=128, strip=False, widget=_NEW)

    def clean(self) -> dict[str, Any] | None:
        """The two must be one."""
        cleaned = super().clean()
        if self.data.get("wanted") != self.data.get("again"):
            self.add_error("again", _("两次填写的新密码不一致。"))
        return cleaned


class InitialPassword(forms.Form):
    """A password that somebody else chose."""

    password = forms.CharField(
        label=_("初始密码"),
        strip=False,
        widget=_NEW,
        help_text=_("至少10位，含大写字母、小写字母、数字、符号中的三种；本人登录后须修改。"),
    )


class PersonForm(forms.ModelForm[Person], InitialPassword):
    """Somebody new."""

    class Meta:
        model = Person
        fields = ("login", "name", "phone")


def _chosen_from(choices: list[tuple[str, str]]) -> Callable[[], list[tuple[str, str]]]:
    """Choices of a model in the language of the page."""
    return lambda: [("", "---------"), *((value, gettext(title)) for value, title in choices)]


class AgencyForm(forms.ModelForm[Agency]):
    """An agency."""

    kind = forms.ChoiceField(label=_("类别"), choices=_chosen_from(Agency.Kind.choices))

    class Meta:
        model = Agency
        fields = (
            "code", "name", "short_name", "kind", "parent", "region", "level", "nature", "active",
        )  # fmt: skip


class PostForm(forms.ModelForm[Post]):
    """A role somebody is given."""

    role = forms.ChoiceField(label=_("角色"), choices=_chosen_from(Role.choices))

    class Meta:
        model = Post
        fields = ("person", "agency", "role", "below", "year", "section")
