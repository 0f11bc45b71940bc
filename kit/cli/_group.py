"""The commands as click sees them, with what they share."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from kit import __version__
from kit.errors import did_you_mean


class Commands(click.Group):
    """The commands, found by their modules; none is imported before it is called or listed in the help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        import pkgutil

        from kit.cli import commands

        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; an unknown one fails with the nearest name."""
        known = self.list_commands(ctx)
        if cmd_name not in known:
            ctx.fail(f'no command "{cmd_name}": {did_you_mean(cmd_name, known)}')
        command: click.Command = importlib.import_module(f"kit.cli.commands.{cmd_name}").command
        return command


class Shelf(click.Path):
    """A folder or a zip, which must be there, or a pack of an installed package, for which somebody else looks."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return it as a path."""
        return Path(value) if str(value).startswith("python:") else super().convert(value, param, ctx)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="nodkit %(version)s")
@click.option(
    "--library",
    "libraries",
    multiple=True,
    metavar="DIR",
    envvar="NODKIT_LIBRARY",
    type=Shelf(path_type=Path, exists=True),
    help="A folder with components/ or themes/, a zip of one, or python:NAME; may be repeated.  [env: NODKIT_LIBRARY]",
)
def nodkit(libraries: tuple[Path, ...]) -> None:
    """Generate kits of micro-interactions, look at them, and prove that each gives feedback in time."""
    del libraries  # the commands that read components and themes ask for it, in kit/cli/_common.py
