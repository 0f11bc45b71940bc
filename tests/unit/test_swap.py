import errno
import os
from pathlib import Path

import pytest

from kit import swap
from kit.errors import KitError
from kit.writer import write
from tests.unit.folders import KIT, as_bytes, below, files_below, refused


@pytest.fixture
def root(tmp_path):
    return tmp_path / "here" / "kit"


@pytest.mark.parametrize("room", [0, 1, 3])
@pytest.mark.parametrize("fresh", [True, False])
def test_a_disk_that_fails_half_way_leaves_what_was_there(root, monkeypatch, room, fresh):
    if not fresh:
        write(KIT | {"old/old.css": "old"}, root)
    stored = []

    def store(path, data):
        Path(path).write_bytes(data[: len(data) // 2])
        stored.append(path)
        if len(stored) > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(swap, "_store", store)
    root.parent.mkdir(exist_ok=True)
    error = refused(dict.fromkeys((*KIT, "new/new.css"), "new"), root, "cannot be written")
    assert "free some space" in error.fix
    assert root.exists() is not fresh
    assert len(stored) == room + 1


@pytest.mark.parametrize("step", ["_put", "_move", "_make"])
@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_change_that_fails_half_way_is_undone(root, monkeypatch, step, room):
    write(KIT | {"x": "1", "old/a.css": "a", "old/b.css": "b"}, root)  # three to take, three folders to look at
    real, calls = getattr(swap, step), []

    def fail_late(*args):
        calls.append(args)
        if len(calls) > room:
            raise OSError(errno.EIO, "broken")
        real(*args)

    monkeypatch.setattr(swap, step, fail_late)
    refused(dict.fromkeys((*KIT, "new/new.css", "old"), "new"), root, "cannot be written")
    assert len(calls) > room


def test_an_interrupt_is_undone_too(root, monkeypatch):
    write(KIT, root)
    before = below(root)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(swap, "_put", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write({"new": "new"}, root)
    assert below(root) == before


def test_a_disk_without_links_is_written_all_the_same(root, monkeypatch):
    write(KIT, root)

    def no_links(*_):
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    new = dict.fromkeys(KIT, "new")
    write(new, root)
    assert files_below(root) == as_bytes(new)


def test_a_folder_that_may_not_be_written_is_named_with_the_way_out(root, monkeypatch):
    def deny(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(swap, "_store", deny)
    root.mkdir(parents=True)
    error = refused(KIT, root, "Permission denied")
    assert "may write" in error.fix
    assert error.at == root


def test_a_failure_that_cannot_be_undone_does_not_say_that_nothing_changed(root, monkeypatch):
    write(KIT, root)
    real, calls = os.replace, []

    def break_afterwards(*args):
        calls.append(args)
        if len(calls) > 1:
            raise OSError(errno.EIO, "broken")
        real(*args)

    monkeypatch.setattr(os, "replace", break_afterwards)
    with pytest.raises(KitError, match="could not be undone") as error:
        write(dict.fromkeys(KIT, "new"), root)
    assert "build again" in error.value.fix
