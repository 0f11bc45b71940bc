"""Builds that leave alone what stands as it was written, known by its stamps; and work that many processes share."""

import gc
import shutil
import subprocess
import sys

import pytest

from kit import building, crowd, memo, stamps
from kit.building import build
from kit.errors import KitError
from kit.library import Library, built_in
from kit.packing import Order
from kit.writer import RECORD, Report

ORDER = Order(("ring",), ("base",))


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(memo.VARIABLE, str(tmp_path / "cache"))
    memo.cache_folder.cache_clear()
    yield
    memo.cache_folder.cache_clear()


@pytest.fixture
def shelf(tmp_path):
    """A library of copies, which a test may change."""
    for kind, name in (("components", "ring"), ("themes", "base"), ("themes", "soft")):
        shutil.copytree(getattr(built_in(), f"{kind.removesuffix('s')}_names")[name], tmp_path / kind / name)
    return lambda: Library((tmp_path / "components",), (tmp_path / "themes",))


def fail(*_, **__):
    raise AssertionError


def test_what_stands_as_it_was_written_is_not_made_again(shelf, tmp_path, monkeypatch):
    first = build(shelf(), ORDER, tmp_path / "out")
    monkeypatch.setattr(building, "packed", fail)
    monkeypatch.setattr(building, "write", fail)
    again = build(shelf(), ORDER, tmp_path / "out")
    assert again == (Report(unchanged=first.report.written), first.weights)


def test_trusted_files_are_not_even_read(shelf, tmp_path, monkeypatch):
    build(shelf(), ORDER, tmp_path / "out")
    monkeypatch.setattr(stamps, "_TICK", -(10**12))  # as if all that were long ago
    monkeypatch.setattr(stamps, "_COARSE_TICK", -(10**12))
    build(shelf(), ORDER, tmp_path / "out")
    monkeypatch.setattr(building, "_read", fail)
    monkeypatch.setattr(stamps, "files_below", fail)
    assert build(shelf(), ORDER, tmp_path / "out").report.written == ()


@pytest.mark.parametrize("trusted", [False, True])
def test_an_edit_of_the_same_size_is_seen_in_sources_and_in_what_was_written(shelf, tmp_path, monkeypatch, trusted):
    if trusted:
        monkeypatch.setattr(stamps, "_TICK", -(10**12))
        monkeypatch.setattr(stamps, "_COARSE_TICK", -(10**12))
    build(shelf(), ORDER, tmp_path / "out")
    build(shelf(), ORDER, tmp_path / "out")
    tokens = tmp_path / "themes/base/shape.tokens.json"
    text = tokens.read_text(encoding="utf-8")
    assert '"ms"' in text
    tokens.write_text(text.replace('"value": 1', '"value": 2', 1), encoding="utf-8")
    assert "themes/base.css" in build(shelf(), ORDER, tmp_path / "out").report.written
    css = tmp_path / "out/ring/ring.css"
    css.write_bytes(css.read_bytes()[::-1])
    with pytest.raises(KitError, match="not as nodkit wrote"):
        build(shelf(), ORDER, tmp_path / "out")
    assert build(shelf(), ORDER, tmp_path / "out", overwrite=True).report.written == ("ring/ring.css",)


@pytest.mark.parametrize("harm", ["gone", "record", "link", "folder"])
def test_what_is_missing_or_replaced_is_met_by_the_writer(shelf, tmp_path, harm):
    out = tmp_path / "out"
    build(shelf(), ORDER, out)
    if harm == "gone":
        (out / "ring/ring.css").unlink()
    elif harm == "record":
        (out / RECORD).unlink()
    elif harm == "link":
        (out / "ring/ring.css").rename(tmp_path / "css")
        (out / "ring/ring.css").symlink_to(tmp_path / "css")
    else:
        (out / "ring").rename(tmp_path / "away")
        (out / "ring").symlink_to(tmp_path / "away", target_is_directory=True)
    if harm in {"link", "folder"}:
        with pytest.raises(KitError, match="a link"):
            build(shelf(), ORDER, out)
    else:
        build(shelf(), ORDER, out)
        assert (out / "ring/ring.css").is_file()
        assert (out / RECORD).is_file()


def test_a_file_is_trusted_once_its_clock_has_ticked():
    fine, coarse = 1_000_000_123_456_789, 1_000_000_000_000_000
    assert not stamps.settled([(1, fine, fine, 1)], fine + 10**6)
    assert stamps.settled([(1, fine, fine, 1)], fine + 10**8)
    assert not stamps.settled([(1, coarse, coarse, 1)], coarse + 10**9)
    assert not stamps.settled([(1, fine, fine, 1), (1, fine, fine + 10**9, 2)], fine + 10**8)


SHARED = """
import os, sys
from pathlib import Path
from kit import crowd
from kit.errors import KitError

def work(number):
    if number == 7:
        raise KitError("this one is broken")
    Path(sys.argv[1], str(number)).write_text(str(os.getpid()))

os.sched_getaffinity = lambda _: {0, 1}
crowd.in_advance(work, range(crowd._FEW))
crowd.in_advance(lambda _: sys.exit("few are not worth it"), range(3))
print(os.getpid())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not cheap to split off")
def test_much_work_is_shared_by_processes_and_a_broken_one_holds_none_up(tmp_path):
    done = subprocess.run([sys.executable, "-c", SHARED, str(tmp_path)], capture_output=True, text=True, check=True)
    hands = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert sorted(map(int, hands)) == [number for number in range(crowd._FEW) if number != 7]
    assert len(set(hands.values())) == 2
    assert done.stdout.strip() not in hands.values()
    assert done.stderr == ""


def test_all_errors_of_all_themes_come_at_once(shelf, tmp_path):
    for name in ("one", "two"):
        shutil.copytree(tmp_path / "themes/soft", tmp_path / "themes" / name)
        (tmp_path / "themes" / name / "soft.resolver.json").rename(tmp_path / f"themes/{name}/{name}.resolver.json")
        (tmp_path / "themes" / name / "dark.tokens.json").write_text("{", encoding="utf-8")
    with pytest.raises(KitError) as found:
        build(shelf(), Order(("ring",), ("soft", "one", "two")), tmp_path / "out")
    assert str(found.value).count("broken JSON") == 2
    assert not (tmp_path / "out").exists()


def test_garbage_is_collected_between_and_the_collector_stands_as_before():
    with crowd.undisturbed() as step:
        assert not gc.isenabled()
        for _ in range(crowd._EVERY):
            step()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
