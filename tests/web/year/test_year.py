"""A year of one department in a browser: from the notice to the accepted report, by every role.

On SQLite, and on PostgreSQL, as every test that is marked ``database``.
"""

import hashlib
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document
from web.county import EXAMPLE, fresh
from web.looks.axe import AXE, violations
from web.tasks.test_notices import NOTICE

from jiheng.web.accounts import passwords
from jiheng.web.workbench import kept, log, workflow
from jiheng.web.workbench.models import Case, Task

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "Nian-2026-Quan"  # noqa: S105 - of this test's county
SCREEN, PHONE = (1366, 768), (390, 844)
#: Far more than any page takes, on a machine that does other things too.
_MILLISECONDS = 20_000


class Desk:
    """A browser of somebody who signed in by name and password."""

    def __init__(self, browser, address, by, size=SCREEN):
        passwords.change(by.person, PASSWORD)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, accept_downloads=True
        )
        self.page = context.new_page()
        self.page.set_default_timeout(_MILLISECONDS)
        self.told = []
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.told.append(message.text) if message.type == "error" else None,
        )
        self.page.goto(address)
        self.page.fill("#id_login", by.person.login)
        self.page.fill("#id_password", PASSWORD)
        self.press("登录")

    def press(self, name):
        """A button, or a link, by its words."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=name, exact=True)
        (
            button if button.count() else main.get_by_role("link", name=name, exact=True)
        ).first.click()

    def says(self, words):
        """Wait until the page says so."""
        self.page.locator("main", has_text=re.compile(re.escape(words))).first.wait_for()

    def work(self, title):
        """From 我的工作 to a case."""
        self.page.get_by_role("link", name=re.compile("^我的工作")).first.click()
        self.press(title)

    def looked_at(self):
        """Nothing keeps people out of the page, and it told no error."""
        if AXE.is_file():
            assert violations(self.page) == []
        assert self.told == []


@pytest.fixture
def sits(browser, county, live_server):
    """Somebody at a desk of their own."""
    opened = []

    def sit(role, size=SCREEN):
        desk = Desk(browser, live_server.url, county.by(role), size)
        opened.append(desk)
        return desk

    yield sit
    for desk in opened:
        desk.page.context.close()


def test_a_department_from_its_notice_to_the_accepted_report(sits, county, tmp_path):
    bureau = sits("bureau")
    title = _issued(bureau, county, _notice(tmp_path))
    task = Task.objects.get(title=title)
    case = Case.objects.get(task=task)
    assert case.dossier.agency == county.unit

    clerk = sits("clerk")
    _filled_in(clerk, title)
    _step(clerk, title, "送审")

    officer = sits("officer")
    _step(officer, title, "退回修改", opinion="补三公经费的决算依据")
    clerk.work(title)
    clerk.says("补三公经费的决算依据")
    clerk.looked_at()
    _step(clerk, title, "送审")
    _step(officer, title, "审核通过")
    _met(officer, title)

    head = sits("head", PHONE)
    head.work(title)
    head.says("可能被问到的问题")
    head.looked_at()
    head.press("签发")
    head.says("待报送")

    _step(clerk, title, "报送")
    assert fresh(case).state == workflow.AUTHORITY
    _step(sits("authority"), title, "审核通过并转报")
    _step(sits("division"), title, "初审通过")
    _accepted(bureau, title, case)

    assert fresh(case).state == workflow.ACCEPTED
    assert list(log.verify()) == []
    assert list(kept.verify()) == []


def _notice(folder):
    """As a Word file."""
    document, path = Document(), folder / "通知.docx"
    for line in NOTICE:
        document.add_paragraph(line)
    document.save(path)
    return path


def _issued(bureau, county, notice):
    """The bureau's part: from the notice to a task that is out. The title, as corrected."""
    page = bureau.page
    page.get_by_role("link", name="任务", exact=True).click()
    bureau.press("新任务")
    page.set_input_files("#id_notice", notice)
    bureau.press("读取通知")
    bureau.says("通知写")
    bureau.looked_at()
    assert page.input_value("#id_deadline") == "2025-04-15"
    title = "2024年度部门整体支出绩效自评（复核）"
    page.fill("#id_title", title)
    page.fill("#id_deadline", (timezone.localdate() + timedelta(days=2)).isoformat())
    page.fill("#id_asked_files", "部门整体支出绩效自评报告\n部门整体支出绩效自评表")
    page.select_option("#id_framework", "hunan_hengyang_2024")
    page.uncheck("#step_goals")
    bureau.press("保存，选择单位")
    page.check(f"#agency{county.unit.pk}")
    bureau.looked_at()
    bureau.press("下达")
    bureau.says("已下达1个单位")
    return title


def _filled_in(clerk, title):
    """One figure by hand, the rest from the workbook that was filled in apart."""
    page = clerk.page
    clerk.work(title)
    clerk.says("还有2天")
    clerk.looked_at()
    clerk.press("填报")
    page.goto(page.url.partition("/fill/")[0] + "/fill/基础数据/")
    page.locator('[name="三公经费决算数/value0"]').fill("18.43")
    page.keyboard.press("Enter")
    page.locator("[data-saving]", has_text=re.compile("已保存")).wait_for()
    page.goto(page.url.partition("/fill/")[0] + "/imports/")
    page.set_input_files("#id_file", EXAMPLE)
    clerk.press("读入并比较")
    clerk.press("采用勾选的")
    clerk.says("已采用")


def _step(desk, title, name, opinion=""):
    """One step of the case: its button, the page that asks, the button again."""
    desk.work(title)
    desk.press(name)
    if opinion:
        desk.page.fill("#id_opinion", opinion)
    desk.looked_at()
    desk.press(name)
    desk.says("已办理")


def _met(officer, title):
    officer.work(title)
    officer.press("登记会议")
    officer.page.fill("#id_on", timezone.localdate().isoformat())
    officer.looked_at()
    officer.press("登记会议")
    officer.says("已登记会议")


def _accepted(bureau, title, case):
    """The bureau downloads what was filed, compares it, and takes it in."""
    page = bureau.page
    bureau.work(title)
    bureau.says("SHA256SUMS.txt")
    bureau.looked_at()
    with page.expect_download() as waiting:
        bureau.press("下载全部（含SHA256SUMS）")
    filing = case.filings.get()
    with waiting.value.path().open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == filing.bundle.sha256
    page.get_by_role("link", name="得分表").click()
    bureau.says("重新计算")
    bureau.looked_at()
    page.goto(page.url.partition("/score/")[0] + "/")
    bureau.press("受理")
    bureau.press("受理")
    bureau.says("已办理")
