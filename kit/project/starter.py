"""Bakes the starter: a small shop of a kind of project with a themed kit in it, by way of cookiecutter."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean
from kit.library import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE = "cookiecutter-template"
# How each kind is run, from its folder, and what has to be there before.
KINDS = {
    "plain": ("python3 -m http.server --bind 127.0.0.1 8000",),
    "vite": ("npm install", "npm run dev"),
    "django": ("pip install -r requirements.txt", "python3 manage.py runserver 8000"),
    "fastapi": ("pip install -r requirements.txt", "uvicorn app:app --port 8000"),
    "flask": ("pip install -r requirements.txt", "flask run --port 8000"),
}


@dataclass(frozen=True)
class Starter:
    """What a new project is made from: its name as people read it, its theme, its kit's prefix, and its kind."""

    name: str = "My page"
    theme: str = "base"
    prefix: str = "nod"
    kind: str = "plain"

    @property
    def known(self) -> dict[str, str]:
        """What the template asks for."""
        return {"project_name": self.name, "theme": self.theme, "prefix": self.prefix, "kind": self.kind}


def bake(starter: Starter, folder: Path) -> Path:
    """Bake a project into a new folder below ``folder`` and return it. An existing one is never touched."""
    try:
        from cookiecutter.exceptions import CookiecutterException, OutputDirExistsException
        from cookiecutter.main import cookiecutter
    except ImportError:
        raise KitError("cookiecutter is not installed", fix='pip install "nodkit[new]"') from None
    _check(starter)
    logging.getLogger("cookiecutter").addHandler(logging.NullHandler())  # it would log a traceback beside our message
    said: list[str] = []
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            _overheard(said),
            tempfile.TemporaryDirectory(prefix="nodkit-") as past,
        ):
            made = cookiecutter(
                str(bundled(TEMPLATE)),
                no_input=True,
                default_config={"replay_dir": past},  # not the person's home, nor what they configured for others
                output_dir=str(folder),
                extra_context=starter.known,
            )
    except OutputDirExistsException as error:
        raise KitError(
            "there is something of that name already", at=folder, given=starter.name, fix="name it otherwise"
        ) from error
    except CookiecutterException as error:
        why = "".join(said).strip().removeprefix("nodkit: ") or str(error)
        raise KitError(f"the project could not be baked: {why}", at=folder) from error
    except OSError as error:
        raise KitError(
            f"this folder cannot be written: {error.strerror or error}",
            at=folder,
            fix="name a folder that you may write to",
        ) from error
    return Path(made)


@contextlib.contextmanager
def _overheard(said: list[str]) -> Iterator[None]:
    """Keep what the template's hooks print to stderr: they are processes that inherit it, and we speak for them."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as heard:
        stderr = os.dup(2)
        os.dup2(heard.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(stderr, 2)
            os.close(stderr)
            heard.seek(0)
            said.append(heard.read())


def _check(starter: Starter) -> None:
    from kit.library import built_in
    from kit.render import check_prefix

    check_prefix(starter.prefix)
    themes = built_in().theme_names
    if starter.theme not in themes:
        raise KitError("unknown theme", given=starter.theme, fix=did_you_mean(starter.theme, themes))
    if not any(letter.isalnum() and letter.isascii() for letter in starter.name):
        raise KitError(
            "a folder cannot be named after this", given=starter.name, fix="use at least one letter or digit"
        )
