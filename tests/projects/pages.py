"""Code out of pages of the documentation: a block whose first line names a file is that file."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```\w+\n(?://|#|<!--) ([\w./-]+\.\w+)(?: -->)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")


def files(page: str) -> dict[str, str]:
    """Return the files that a reader of the page would have written, by path."""
    return dict(_BLOCK.findall(text(page)))


def commands(page: str, block: int = 0) -> list[list[str]]:
    """Return the words of each command in a shell block of a page."""
    return [line.split() for line in _SHELL.findall(text(page))[block].splitlines()]
