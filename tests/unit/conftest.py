"""What more than one file of unit tests begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit import memo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A person's cache of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("NODKIT_CACHE", str(folder))
    memo.cache_folder.cache_clear()
    yield folder
    memo.cache_folder.cache_clear()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty project, as the one that commands are run in."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    return root
