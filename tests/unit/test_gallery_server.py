"""The live gallery's server: to this machine alone, nothing but the build, and alive whatever is wrong with a file."""

from __future__ import annotations

import asyncio
import builtins
import socket
import threading
import time

import pytest

from kit.errors import KitError
from kit.gallery import server as gallery
from tests.apart import apart
from tests.unit.serving import served


@pytest.fixture
def ask():
    live = gallery.Live(lambda: {"index.html": "<h1>kit</h1>", "gallery/a.js": "1"})
    live.rebuild()
    with served(live) as ask:
        yield ask


def test_serves_the_build_under_strict_headers(ask):
    status, headers, body = ask("/")
    assert (status, body) == (200, "<h1>kit</h1>")
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert ask("/gallery/a.js")[1]["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", ""])
def test_answers_to_no_foreign_name(ask, host):
    assert ask("/", host)[0] == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:4747"])
def test_answers_to_its_own_names(ask, host):
    assert ask("/", host)[0] == 200


@pytest.mark.parametrize(
    "path", ["/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/gallery/..%2f..%2fetc/passwd", "/nothing"]
)
def test_serves_nothing_but_the_build(ask, path):
    assert ask(path)[0] == 404


def test_keeps_the_last_good_build_and_says_what_is_wrong():
    results = [{"index.html": "good"}, KitError("broken template", fix="mend it"), {"index.html": "better"}]

    def build():
        result = results.pop(0)
        if isinstance(result, KitError):
            raise result
        return result

    live = gallery.Live(build)
    live.rebuild()
    live.rebuild()
    assert live.files == {"index.html": "good"}
    assert live.news().startswith("event: fault\n")
    assert "mend it" in live.news()
    live.rebuild()
    assert (live.files, live.news()) == ({"index.html": "better"}, 'event: change\ndata: ""\n\n')


def test_a_first_build_that_fails_is_shown_and_tried_again():
    def build():
        raise KitError("<b>broken</b>")

    live = gallery.Live(build)
    live.rebuild()
    with served(live) as ask:
        status, headers, body = ask("/")
    assert status == 500
    assert "&lt;b&gt;broken" in body
    assert 'http-equiv="refresh"' in body
    assert "content-security-policy" in headers


def test_open_pages_hear_of_every_change():
    async def hear():
        live = gallery.Live(lambda: {"index.html": "x"})
        events = gallery._events(live)
        first = await anext(events)
        live.rebuild()
        live.tell()
        second = await anext(events)
        await events.aclose()
        return first, second, live.listeners

    first, second, left = apart(lambda: asyncio.run(hear()))
    assert first.startswith("event: build")
    assert second.startswith("event: change")
    assert left == set()


def test_looks_alone_need_no_other_page():
    builds = iter(
        [{"index.html": "x", "nod.css": "a"}, {"index.html": "x", "nod.css": "b"}, {"index.html": "y", "nod.css": "c"}]
    )
    live = gallery.Live(lambda: next(builds))
    news = []
    for _ in range(3):
        live.rebuild()
        news.append((live.news(), live.stamp))
    assert news[1] == (f'event: style\ndata: {{"build": "{news[1][1]}", "files": ["nod.css"]}}\n\n', news[1][1])
    assert [words.splitlines()[0] for words, _ in news] == ["event: change", "event: style", "event: change"]


def test_without_the_extra_it_says_how_to_get_it(monkeypatch):
    plain = builtins.__import__

    def missing(name, *rest, **more):
        if name.startswith(("uvicorn", "starlette", "watchfiles")):
            raise ImportError(name=name)
        return plain(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(KitError, match=r"nodkit\[gallery\]"):
        gallery.serve(gallery.Live(dict), [], 0, lambda address: None)


def test_a_taken_port_is_said_in_words():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(KitError, match="--port"):
        gallery.serve(gallery.Live(dict), [], taken.getsockname()[1], lambda address: None)


def test_a_saved_file_builds_again_at_once(tmp_path):
    watched = tmp_path / "spec.yaml"
    watched.write_text("one")
    live = gallery.Live(lambda: {"index.html": watched.read_text()})
    told = threading.Event()
    live.listeners.add(type("Listener", (), {"put_nowait": lambda self, words: told.set()})())
    up = threading.Event()
    thread = threading.Thread(target=gallery.serve, args=(live, [tmp_path], 0, lambda address: up.set()), daemon=True)
    thread.start()
    assert up.wait(20)
    until = time.monotonic() + 20
    while not told.wait(0.5) and time.monotonic() < until:  # the watch may not stand yet when the first write comes
        watched.write_text(f"two {time.monotonic()}")
    assert live.files["index.html"].startswith("two")


def test_other_words_stand_beside_and_are_built_when_asked_for():
    built = []

    def german():
        built.append("de")
        return {"index.html": "<h1>deutsch</h1>"}

    live = gallery.Live(lambda: {"index.html": "english"}, {"de-formal": german})
    live.rebuild()
    assert built == []
    with served(live) as ask:
        assert ask("/~de-formal/")[2] == "<h1>deutsch</h1>"
        assert ask("/~de-formal/index.html")[2] == "<h1>deutsch</h1>"
        assert built == ["de"]
        assert ask("/~xx-formal/")[0] == 404
        live.rebuild()
        ask("/~de-formal/")
    assert built == ["de", "de"]


def test_other_words_that_cannot_be_built_are_told():
    def broken():
        raise KitError("the locale de lacks these words")

    live = gallery.Live(lambda: {"index.html": "english"}, {"de-formal": broken})
    live.rebuild()
    with served(live) as ask:
        assert ask("/")[0] == 200
        status, _, body = ask("/~de-formal/")
    assert status == 500
    assert "lacks these words" in body


def test_a_page_that_was_loaded_while_the_next_build_came_hears_that_it_is_old():
    live = gallery.Live(lambda: {"index.html": "<head></head>"})
    live.rebuild()
    with served(live) as ask:
        page = ask("/")[2]
        assert f'<meta name="build" content="{live.stamp}">' in page
        assert live.welcome() == f'event: build\ndata: "{live.stamp}"\n\n'
        before = live.stamp
        live.rebuild()
        assert before not in ask("/")[2]
        assert before not in live.welcome()
