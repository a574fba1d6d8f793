"""The English of the switch."""

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tools import catalogue

#: Whose English is complete; the pages of work follow.
COMPLETE = ("accounts/", "security/", "templates/")


@pytest.fixture(scope="module")
def kept():
    with catalogue.WORDS.open("rb") as file:
        return read_po(file, locale="en")


def test_what_django_reads_is_what_was_written(kept):
    with catalogue.WORDS.with_suffix(".mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}

    assert compiled == {
        message.id: message.string for message in kept if message.id and message.string
    }


def test_the_frame_and_the_pages_of_people_are_all_in_english(kept):
    bare = [
        message.id
        for message in kept
        if message.id
        and not message.string
        and any(file.startswith(COMPLETE) for file, _ in message.locations)
    ]

    assert bare == []


@pytest.mark.django_db
def test_the_switch_shows_english(client):
    client.cookies["language"] = "en"

    page = client.get("/sign-in/").content.decode()

    assert "<h1>Sign in</h1>" in page
