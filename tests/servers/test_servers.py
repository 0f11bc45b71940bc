"""Messages, progress and celebrations from real servers, with and without htmx, under a strict policy and with hostile text."""

from __future__ import annotations

import socket
import struct
from urllib.parse import quote, urlsplit

import pytest

from tests.servers.conftest import WAYS, serving

HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;</script>{{7*7}}☃"
both = pytest.mark.parametrize("htmx", ["2", "4"])


def test_a_form_leads_over_a_redirect_to_a_toast_and_only_once(visit):
    there = visit().open("/")
    there.page.get_by_role("button", name="Save").click()
    there.toast("Your profile is saved", "")
    assert there.count("nod-toast") == 1
    there.page.reload()
    assert there.count("nod-toast") == 0


def test_a_page_brings_its_own_message_and_text_stays_text(visit):
    there = visit().open(f"/desk?say={quote(HOSTILE)}")
    there.toast(HOSTILE, "info")
    assert there.count("nod-toast") == 1
    assert there.count("nod-toast img") == 0


def test_without_javascript_the_printed_message_is_whole(visit):
    there = visit(java_script_enabled=False).open(f"/desk?say={quote(HOSTILE)}")
    assert there.page.locator("nod-toast [data-part=message]").text_content() == HOSTILE
    assert there.page.locator("nod-toast [data-part=message]").is_visible()


@both
def test_htmx_brings_the_message_with_its_piece_of_the_page(visit, htmx):
    there = visit(htmx).open("/desk")
    there.page.fill("[name=name]", HOSTILE)
    there.page.get_by_role("button", name="Rename").click()
    there.toast(f"You are {HOSTILE} now")
    assert there.page.locator("#name").inner_text() == HOSTILE
    assert there.count("nod-toast") == 1
    there.open("/desk")
    assert there.count("nod-toast") == 0


@both
def test_htmx_follows_a_redirect_and_the_message_comes_along(visit, htmx):
    there = visit(htmx).open("/desk")
    there.page.click("#save")
    there.toast("Your profile is saved")
    assert there.page.locator("#name").inner_text() == "Profile"
    assert there.page.url.endswith("/desk")
    assert there.count("nod-toast") == 1


@both
def test_what_is_too_long_for_a_header_comes_out_of_band(visit, htmx):
    there = visit(htmx).open("/desk")
    name = "Bartholomew " * 400
    there.page.fill("[name=name]", name)
    with there.page.expect_response("**/rename") as response:
        there.page.get_by_role("button", name="Rename").click()
    there.page.locator("nod-toast[data-state=showing]").wait_for()
    assert "hx-trigger" not in response.value.headers
    assert there.page.locator("nod-toast [data-part=message]").text_content() == f"You are {name} now"
    assert there.page.locator("#name").inner_text() == name.strip()


@both
def test_a_second_press_sends_nothing_while_the_first_is_under_way(visit, htmx):
    there = visit(htmx).open("/desk")
    asked, held = [], []
    there.page.route("**/rename", lambda route: (asked.append(route.request), held.append(route)))
    button = there.page.locator("#rename button[data-part=button]")
    button.click()
    there.page.locator('#rename button[aria-busy="true"]').wait_for()
    button.click(force=True)  # it is marked as disabled, and people press it all the same
    there.page.locator("[name=name]").press("Enter")
    button.press("Enter")
    assert len(asked) == 1
    held[0].continue_()
    there.toast("You are Ana now")
    there.page.locator(
        '#rename nod-busy-button[data-state="done"], #rename nod-busy-button[data-state="idle"]'
    ).wait_for()
    assert button.get_attribute("aria-disabled") is None


def test_a_form_without_htmx_is_sent_once(visit):
    there = visit().open("/")
    asked = []
    there.page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    there.page.get_by_role("button", name="Save").dblclick()
    there.toast("Your profile is saved")
    assert len(asked) == 1
    assert there.count("nod-toast") == 1


@both
@pytest.mark.parametrize("feed", ["stream", "poll"])
def test_an_upload_tells_how_far_its_reading_is(visit, htmx, feed):
    there = visit(htmx).open("/desk")
    there.page.set_input_files("[name=photo]", {"name": "photo.png", "mimeType": "image/png", "buffer": bytes(200_000)})
    there.page.select_option("[name=feed]", feed)
    there.page.get_by_role("button", name="Upload").click()
    there.page.locator('#reading nod-progress[data-state="done"]').wait_for()
    if feed == "stream":
        there.toast("photo.png is in")


@both
def test_a_server_celebrates(visit, htmx):
    there = visit(htmx).open("/desk")
    there.page.click("#order")
    card = there.page.locator("nod-celebration")
    card.get_by_text("Your first order is on its way").wait_for()
    assert card.get_attribute("tier") == "big"
    assert there.count("nod-toast") == 0


def test_who_leaves_before_the_answer_is_no_error(projects):
    """What the server says of it is judged when it ends: browsers that close cut off what they were loading."""
    way = WAYS["fastapi"]
    with serving(way, projects(way)) as address:
        place = urlsplit(address)
        for _ in range(20):
            with socket.create_connection((place.hostname, place.port), 5) as person:
                person.sendall(f"GET /nodkit/index.js HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
                person.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # gone at once
        with socket.create_connection((place.hostname, place.port), 5) as person:
            person.sendall(f"GET / HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
            assert person.recv(12) == b"HTTP/1.1 200"  # by now the server has met all who left
