"""Bakes the starter: a plain web page with a themed kit in it, by way of cookiecutter."""

from __future__ import annotations

import contextlib
import io
import logging
from dataclasses import dataclass
from pathlib import Path

from kit.errors import KitError, did_you_mean
from kit.library import bundled

TEMPLATE = "cookiecutter-template"


@dataclass(frozen=True)
class Starter:
    """What a new project is made from: its name as people read it, its theme, and the prefix of its kit."""

    name: str = "My page"
    theme: str = "base"
    prefix: str = "nod"


def bake(starter: Starter, folder: Path) -> Path:
    """Bake a project into a new folder below ``folder`` and return it. An existing one is never touched."""
    try:
        from cookiecutter.exceptions import CookiecutterException, OutputDirExistsException
        from cookiecutter.main import cookiecutter
    except ImportError:
        raise KitError("cookiecutter is not installed", fix='pip install "nodkit[new]"') from None
    _check(starter)
    logging.getLogger("cookiecutter").addHandler(logging.NullHandler())  # it would log a traceback beside our message
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            made = cookiecutter(
                str(bundled(TEMPLATE)),
                no_input=True,
                output_dir=str(folder),
                extra_context={"project_name": starter.name, "theme": starter.theme, "prefix": starter.prefix},
            )
    except OutputDirExistsException as error:
        raise KitError(
            "there is something of that name already", at=folder, given=starter.name, fix="name it otherwise"
        ) from error
    except CookiecutterException as error:
        raise KitError(f"the project could not be baked: {error}", at=folder, fix=said.getvalue().strip()) from error
    except OSError as error:
        raise KitError(
            f"this folder cannot be written: {error.strerror or error}",
            at=folder,
            fix="name a folder that you may write to",
        ) from error
    return Path(made)


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
