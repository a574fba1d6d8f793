"""Pages of the workbench from made-up data, as a browser gets them, without a server."""

from html import escape
from pathlib import Path
from types import SimpleNamespace

import jinja2
from django import forms
from django.core.paginator import Paginator
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

import jiheng.web
from jiheng.web.jinja import environment

WEB = Path(jiheng.web.__file__).parent
STATIC = WEB / "static"
TEMPLATES = [WEB / "templates", Path(__file__).parent / "templates"]
SITE = "http://localhost"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
#: As in settings.py: nothing inline, nothing from elsewhere.
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; form-action 'self'"

SIGNED_IN = {
    "person": SimpleNamespace(name="顾明澈"),
    "unit": "青石县文化和旅游局",
    "posts": [
        SimpleNamespace(id=1, title="财务股 审核", current=True),
        SimpleNamespace(id=2, title="业务科室 经办（2025年度）", current=False),
    ],
    "navigation": [
        {"title": title, "url": "#", "current": title == "填报", "count": count}
        for title, count in (
            *(("我的工作", 3), ("填报", 0), ("得分表", 0), ("报告", 0)),
            *(("审核", 12), ("报送记录", 0), ("下属单位", 0)),
        )
    ],
    "links": {
        "home": "/",
        "account": "/account/",
        "choose_post": "/post/",
        "set_language": "/language/",
        "sign_out": "/out/",
    },
    "trail": [("我的工作", "/"), ("2025年度自评", "/"), ("填报", None)],
    "messages": [],
    "csrf_input": mark_safe('<input type="hidden" name="csrfmiddlewaretoken" value="token">'),
}


class Filling(forms.Form):
    """One field of each sort."""

    default_renderer = DjangoTemplates
    use_required_attribute = True

    title = forms.CharField(label="任务名称", help_text="报告封面照此写，如“2025年度自评”。")
    due = forms.DateField(label="截止日期", error_messages={"invalid": "日期写成2026-04-30这样。"})
    kind = forms.ChoiceField(
        label="评价范围", choices=[("a", "全部支出"), ("b", "项目支出")], widget=forms.RadioSelect
    )
    reminded = forms.BooleanField(label="截止前三天提醒填报人", required=False)
    reviewer = forms.ChoiceField(
        label="审核人", choices=[("", "未指定"), ("1", "顾明澈")], required=False
    )


def sample():
    """What the guide shows."""
    rows = (
        ("填报2025年度基础数据", "青石县文化和旅游局", "自评填报", "2026-04-30", "3,042.18"),
        ("补充产出指标佐证材料", "青石县图书馆", "退回", "2026-04-20", None),
        ("审核县博物馆自评", "青石县博物馆", "单位审核", "2026-04-25", "412.57"),
        ("签发自评报告", "青石县文化和旅游局", "待签发", "2026-04-28", "1,846.32"),
    )
    names = ("title", "agency", "state", "due", "amount")
    steps = (
        ("下达任务", "财政绩效科 祁远", "2026-03-02 09:15", "", "done"),
        ("填报", "文化股 叶知秋", "2026-04-01 16:40", "", "done"),
        (
            "退回",
            "财务股 顾明澈",
            "2026-04-03 10:02",
            "公用经费与决算表不一致，核对后再报",
            "returned",
        ),
        ("填报", "文化股 叶知秋", "", "", "now"),
        ("审核", "", "", "", "ahead"),
        ("签发", "", "", "", "ahead"),
    )
    return {
        "tabs": [
            {"title": title, "url": "#", "current": title == "基础数据", "count": count}
            for title, count in (("基础数据", 0), ("资金", 2), ("绩效目标", 0), ("指标", 12))
        ],
        "figures": [
            {"name": "现在得分", "value": "87.50", "note": "满分100"},
            {"name": "已失分", "value": "4.50", "tone": "lost", "url": "#"},
            {"name": "未填指标", "value": "12", "url": "#"},
            {"name": "等级", "value": "良"},
            {"name": "预算执行率", "value": None},
        ],
        "work": [dict(zip(names, row, strict=True)) for row in rows],
        "list": Paginator(range(230), 20).page(4),
        "timeline": [
            dict(zip(("what", "who", "when", "opinion", "kind"), step, strict=True))
            for step in steps
        ],
        "filling": Filling({"title": "2025年度部门整体支出", "due": "下周", "kind": "a"}),
    }


def templates(language="zh-hans"):
    """The environment of the workbench and of these tests, without a request."""
    made = environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    made.globals.update(
        static="/static/{}".format, language=lambda: language, new_key=lambda: "a-key"
    )
    made.install_gettext_callables(str, lambda one, many, n: one if n == 1 else many, newstyle=True)
    return made


def rendered(name, language="zh-hans", **context):
    """A template of the workbench, or of these tests."""
    return templates(language).get_template(name).render(context)


def guide(**more):
    """The page with every macro."""
    return rendered("guide.html", **{**SIGNED_IN, **sample(), **more})


def show(page, html, **answers):
    """Open a page that a browser gets with our policy; ``page.told`` is what it said and asked for.

    Args:
        page: of Playwright.
        html: what ``/`` answers.
        answers: what other paths answer, as JSON, by their last part without its ending.
    """
    page.told = []
    page.on("console", lambda message: page.told.append(message.text))
    page.on("pageerror", lambda error: page.told.append(escape(str(error))))

    def answer(route):
        path = route.request.url.removeprefix(SITE).split("?")[0]
        served = STATIC / path.removeprefix("/static/")
        if path == "/":
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        elif path.startswith("/static/") and served.is_file():
            route.fulfill(path=served, content_type=KINDS[served.suffix])
        elif (name := path.strip("/").removesuffix(".json")) in answers:
            route.fulfill(json=answers[name])
        else:
            page.told.append(f"asked for {route.request.method} {route.request.url}")
            route.fulfill(status=204)

    page.route("**/*", answer)
    page.goto(f"{SITE}/")
    return page
