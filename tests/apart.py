"""Runs what needs an event loop of its own: the session's browser keeps one going in the main thread of a worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


def apart(work: Callable[[], Made]) -> Made:
    """Return what the work returns, done in another thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
