"""A project that another version of nodkit scaffolded, edited by a person, brought to this one."""

from __future__ import annotations

import json
import shutil

import pytest

from kit import __version__
from kit.library import HOLDS
from kit.project.starter import TEMPLATE
from tests.unit.commandline import ROOT, process, run
from tests.unit.folders import below

pytestmark = pytest.mark.slow
BEFORE = "0.0.9"
OLD_RULE = ":where({{ tag }}) { scroll-margin: {{ space.s }}; }\n"
MINE = {
    "nod/toast/toast.css": "/* mine: ours are wider */\n",
    "nod/toast/toast.js": "/* mine: read by our lint */\n",
    "nod/runtime/say.js": "/* mine: we speak here too */\n",
    "nod/themes/base.css": "/* mine: our brand */\n",
    "nod/progress/progress.css": "/* mine: also what did not change since */\n",
}
GONE = "nod/loading/loading.d.ts"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A copy of nodkit as an earlier version may have been: other rules and comments, and a module of another name."""
    old = tmp_path_factory.mktemp("release")
    for name in ("kit", TEMPLATE, *HOLDS):
        shutil.copytree(ROOT / name, old / name, ignore=shutil.ignore_patterns("__pycache__"))
    change(old / "kit" / "__init__.py", lambda text: text.replace(__version__, BEFORE))
    change(old / "components" / "toast" / "toast.css.j2", lambda text: text + OLD_RULE)
    for path in old.glob("*/**/*.js.j2"):
        change(path, lambda text: "/* as it was */\n" + text.replace("/measure.js", "/metrics.js"))
    runtime = old / "kit" / "runtime"
    (runtime / "measure.js.j2").rename(runtime / "metrics.js.j2")
    return old


def change(path, made):
    path.write_text(made(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture(scope="module")
def baked(release, tmp_path_factory):
    """The starter of that version."""
    folder = tmp_path_factory.mktemp("projects")
    done = process("new", "project", "Shop", cwd=folder, PYTHONPATH=str(release))
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "shop"


@pytest.fixture
def shop(baked, tmp_path):
    """That project, edited."""
    root = shutil.copytree(baked, tmp_path / "shop")
    assert json.loads((root / "nodkit.lock").read_text())["version"] == BEFORE
    assert "scroll-margin" in (root / "nod/toast/toast.css").read_text()
    assert (root / "nod/runtime/metrics.js").is_file()
    for path, mine in MINE.items():
        change(root / path, lambda text, mine=mine: text + mine)
    change(root / "nodkit.toml", lambda text: text + "# mine: see the wiki\n")
    change(root / "page.js", lambda text: text + "// mine\n")
    (root / "nod" / "notes.txt").write_text("mine\n")
    (root / GONE).unlink()
    return root


def test_it_becomes_what_this_version_makes_and_no_edit_is_lost(shop, tmp_path):
    before = below(shop)
    done = run("update", "--project", shop, "--json")
    assert (done.code, done.err) == (0, "")
    after = below(shop)
    (tmp_path / "fresh").mkdir()
    shutil.copy(shop / "nodkit.toml", tmp_path / "fresh")
    assert run("update", "--project", tmp_path / "fresh").code == 0
    wanted = before | below(tmp_path / "fresh") | {"nod/notes.txt": b"mine\n"}
    wanted |= {path: wanted[path] + mine.encode() for path, mine in MINE.items()}
    del wanted[GONE], wanted["nod/runtime/metrics.js"]
    assert sorted(after) == sorted(wanted)
    assert [path for path in wanted if after[path] != wanted[path]] == []  # the lock too: it is of this version now
    assert json.loads(after["nodkit.lock"])["version"] == __version__
    again = run("update", "--project", shop)
    assert (again.code, below(shop)) == (0, after)


def test_an_edit_where_the_version_changed_is_marked_and_both_are_there(shop):
    change(shop / "nod/toast/toast.css", lambda text: text.replace("scroll-margin:", "scroll-padding:"))
    change(shop / "nod/runtime/metrics.js", lambda text: text + "/* mine */\n")
    done = run("update", "--project", shop)
    text = (shop / "nod/toast/toast.css").read_text()
    assert done.code == 1
    assert "nod/toast/toast.css" in done.out + done.err
    assert (text.count("<<<<<<<"), text.count(">>>>>>>"), "scroll-padding:" in text) == (1, 1, True)
    assert MINE["nod/toast/toast.css"] in text
    kept = (shop / "nod/runtime/metrics.js").read_text()
    assert kept.endswith("/* mine */\n")  # no longer part of the kit, but edited: it stays, as the person's own
    assert (shop / "nod/runtime/measure.js").is_file()
