"""``nodkit lint``: refuse pages in which a toast alone carries an error or an action."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kit.cli import FINDING
from kit.cli._common import json_flag, print_json
from kit.lint import lint, pages
from kit.located import read_text


@click.command("lint")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR…", type=click.Path(exists=True, path_type=Path))
@click.option("--prefix", default="nod", show_default=True, help="The prefix of the kit's tags and attributes.")
@json_flag
def command(paths: tuple[Path, ...], prefix: str, *, as_json: bool) -> None:
    """Refuse toasts that alone carry an error or an action, in pages and templates.

    Who misses such a toast has lost it. Say the same in the page, and name that element: data-nod-also="its-id".
    Exit code 1 when there is one.
    """
    from kit.render import check_prefix

    files = pages(paths)
    findings = lint({path: read_text(path) for path in files}, check_prefix(prefix))
    if as_json:
        print_json({"pages": len(files), "findings": [str(finding) for finding in findings]})
    else:
        for finding in findings:
            click.echo(str(finding))
        click.echo(f"pages: {len(files)}, to mend: {len(findings)}")
    if findings:
        sys.exit(FINDING)
