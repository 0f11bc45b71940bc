"""Approving in the browser: the live gallery's own page may, and nobody else."""

from __future__ import annotations

import json
import re
import threading

import pytest
from PIL import Image

from kit.errors import KitError
from kit.gallery import approving, server
from kit.snapshots.compare import Difference
from kit.snapshots.motion import text
from kit.snapshots.pictures import Picture
from kit.snapshots.run import Change, Outcome, Shots, Survey
from tests.unit.serving import served

HOST = "http://127.0.0.1"
NAMES = ["base-light/toast/default", "base-motion/toast/default", "base-light/note/gone.png"]


def survey(folder):
    picture = Picture(NAMES[0], Image.new("RGB", (4, 4), (20, 120, 60)))
    changes = (
        Change(NAMES[0], Difference("there is no approved picture"), picture),
        Change(NAMES[1], Difference("enter: 200 ms → 320 ms")),
        Change(NAMES[2], Difference("the kit has no such example any more")),
    )
    gone = folder / "here" / NAMES[2]
    gone.parent.mkdir(parents=True, exist_ok=True)
    gone.write_bytes(b"png")
    shots = Shots("here", [picture], [], {NAMES[1]: []})
    return Survey(Outcome(1, "here", changes), folder / "here", shots)


@pytest.fixture
def baselines(tmp_path):
    made = approving.Baselines(lambda: survey(tmp_path / "approved"))
    made.again()
    return made


@pytest.fixture
def client(baselines):
    live = server.Live(lambda: {"index.html": "kit"})
    live.rebuild()
    with served(live, baselines) as ask:
        yield ask


def post(client, baselines, names, host="127.0.0.1", **headers):
    given = {"origin": HOST, approving.TOKEN: baselines.token, **headers}
    status, _, body = client("/approve/approve", host, method="POST", body=json.dumps(names), headers=given)
    return status, body


def test_the_page_shows_every_change_and_knows_the_token(client, baselines):
    status, headers, text = client("/approve/")
    assert status == 200
    assert all(name in text for name in NAMES)
    assert baselines.token in text
    assert "img-src data:" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    files = re.findall(r'(?:href|src)="([a-z]+\.(?:css|js))"', text)
    assert len(files) == 4
    assert [client(f"/approve/{name}")[0] for name in files] == [200] * 4


def test_one_is_approved_and_the_others_wait(client, baselines, tmp_path):
    assert json.loads(post(client, baselines, [NAMES[0]])[1]) == {"approved": [NAMES[0]]}
    folder = tmp_path / "approved" / "here"
    assert (folder / f"{NAMES[0]}.png").read_bytes() == baselines.found.shots.pictures[0].png()
    assert not (folder / f"{NAMES[1]}.json").exists()
    assert (folder / NAMES[2]).exists()
    assert "2 not as approved" in client("/approve/")[2]


def test_motion_is_approved_and_what_is_left_over_goes(client, baselines, tmp_path):
    assert post(client, baselines, NAMES[1:])[0] == 200
    folder = tmp_path / "approved" / "here"
    assert (folder / f"{NAMES[1]}.json").read_text() == text([])
    assert not (folder / NAMES[2]).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:4748"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {approving.TOKEN: ""},
        {approving.TOKEN: "wrong"},
    ],
)
def test_a_foreign_page_is_refused(client, baselines, headers, tmp_path):
    assert post(client, baselines, [NAMES[0]], **headers)[0] == 403
    assert not (tmp_path / "approved" / "here" / f"{NAMES[0]}.png").exists()
    assert client("/approve/again", method="POST", headers=headers)[0] == 403


def test_a_foreign_name_is_refused(client, baselines):
    assert post(client, baselines, [NAMES[0]], host="evil.example", origin="http://evil.example")[0] == 400


def test_approving_is_asked_by_post_alone(client):
    assert client("/approve/approve")[0] in {404, 405}


@pytest.mark.parametrize("names", ["all", {"a": 1}, [1], None])
def test_what_is_no_list_of_names_is_refused(client, baselines, names):
    assert post(client, baselines, names)[0] == 400


def test_what_is_not_there_is_told_and_nothing_is_approved(client, baselines, tmp_path):
    status, body = post(client, baselines, [NAMES[0], "../../etc/passwd"])
    assert status == 409
    assert "no such change" in json.loads(body)["fault"]
    assert not (tmp_path / "approved" / "here" / f"{NAMES[0]}.png").exists()


def test_a_browser_that_is_missing_is_told_on_the_page():
    def take():
        raise KitError("no browser was found", fix="run: nodkit doctor --install")

    baselines = approving.Baselines(take)
    assert "Taking the pictures" in baselines.page()
    baselines.again()
    assert "nodkit doctor --install" in baselines.page()
    assert not baselines.busy


def test_without_the_option_there_is_no_such_page():
    live = server.Live(lambda: {"index.html": "kit"})
    live.rebuild()
    with served(live) as ask:
        assert ask("/approve/")[0] == 404
        assert ask("/approve/approve", method="POST")[0] == 405


def test_the_pictures_are_taken_without_being_asked_for(tmp_path):
    told, up = threading.Event(), threading.Event()
    baselines = approving.Baselines(lambda: survey(tmp_path / "approved"))
    live = server.Live(lambda: {"index.html": "kit"})
    live.listeners.add(type("Listener", (), {"put_nowait": lambda self, words: told.set()})())
    given = (live, [tmp_path], 0, lambda address: up.set(), baselines)
    threading.Thread(target=server.serve, args=given, daemon=True).start()
    assert up.wait(20)
    assert told.wait(5)
    assert NAMES[0] in baselines.page()
