"""What each target packs: paths that hold together, pages without anything inline, text that stays text."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest

from kit.library import built_in
from kit.model import Settings
from kit.paths import check_paths
from kit.targets import _views as views
from kit.targets import target
from kit.targets._core import manifest

PACKED = ("html", "gallery")


@pytest.fixture(scope="module")
def kit():
    shelf = built_in()
    return shelf.kit((), sorted(shelf.theme_names), Settings())


@pytest.fixture(scope="module", params=PACKED)
def packed(request, kit):
    return target(request.param).pack(kit)


class Page(HTMLParser):
    """What a page links to, and what it has inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.script = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.script = tag == "script" and "src" not in given
        self.inline += [name for name in given if name == "style" or (name.startswith("on") and name != "once")]
        self.inline += [tag] if tag == "style" or self.script else []
        self.ids += [given["id"]] if "id" in given else []
        if tag in {"link", "script"}:
            self.links += [given.get("href") or given.get("src") or ""]
        if tag == "a" and "data-part" not in given:  # where an example's own link leads is its page's affair
            self.links += [given.get("href") or ""]


def pages(files):
    return {path: Page(text) for path, text in files.items() if path.endswith(".html")}


def test_paths_are_usable_everywhere(packed):
    check_paths(packed)


def test_no_page_has_anything_inline(packed):
    assert {path: page.inline for path, page in pages(packed).items() if page.inline} == {}


def test_no_id_is_used_twice_on_a_page(packed):
    for path, page in pages(packed).items():
        assert sorted(set(page.ids)) == sorted(page.ids), path


def test_every_link_leads_somewhere(packed):
    for path, page in pages(packed).items():
        for link in page.links:
            name, _, fragment = link.partition("#")
            assert not fragment or fragment in page.ids, (path, link)
            steps = [*PurePosixPath(path).parent.parts, *PurePosixPath(name).parts]
            found: list[str] = []
            for step in steps:
                found = found[:-1] if step == ".." else [*found, step]
            assert not name or "/".join(found) in packed, (path, link)


def test_every_module_that_is_imported_is_there(packed):
    for path, text in packed.items():
        if not path.endswith(".js"):
            continue
        for name in re.findall(r'(?:from|import)\s*\(?\s*"(\.{1,2}/[\w./-]+\.js)"', text):
            found = PurePosixPath(path).parent
            for step in PurePosixPath(name).parts:
                found = found.parent if step == ".." else found / step
            assert str(found) in packed, (path, name)


@pytest.mark.slow
def test_packing_twice_gives_the_same_bytes(kit):
    for name in PACKED:
        assert target(name).pack(kit) == target(name).pack(kit)


def test_html_has_a_page_for_each_example(kit):
    files = target("html").pack(kit)
    for component in kit.components:
        for example in component.spec.examples:
            assert f"snippets/{component.name}/{example.name}.html" in files


def test_only_the_live_gallery_listens_to_a_server(kit):
    gallery = target("gallery")
    assert not [path for path, text in gallery.pack(kit).items() if "live.js" in path or "live.js" in text]
    live = gallery.pack(kit, live=True)
    assert "gallery/live.js" in live["index.html"]
    assert "gallery/live.js" in live


def test_another_prefix_reaches_every_class_and_attribute():
    shelf = built_in()
    files = target("gallery").pack(shelf.kit(("progress", "toast"), ("base",), Settings(prefix="acme")))
    for name in ("index.html", "gallery/gallery.css"):
        assert re.findall(r'(?:class="|data-|<|\.|--)nod-[a-z]+', files[name]) == []
    data = json.loads(files["gallery/data.js"].partition("export default ")[2].removesuffix(";\n"))
    assert {name.partition("-")[0] for one in data["components"].values() for name in one["events"]} == {"acme"}


def test_the_data_module_is_json_in_a_module(kit):
    text = target("gallery").pack(kit)["gallery/data.js"]
    data = json.loads(text.partition("export default ")[2].removesuffix(";\n"))
    assert set(data["components"]) == {component.name for component in kit.components}


def test_snippets_are_what_a_person_would_write():
    component = {"call": {"name": "toast", "first": "message"}}
    code = views.js_code("toast", component, {"message": 'Say "hi"', "max_width": 3, "list": ["a", "b"], "flag": True})
    assert code.splitlines() == [
        'import { toast } from "./kit/toast/toast.js";',
        "",
        'toast("Say \\"hi\\"", { maxWidth: 3, list: ["a", "b"], flag: true });',
    ]


def test_previews_stand_still_in_any_state():
    html = '<nod-a data-state="done" tone="x"><p>1 > 0</p></nod-a>'
    assert views.still(html, "nod-a") == '<nod-a still data-state="done" tone="x"><p>1 > 0</p></nod-a>'
    assert views.in_state(html, "nod-a", "new") == '<nod-a still tone="x" data-state="new"><p>1 > 0</p></nod-a>'


@pytest.mark.parametrize(
    ("time", "words"), [(0, "0 ms"), (999, "999 ms"), (1000, "1 s"), (1500, "1.5 s"), (60_000, "60 s")]
)
def test_durations_read_well(time, words):
    assert views.duration(time) == words


def test_the_ruler_is_logarithmic_and_stays_on_the_page():
    assert views.at(0) == views.at(10) == 12
    assert views.at(1000) - views.at(100) == views.at(100) - views.at(10)
    assert views.at(10**9) <= 988


def test_a_moment_is_marked_once_on_the_ruler():
    page = target("gallery").pack(built_in().kit(("toast",), ("base",), Settings()))["index.html"]
    marks = re.findall(r'<g data-time><path d="M(\d+)', page)
    assert len(marks) == len(set(marks)) > 3


def test_events_and_promises_in_the_manifest_have_the_prefix_of_the_kit():
    kit = built_in().kit(("toast",), ("base",), Settings(prefix="acme"))
    toast = json.loads(target("html").pack(kit)["kit.json"])["components"]["toast"]
    assert "acme-shown" in toast["events"]
    emitted = {step["event"] for promise in toast["promises"] for step in promise["steps"] if step["verb"] == "emits"}
    assert emitted
    assert emitted <= set(toast["events"])


def test_what_is_built_again_prints_anew_what_was_saved_and_nothing_else(tmp_path):
    """The gallery is built again after each save: what no one touched is read and printed once."""
    folder = tmp_path / "components" / "toast"
    shutil.copytree(built_in().component_names["toast"], folder)

    def build():
        kit = built_in([tmp_path]).kit((), (), Settings())
        return kit, target("gallery").pack(kit)

    kit, files = build()
    assert files["kit.json"] == json.dumps(manifest(kit), ensure_ascii=False, indent=1) + "\n"
    template = folder / "toast.css.j2"
    template.write_text(template.read_text(encoding="utf-8") + "/* saved */\n", encoding="utf-8")
    again, anew = build()
    assert [one.name for one, other in zip(kit.components, again.components, strict=True) if one is not other] == [
        "toast"
    ]
    changed = {path for path in files if files[path] != anew[path]}
    assert changed == {"toast/toast.css", "nod.css"}
    assert files["loading/loading.js"] is anew["loading/loading.js"]
    assert built_in([tmp_path]).kit((), (), Settings(locale="de")).components[0] is not kit.components[0]
