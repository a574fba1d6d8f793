"""What the script adds to a page."""

import pytest
from web.looks import pages

QUEUE = {"value": 35, "max": 100, "text": "正在排版", "done": False}


@pytest.fixture
def guide(page):
    return pages.show(page, pages.guide(), queue=QUEUE)


def asked(page):
    """Requests that are no part of the page."""
    return [line for line in page.told if line.startswith("asked for")]


def test_a_form_is_sent_once_however_often_the_button_is_pressed(guide):
    prevented = guide.evaluate("""() => {
        const form = document.querySelector("#form form");
        const press = () => !form.dispatchEvent(new Event("submit", {cancelable: true}));
        return [press(), press(), press()];
    }""")

    assert prevented == [False, True, True]
    assert guide.locator("#form .btn-primary").is_disabled()


def test_the_button_that_was_pressed_is_part_of_what_is_sent(guide):
    guide.evaluate("""() => {
        const form = document.querySelector("#form form");
        form.noValidate = true;
        form.action = "/fill/";
    }""")
    with guide.expect_request("**/fill/") as sent:
        guide.locator("#form").get_by_role("button", name="退回").click()

    assert "return=1" in sent.value.post_data


def test_a_button_asks_in_its_place_before_it_acts(guide):
    guide.evaluate("document.querySelector('form[data-asks]').action = '/submit/'")
    guide.get_by_role("button", name="提交审核").click()

    assert guide.get_by_text("提交后不能再改，直到审核人退回。确认提交？").is_visible()
    assert guide.evaluate("document.activeElement.textContent") == "不办理"
    assert asked(guide) == []

    guide.locator(".asked").get_by_role("button", name="提交审核").click()
    guide.wait_for_timeout(200)

    assert asked(guide) == ["asked for POST http://localhost/submit/"]


def test_whoever_thinks_again_gets_the_button_back(guide):
    button = guide.get_by_role("button", name="提交审核")
    button.click()
    guide.keyboard.press("Escape")

    assert guide.locator(".asked").count() == 0
    assert button.is_visible()
    assert asked(guide) == []


def test_dropped_files_are_taken_and_others_named_with_the_reason(guide):
    guide.evaluate("""() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File(["x"], "会议纪要.pdf"));
        dropped.items.add(new File(["x"], "程序.exe"));
        dropped.items.add(new File([new ArrayBuffer(21 * 1024 * 1024)], "照片.jpg"));
        document.querySelector("[data-drop]").dispatchEvent(
            new DragEvent("drop", {dataTransfer: dropped, cancelable: true}));
    }""")

    said = guide.locator("[data-drop] li").all_inner_texts()
    assert said == [
        "会议纪要.pdf 1 KB",
        "不是这里收的文件类型，未选用：程序.exe",
        "文件太大，未选用：照片.jpg 21.0 MB",
    ]
    assert guide.evaluate("document.querySelector('[data-drop] input').files.length") == 1


def test_files_chosen_with_the_keyboard_are_named_too(guide):
    guide.get_by_label("佐证材料").set_input_files(
        {"name": "验收单.pdf", "mimeType": "application/pdf", "buffer": b"x"}
    )

    assert guide.locator("[data-drop] li").all_inner_texts() == ["验收单.pdf 1 KB"]


def test_progress_is_shown_as_the_queue_tells_it(page):
    pages.show(page, pages.guide(), queue={**QUEUE, "value": 60, "text": "第5节，共8节"})

    page.get_by_text("第5节，共8节").wait_for()
    assert page.evaluate("document.querySelector('#going').value") == 60


def test_what_is_done_leads_to_its_result(page):
    pages.show(page, pages.guide(), queue={"value": 100, "done": True, "next": "/report/"})
    page.wait_for_timeout(300)

    assert asked(page) == ["asked for GET http://localhost/report/"]


def test_what_failed_says_so_and_is_not_asked_again(page):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    pages.show(page, pages.guide(), queue={"failed": "第3节缺少决算数，填报后重新生成。"})
    page.wait_for_timeout(1800)  # longer than the script waits

    assert page.get_by_text("第3节缺少决算数，填报后重新生成。").is_visible()
    assert sum("queue.json" in url for url in requests) == 1


def test_choosing_a_post_needs_no_second_press(guide):
    guide.get_by_label("当前岗位").select_option("2")
    guide.wait_for_timeout(200)

    assert asked(guide) == ["asked for POST http://localhost/post/"]
