"""``nodkit render``: the markup of one component, for a look or a pipe."""

from __future__ import annotations

import click

from kit.cli._common import library, read_options, settings, settings_options


@click.command("render")
@click.argument("component")
@click.option("--example", metavar="E", help="Start from this example. [default: the first]")
@click.option("--set", "assignments", multiple=True, metavar="key=value", help="Set an option; may be given again.")
@click.option("--theme", metavar="T", help="Wrap the markup in this theme.")
@settings_options
def command(component: str, example: str | None, assignments: tuple[str, ...], theme: str | None, **kit: str) -> None:
    """Print the HTML of a component, complete without JavaScript."""
    from kit.render import render_html

    shelf, chosen = library(), settings(**kit)
    found = shelf.component(component)
    markup = render_html(found, read_options(found, example, assignments), chosen)
    if theme is not None:
        name = shelf.theme(theme).name
        markup = f'<div data-{chosen.prefix}-theme="{name}">\n{markup}</div>\n'
    click.echo(markup, nl=False)
