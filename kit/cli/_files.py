"""Single files that somebody asked a command for: never half, and an error says which option to change."""

from __future__ import annotations

from pathlib import Path

import click

from kit.errors import KitError

FILE = click.Path(dir_okay=False, path_type=Path)


def write_file(file: Path, text: str, option: str) -> None:
    """Put text into a file; what stood there before stays until all of the new is on the disk."""
    from kit.swap import swap

    try:
        if file.exists() and not file.is_file():  # a pipe or a terminal has nothing to keep
            file.write_text(text, encoding="utf-8", errors="replace")
            return
        swap(file.parent.resolve(), {file.name: text.encode("utf-8", "replace")}, ())
    except OSError as error:
        fix = f"name another file for {option}"
        raise KitError(f"cannot be written: {error.strerror}", at=file, fix=fix) from error
