"""Components out of registries: from a folder, a zip and a real server on this machine; kept, pinned, and never trusted."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kit import memo
from kit.cli import WRONG_USE
from kit.project import fetch
from tests.unit.commandline import run
from tests.unit.folders import below
from tests.unit.samples import FILES, JS, component_folder, packed

pytestmark = pytest.mark.usefixtures("cache")


class Registry:
    """A server on this machine; ``gives`` maps a path to a status, a body and headers; ``asked``: what was asked, and ``told``: by whom."""

    def __init__(self):
        self.gives, self.asked, self.told = {}, [], []
        registry = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                registry.asked.append(self.path)
                registry.told.append((self.headers["Authorization"], self.headers["X-Team"]))
                status, body, headers = registry.gives.get(self.path, (404, b"", {}))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def registry():
    made = Registry()
    made.gives["/note.zip"] = (200, packed(), {})
    yield made
    made.stop()


def names(root, address):
    (root / "nodkit.toml").write_text(f"[registries]\nacme = '{address}'\n")


HUSHED = "s3cret-of-acme"
PRIVATE = '{url}/{{name}}.zip", headers = {{ Authorization = "Bearer ${{ACME_TOKEN}}", X-Team = "shop" }} }}'


def private(root, address):
    (root / "nodkit.toml").write_text('[registries]\nacme = { url = "' + PRIVATE.format(url=address) + "\n")


def refused(root, *words, given=("add", "@acme/note")):
    before = below(root)
    done = run(*given)
    assert (done.code, done.out) == (WRONG_USE, ""), done.out
    assert [word for word in (*words, "fix: ") if word not in done.err] == [], done.err
    assert below(root) == before


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_registry_may_be_on_this_machine(project, kind):
    if kind == "folder":
        component_folder(project.parent / "registry/note/components")
    else:
        (project.parent / "registry").mkdir()
        (project.parent / "registry/note.zip").write_bytes(packed())
    names(project, "../registry/{name}" + (".zip" if kind == "zip" else ""))
    done = run("add", "toast", "@acme/note")
    assert (done.code, done.err) == (0, "")
    assert (project / "nod/note/note.js").is_file()
    assert '@import "./note/note.css";' in (project / "nod/nod.css").read_text()
    assert '"@acme/note"' in (project / "nodkit.toml").read_text()
    assert "note" in run("list").out
    assert run("remove", "@acme/note").code == 0
    assert not (project / "nod/note").exists()
    assert "note  " not in run("list").out


def test_a_server_gives_a_component_once_and_it_stays_as_it_was(project, registry):
    names(project, registry.address + "/{name}.zip")
    done = run("add", "@acme/note")
    assert (done.code, done.err) == (0, "")
    script = project / "nod/note/note.js"
    first = script.read_text()
    assert list(json.loads((project / "nodkit.lock").read_text())["packs"]) == ["@acme/note"]
    registry.gives["/note.zip"] = (200, packed(FILES | {"note.js.j2": JS + "\n// newer\n"}), {})
    assert run("add", "toast").code == 0
    assert (script.read_text(), registry.asked) == (first, ["/note.zip"])
    assert run("update").code == 0
    assert "// newer" in script.read_text()
    registry.stop()
    assert run("add", "progress").code == 0  # what was taken needs no network
    refused(project, "cannot be reached", "needs no network", given=("update",))


def test_another_machine_gets_the_same_bytes_or_is_told(project, registry, cache, monkeypatch):
    names(project, registry.address + "/{name}.zip")
    assert run("add", "@acme/note").code == 0
    monkeypatch.setenv("NODKIT_CACHE", str(cache / "other"))
    memo.cache_folder.cache_clear()
    assert run("add", "toast").code == 0
    assert registry.asked == ["/note.zip"] * 2
    monkeypatch.setenv("NODKIT_CACHE", "off")
    memo.cache_folder.cache_clear()
    registry.gives["/note.zip"] = (200, packed(FILES | {"note.js.j2": JS + "\n// newer\n"}), {})
    refused(project, "something else than this project has", "nodkit update", given=("add", "progress"))


@pytest.mark.parametrize(
    ("gives", "words"),
    [
        ((404, b"", {}), ["no such component"]),
        ((503, b"", {}), ["answers 503"]),
        ((200, b"<html>", {}), ["gives no pack", "not a zip"]),
        ((200, ["../out.txt"], {}), ["gives no pack", "not allowed"]),
        ((200, ["components/toast/toast.yaml"], {}), ["one component", "components/toast"]),
        ((200, ["themes/base/base.resolver.json"], {}), ["one component", "themes/base"]),
        ((302, b"", {"Location": "file:///etc/passwd"}), ["answers 302"]),
        ((302, b"", {"Location": "http://acme.example/note.zip"}), ["over https"]),
        ((200, b"", {"Content-Length": "100"}), ["gives no pack"]),
    ],
)
def test_what_a_server_must_not_give_is_told_and_nothing_is_written(project, registry, cache, gives, words):
    status, body, headers = gives
    registry.gives["/note.zip"] = (status, packed(names=body) if isinstance(body, list) else body, headers)
    names(project, registry.address + "/{name}.zip")
    refused(project, *words)
    assert list(cache.rglob("*.zip")) == [] or "one component" in words


def test_what_is_too_much_is_not_read_to_its_end(project, registry, monkeypatch):
    monkeypatch.setattr(fetch, "MOST_BYTES", 100)
    names(project, registry.address + "/{name}.zip")
    refused(project, "more than")


def test_what_takes_too_long_is_given_up(project, registry, monkeypatch):
    monkeypatch.setattr(fetch, "LONGEST", -1)
    names(project, registry.address + "/{name}.zip")
    refused(project, "takes longer")


@pytest.mark.parametrize(
    ("address", "component", "words"),
    [
        ("http://acme.example/{name}.zip", "@acme/note", ["over https"]),
        ("ftp://127.0.0.1/{name}.zip", "@acme/note", ["over https"]),
        ("http://127.0.0.1:1/{name}.zip", "@acme/note", ["cannot be reached", "check the network"]),
        ("http://acme.example/pack.zip", "@acme/note", ["nodkit.toml:2", "{name}"]),
        ("../nowhere/{name}", "@acme/note", ["no such pack"]),
        ("../registry/{name}", "@acem/note", ["no such registry", 'did you mean "acme"?']),
        ("../registry/{name}", "@acme/../note", ["not a component of a registry"]),
        ("../registry/{name}", "@acme", ["not a component of a registry"]),
        ("../registry/{name}", "@acme/toast", ["nodkit has a component of that name"]),
    ],
)
def test_what_is_asked_amiss_is_told(project, address, component, words):
    component_folder(project.parent / "registry/note/components")
    (project.parent / "registry/toast/components/toast").mkdir(parents=True)
    names(project, address)
    refused(project, *words, given=("add", component))


def test_two_of_one_name_are_told(project):
    component_folder(project.parent / "registry/note/components")
    names(project, "../registry/{name}")
    (project / "nodkit.toml").write_text((project / "nodkit.toml").read_text() + "other = '../registry/{name}'\n")
    refused(project, "two components have the same name", given=("add", "@acme/note", "@other/note"))


def test_a_private_registry_is_told_who_asks_and_nobody_else_ever(project, registry, cache, monkeypatch):
    private(project, registry.address)
    registry.gives["/note.zip"] = (302, b"", {"Location": "/v1/note.zip"})
    registry.gives["/v1/note.zip"] = (200, packed(), {})
    monkeypatch.setenv("ACME_TOKEN", HUSHED)
    done = run("add", "@acme/note", "--json")
    assert (done.code, done.err) == (0, "")
    assert registry.told == [(f"Bearer {HUSHED}", "shop")] * 2
    monkeypatch.delenv("ACME_TOKEN")
    assert run("add", "toast").code == 0  # what was taken is asked for no more
    kept = [*below(project).values(), *below(cache).values(), done.out.encode()]
    assert [data for data in kept if data and HUSHED.encode() in data] == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_token_goes_to_no_other_host(project, registry, monkeypatch, status):
    private(project, registry.address)
    other = Registry()
    other.gives["/note.zip"] = (200, packed(), {})
    registry.gives["/note.zip"] = (status, b"", {"Location": f"{other.address}/note.zip"})
    monkeypatch.setenv("ACME_TOKEN", HUSHED)
    assert run("add", "@acme/note").code == 0
    other.stop()
    assert registry.told == [(f"Bearer {HUSHED}", "shop")]
    assert other.told == [(None, None)]


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("", ["nodkit.toml:2", "ACME_TOKEN", "not set"]),
        (f"{HUSHED}\nX-Other: 1", ["ACME_TOKEN", "no header may"]),
        (f"{HUSHED}ü", ["ACME_TOKEN", "no header may"]),
        (HUSHED, ["answers 403", "the token still holds"]),
    ],
)
def test_a_token_that_does_not_do_is_told_without_its_value(project, registry, monkeypatch, token, words):
    private(project, registry.address)
    registry.gives["/note.zip"] = (403, b"", {})
    monkeypatch.setenv("ACME_TOKEN", token)
    refused(project, *words)
    assert HUSHED not in run("add", "@acme/note").err
    assert bool(registry.asked) == (token == HUSHED)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (f'{{ url = "https://a.example/{{name}}.zip", headers = {{ Authorization = "{HUSHED}" }} }}', ["environment"]),
        (f'{{ url = "https://a.example/{{name}}.zip", headers = {{ "Not So" = "{HUSHED}" }} }}', ["not a name"]),
        (f'"https://me:{HUSHED}@a.example/{{name}}.zip"', ["no name or password"]),
        (f'{{ url = "../{{name}}", headers = {{ X-Team = "{HUSHED}" }} }}', ["headers go to"]),
        (f'{{ headers = {{ Authorization = "{HUSHED}" }} }}', ["nodkit.toml:2", "registries.acme.url", "required"]),
        (f'{{ url = "a", headers = ["{HUSHED}"] }}', ["registries.acme.headers", "dictionary"]),
        ('{ url = "a", header = {} }', ["nodkit.toml:2", "unknown key", 'did you mean "headers"?']),
    ],
)
def test_what_is_written_amiss_is_told_without_its_secret(project, entry, words):
    (project / "nodkit.toml").write_text(f"[registries]\nacme = {entry}\n")
    refused(project, *words)
    assert HUSHED not in run("add", "@acme/note").err
