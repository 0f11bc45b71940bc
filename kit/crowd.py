"""Much of the same work: without the collector of garbage in between, and on all processors."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
_EVERY = 8  # items between two collections: more garbage would no longer fit into the processor's cache
_FEW = 50  # for fewer, starting processes takes longer than they save


@contextmanager
def undisturbed() -> Iterator[Callable[[], None]]:
    """Let nothing that stood before be looked through for garbage. What is yielded is to be called after each item.

    Python looks through all that it holds, again and again, while much is being made: half of the time of a build.
    """
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count % _EVERY == 0:
            gc.collect()

    if not gc.isenabled():
        yield step
        return
    gc.disable()
    gc.freeze()
    try:
        yield step
    finally:
        gc.unfreeze()
        gc.enable()


def in_advance(work: Callable[[T], object], items: Sequence[T]) -> None:
    """Do work on all processors, for what it leaves behind: in the memo, for the one who asks for it next.

    Nothing is returned and nothing raised: whoever asks meets what is wrong once more, in its place among all errors.
    Where processes cannot be had cheaply and safely (other systems, other threads), nothing is done.
    """
    count = min(len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1, 8)
    if count < 2 or len(items) < _FEW or threading.active_count() > 1:  # noqa: PLR2004 -- one is we ourselves
        return
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            _work(work, items[number::count])
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def _work(work: Callable[[T], object], items: Sequence[T]) -> None:
    """Work in a process that was split off, and end it: nothing that the other one began is to end here."""
    code = 1
    try:
        with undisturbed() as step:
            for item in items:
                with _unheard():
                    work(item)
                step()
        code = 0
    finally:
        os._exit(code)


@contextmanager
def _unheard() -> Iterator[None]:
    from kit.errors import KitError

    try:
        yield
    except KitError:
        return
