"""What is typed on the pages of tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiheng.dossiers.model import Subject
from jiheng.errors import JihengError
from jiheng.frameworks import load_framework
from jiheng.frameworks.load import available
from jiheng.web.workbench import workflow
from jiheng.writing.bundle.pattern import Pattern

#: 报送口径, as counties call them.
SCOPES = ("全口径", "市级财政", "县级财政")
#: In what a framework applies to: those of projects are for one project each.
_PROJECTS = "项目支出"
_DAY = {"invalid": _("日期写成2026-04-30这样。"), "required": _("填写日期。")}


#: Name in the form → of the task, where a form of Django has that name for itself.
FIELDS = {"asked_files": "files", "asked_forms": "forms"}
_ANYONE = Subject(code="", name="", year=0)


class Lines(forms.CharField):
    """A list, one a line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - as Django has it
        """The lines that say something."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django has it
        """One a line."""
        return "\n".join(value) if isinstance(value, list) else value


def day_input() -> forms.DateInput:
    """A day, as browsers let one choose it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TaskForm(forms.Form):
    """A draft, value by value."""

    title = forms.CharField(label=_("任务名称"), max_length=160)
    number = forms.CharField(label=_("文号"), max_length=60, required=False)
    year = forms.IntegerField(label=_("评价年度"), min_value=2000, max_value=2100)
    deadline = forms.DateField(label=_("报送截止"), widget=day_input(), error_messages=_DAY)
    scope = forms.ChoiceField(label=_("报送口径"), choices=[(one, _(one)) for one in SCOPES])
    framework = forms.ChoiceField(
        label=_("指标体系"), help_text=_("下达时固定版本；以后修订指标体系，不影响已下达的任务。")
    )
    asked_files = Lines(
        label=_("应报材料"), required=False, help_text=_("一行一项；报送时按此检查。")
    )
    pattern = forms.CharField(
        label=_("文件命名"),
        max_length=120,
        help_text=_("可以用{单位}、{年度}、{材料}、{编码}、{序号}。"),
    )
    asked_forms = Lines(label=_("表格"), required=False, help_text=_("一行一项。"))
    steps = forms.MultipleChoiceField(
        label=_("要走的环节"), required=False, widget=forms.CheckboxSelectMultiple
    )
    one_person = forms.BooleanField(label=_("一人可以兼经办和审核（经过里写明）"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **named)
        self.fields["framework"].choices = framework_choices()  # type: ignore[attr-defined] # a choice
        self.fields["steps"].choices = [  # type: ignore[attr-defined] # choices
            (name, title) for name, (title, _states) in workflow.OPTIONAL.items()
        ]

    def clean_pattern(self) -> str:
        """A pattern that names files."""
        written: str = self.cleaned_data["pattern"]
        try:
            Pattern(written, _ANYONE)
        except JihengError as error:
            raise forms.ValidationError(str(error)) from error
        return written

    @property
    def values(self) -> dict[str, Any]:
        """As `change_task` takes them."""
        kept = {FIELDS.get(name, name): one for name, one in self.cleaned_data.items()}
        del kept["steps"]
        wanted = self.cleaned_data["steps"]
        return {**kept, "skipped": [name for name in workflow.OPTIONAL if name not in wanted]}


class DayForm(forms.Form):
    """A new deadline."""

    day = forms.DateField(label=_("新的报送截止"), widget=day_input(), error_messages=_DAY)
    why = forms.CharField(label=_("延期理由"), max_length=300)


class ReminderForm(forms.Form):
    """Words of a reminder."""

    text = forms.CharField(label=_("催报内容"), max_length=300)


def framework_choices() -> list[tuple[str, str]]:
    """The library's frameworks that a department can be scored by, with version and hash."""
    made = []
    for name in available():
        try:
            framework = load_framework(name)
        except JihengError as error:
            made.append((name, f"{name}（不能用：{error}）"))
            continue
        if not framework.abstract and _PROJECTS not in framework.applies_to:
            edition = _("第%(version)s版，校验值%(hash)s") % {
                "version": framework.version,
                "hash": framework.hash[:12],
            }
            made.append((name, f"{framework.title}（{edition}）"))
    return made
