"""English: every message has it, and every page says it."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from tools import catalogue
from web.language.page import texts
from web.rights.walked import YES, lines

#: What people wrote, what a form prints, what was audited: Chinese in either language.
_DATA = frozenset(
    {"grid", "paper", "reporttable", "cell", "came-back", "quotable", "reading", "sheets", "body"}
)
#: Frame inside of them.
_FRAME = frozenset({"masthead", "mainnav", "trail", "pagehead", "foot"})
_PLACE = re.compile(r"%\((\w+)\)s")
#: The Chinese of a message; less of it than two characters is in names, too.
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TOO_FEW = 2
#: Names of what `planted` puts there, that are words of the frame as well: part, text.
_PLANTED = frozenset({("audits", "批次"), ("audits", "单位")})
#: With pages of their own.
_PARTS = frozenset(
    ["accounts", "audits", "desk", "fill", "imports", "reports", "scores", "tasks", "work"]
)
#: Says its own name, in its own language.
_SWITCH = "中文"


def as_pattern(message):
    """A message with anything in the place of its values."""
    parts = _PLACE.split(message)[::2]
    return ".+".join(re.escape(part.replace("%%", "%").strip()) for part in parts)


def frame_of_templates():
    """What templates say, as one expression; messages of a value and a mark match anything."""
    said = [
        message.id
        for message in catalogue.collected()
        if isinstance(message.id, str)
        and message.id
        and any(file.endswith(".html") for file, _ in message.locations)
    ]
    return re.compile(
        "|".join(
            as_pattern(one)
            for one in said
            if len(_CHINESE.findall(_PLACE.sub("", one))) >= _TOO_FEW
        )
    )


def is_frame(text):
    """Whether a text stands where nothing but the frame or a name does."""
    return bool(text.inside & _FRAME) or not text.inside & _DATA


def pages(there):
    """Every page that somebody may see, once: name and what it says."""
    for line in lines():
        column = next((one for one, cell in line.cells.items() if cell == YES), None)
        if line.method != "GET" or column is None:
            continue
        client = there.clients[column]
        for _what, address in line.addresses(there.objects):
            answer = client.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if answer.status_code == HTTPStatus.OK and b"<!DOCTYPE html>" in body[:20]:
                yield f"{line.name} {address}", body.decode()


def test_every_message_of_pages_and_code_has_english():
    assert list(catalogue.untranslated(catalogue.merged())) == []


def test_what_is_compiled_is_what_is_written():
    made = catalogue.compiled(catalogue.merged())

    assert catalogue.WORDS.with_suffix(".mo").read_bytes() == made


def test_english_keeps_the_values_of_a_message():
    wrong = [
        message.id
        for message in catalogue.merged()
        if isinstance(message.id, str)
        and message.id
        and set(_PLACE.findall(message.id)) != set(_PLACE.findall(message.string or ""))
    ]

    assert wrong == []


def test_words_that_code_keeps_are_collected():
    collected = catalogue.collected()

    assert all(collected[word] for word in ("财政绩效科", "待受理", "审核中", "已下达", "新"))


@pytest.mark.django_db
def test_no_page_in_english_says_a_word_of_the_frame_in_chinese(there):
    frame = frame_of_templates()
    left, seen = set(), set()

    for name, page in pages(there):
        part = name.partition(":")[0]
        seen.add(part)
        left |= {
            (name.split()[0], text.text)
            for text in texts(page)
            if is_frame(text)
            and frame.fullmatch(text.text)
            and text.text != _SWITCH
            and (part, text.text) not in _PLANTED
        }

    assert seen >= {
        "accounts",
        "audits",
        "desk",
        "fill",
        "imports",
        "reports",
        "scores",
        "tasks",
        "work",
    }
    assert sorted(left) == []


@pytest.mark.django_db
def test_a_page_is_chinese_without_the_switch():
    page = Client().get("/sign-in/").content.decode()

    assert "登录名" in page
    assert 'lang="zh-CN"' in page
