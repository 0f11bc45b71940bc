"""``nodkit render``: the markup of one component, for a look or a pipe."""

from __future__ import annotations

import click

from kit.cli._common import json_flag, library, print_json, read_options, settings, settings_options


@click.command("render")
@click.argument("component")
@click.option("--example", metavar="E", help="Start from this example. [default: the first]")
@click.option("--set", "assignments", multiple=True, metavar="key=value", help="Set an option; may be given again.")
@click.option("--theme", metavar="T", help="Wrap the markup in this theme.")
@json_flag
@settings_options
def command(
    *,
    component: str,
    example: str | None,
    assignments: tuple[str, ...],
    theme: str | None,
    as_json: bool,
    **kit: str,
) -> None:
    """Print the HTML of a component, complete without JavaScript."""
    from kit.render import render_html

    shelf, chosen = library(), settings(**kit)
    found = shelf.component(component)
    options = read_options(found, example, assignments)
    markup = render_html(found, options, chosen)
    if theme is not None:
        name = shelf.theme(theme).name
        markup = f'<div data-{chosen.prefix}-theme="{name}">\n{markup}</div>\n'
    if as_json:
        print_json({"component": component, "options": options, "html": markup})
    else:
        click.echo(markup, nl=False)
