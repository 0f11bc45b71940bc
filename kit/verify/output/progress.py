"""One line on a terminal that says how far a run is. Pipes and CI get the result alone."""

from __future__ import annotations

import os
import shutil
from threading import Lock
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from kit.verify.findings import Case

_CLEAR = "\r\x1b[2K"


class Progress:
    """A context in which each finished case, told by a call, updates the line; it is gone afterwards."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._lock = Lock()  # several browsers finish cases at a time
        self._shows = stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        """Show that the run has begun: the first case waits for the browser."""
        self._write(f"0 of {self._total}: starting the browser")
        return self

    def __call__(self, case: Case) -> None:
        """Count a case as finished."""
        with self._lock:
            self._done += 1
            place = f"{case.component} · {case.example} · {case.theme} · {case.mode}"
            self._write(f"{self._done} of {self._total}: {place}")

    def __exit__(self, *_: object) -> None:
        """Take the line away, however the run ended."""
        self._write("")

    def _write(self, text: str) -> None:
        if self._shows:
            width = shutil.get_terminal_size().columns - 1  # a full line would wrap, and stay
            self._stream.write(_CLEAR + text[:width])
            self._stream.flush()
