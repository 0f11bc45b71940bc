"""Components and themes of one's own and of other people: found without being named, and never trusted."""

from __future__ import annotations

import stat
import sys
import zipfile

import pytest

from kit import packs
from kit.cli import WRONG_USE
from kit.errors import KitError
from kit.packs import find
from tests.unit.commandline import run
from tests.unit.folders import below
from tests.unit.samples import SPEC, component_folder, packed

pytestmark = pytest.mark.usefixtures("cache")


def zipped(file, **given):
    file.write_bytes(packed(**given))
    return file


def test_components_and_themes_of_a_project_count_without_being_named(project):
    assert run("new", "component", "ping").code == 0
    assert run("new", "theme", "acme", "--brand", "#5b3df5").code == 0
    done = run("build", "ping", "--theme", "acme")
    assert (done.code, done.err) == (0, "")
    assert (project / "dist/kit/ping/ping.js").is_file()
    assert run("init", "--theme", "acme").code == 0
    done = run("add", "ping")
    assert (done.code, done.err) == (0, "")
    assert (project / "nod/ping/ping.js").is_file()
    assert (project / "nod/themes/acme.css").is_file()


@pytest.mark.parametrize("top", ["", "pack-main/"])
@pytest.mark.parametrize("way", ["toml", "option"])
def test_a_zip_is_a_pack(project, way, top):
    zipped(project / "pack.zip", top=top)
    if way == "option":
        done = run("--library", "pack.zip", "build", "note", "--theme", "base", "--out", "out")
        assert (done.code, done.err) == (0, "")
        assert (project / "out/note/note.js").is_file()
        return
    (project / "nodkit.toml").write_text('packs = ["./pack.zip"]\n')
    done = run("add", "note")
    assert (done.code, done.err) == (0, "")
    assert (project / "nod/note/note.js").is_file()


def test_without_a_cache_a_zip_is_read_as_well(project, monkeypatch):
    monkeypatch.setenv("NODKIT_CACHE", "off")
    packs.cache_folder.cache_clear()
    folder = find(str(zipped(project / "pack.zip")), project)
    assert (folder / "components/note/note.yaml").read_text() == SPEC


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package on the path that would tell if it were run, with the entry point of a pack."""
    site = tmp_path / "site"
    component_folder(site / "notes/packs/components")
    for folder in ("notes", "notes/packs"):
        (site / folder / "__init__.py").write_text("raise SystemExit('it was run')\n")
    info = site / "notes-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: notes\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[nodkit.packs]\nnotes = notes.packs\n")
    monkeypatch.syspath_prepend(site)
    return site


def test_a_python_package_is_a_pack_and_is_never_run(project, package):
    (project / "nodkit.toml").write_text('packs = ["python:notes"]\n')
    done = run("add", "note")
    assert (done.code, done.err) == (0, "")
    assert (project / "nod/note/note.js").is_file()
    assert not {"notes", "notes.packs"} & {*sys.modules}
    assert "note" in run("--library", "python:notes", "show", "note").out


def test_an_unknown_package_is_told_with_the_nearest_one(project, package):
    done = run("--library", "python:noets", "list")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert 'did you mean "notes"?' in done.err


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out.txt", "components/../../out.txt", "components\\..\\out.txt", "C:/out.txt", "a/con"]
)
def test_a_zip_that_climbs_out_is_refused_and_nothing_is_unzipped(project, cache, name):
    file = zipped(project / "pack.zip", names=[name])
    before = below(project.parent)
    with pytest.raises(KitError, match="not allowed"):
        find(str(file), project)
    assert below(project.parent) == before
    assert not (cache / "packs").exists()


def test_a_link_in_a_zip_is_refused(project, cache):
    file = zipped(project / "pack.zip")
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("components/note/secret.css.j2")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(KitError, match="must not hold links"):
        find(str(file), project)
    assert not (cache / "packs").exists()


def test_a_bomb_is_refused_before_it_is_on_the_disk(project, cache):
    file = zipped(project / "pack.zip", names=["components/note/big.txt"], data=bytes(packs.MOST_BYTES))
    assert file.stat().st_size < 100_000
    with pytest.raises(KitError, match="unpacks to more than 32 MB"):
        find(str(file), project)
    assert not (cache / "packs").exists()


def test_too_many_files_are_refused(project, cache, monkeypatch):
    monkeypatch.setattr(packs, "MOST_FILES", 5)
    with pytest.raises(KitError, match="more than 5 files"):
        find(str(zipped(project / "pack.zip", names=["a", "b"])), project)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"text"])
def test_what_is_no_zip_is_told(project, data):
    (project / "pack.zip").write_bytes(data)
    done = run("--library", "pack.zip", "list")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "pack.zip" in done.err
    assert "fix: " in done.err


@pytest.mark.parametrize("place", ["components", "components/note/note.css.j2", "components/link"])
def test_links_in_a_folder_of_others_are_refused(project, place):
    elsewhere = component_folder(project.parent / "elsewhere/components")
    component_folder(project / "pack/components")
    spot = project / "pack" / place
    if place == "components":
        spot.rename(project / "moved")
        spot.symlink_to(elsewhere.parent, target_is_directory=True)
    else:
        spot.unlink(missing_ok=True)
        spot.symlink_to(elsewhere / "note.css.j2")
    (project / "nodkit.toml").write_text('packs = ["./pack"]\n')
    done = run("add", "note")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "must not hold links" in done.err
    assert not (project / "nod").exists()


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('{% include "/etc/passwd" %}', "no loader"),
        ("{{ tag.__class__.__mro__ }}", "unsafe"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe"),
    ],
)
def test_templates_of_others_reach_nothing(project, template, words):
    component_folder(project / "pack/components", css=template)
    done = run("--library", "pack", "build", "note", "--theme", "base", "--out", "out")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert words in done.err
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('packs = ["./nowhere"]', "no such pack"),
        ('packs = ["https://example.org/pack.zip"]', "download it"),
        ('packs = ["@acme/note"]', "download it"),
        ('packs = ["."]', "neither components nor themes"),
        ('packs = ["python:nothing-of-this-name"]', "no installed package"),
        ('library = ["nowhere"]', "neither components nor themes"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(project, line, words):
    (project / "nodkit.toml").write_text(line + "\n")
    before = below(project)
    done = run("add", "toast")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert words in done.err
    assert "fix: " in done.err
    assert below(project) == before


def test_names_of_others_are_names(project):
    (project / "pack/components/Run Time").mkdir(parents=True)
    with pytest.raises(KitError, match="not a name"):
        find("pack", project)


def test_promises_for_a_page_may_stand_in_the_same_file(project):
    (project / "nodkit.toml").write_text('[verify]\npromises = ["promises.yaml"]\n')
    done = run("add", "toast")
    assert (done.code, done.err) == (0, "")
