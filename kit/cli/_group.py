"""The commands as click sees them, with what they share."""

from __future__ import annotations

import importlib
from pathlib import Path

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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="nodkit %(version)s")
@click.option(
    "--library",
    "libraries",
    multiple=True,
    metavar="DIR",
    envvar="NODKIT_LIBRARY",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with components/ or themes/ of your own; may be given again.  [env: NODKIT_LIBRARY]",
)
def nodkit(libraries: tuple[Path, ...]) -> None:
    """Generate kits of micro-interactions, look at them, and prove that each gives feedback in time."""
    del libraries  # the commands that read components and themes ask for it, in kit/cli/_common.py
