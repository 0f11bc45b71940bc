"""The command ``nodkit``: parses, calls, prints. Each command is a module in ``kit/cli/commands``, read when used."""

from __future__ import annotations

import sys

FINDING = 1
WRONG_USE = 2


def main(arguments: list[str] | None = None) -> None:
    """Run the command line: exit code 0 is fine, 1 a finding, 2 wrong use or an unusable input."""
    if (sys.argv[1:] if arguments is None else arguments) == ["--version"]:
        # What scripts and editors ask for again and again; the parser takes twice as long to import as Python to start.
        from kit import __version__

        sys.stdout.write(f"nodkit {__version__}\n")
        return
    _run(arguments)


def _run(arguments: list[str] | None) -> None:
    import click

    from kit.cli._group import nodkit
    from kit.errors import KitError

    try:
        nodkit(args=arguments, prog_name="nodkit")
    except KitError as error:
        click.echo(f"nodkit: {error}", err=True)
        sys.exit(WRONG_USE)
    except ModuleNotFoundError as error:
        from kit.cli.commands.doctor import extra_of

        if not (extra := extra_of(error.name or "")):
            raise
        click.echo(f'nodkit: {error.name} is missing\n  fix: pip install "nodkit[{extra}]"', err=True)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone: nothing to say, and nobody to say it to
        sys.exit(FINDING)
