"""``nodkit list``: what there is."""

from __future__ import annotations

import click

from kit.cli._common import json_flag, library, print_json, table


@click.command("list")
@json_flag
def command(*, as_json: bool) -> None:
    """List the components and themes, each with a sentence."""
    shelf = library()
    components = {name: shelf.component(name).spec for name in sorted(shelf.component_names)}
    themes = {name: shelf.theme(name) for name in shelf.theme_order}
    if as_json:
        print_json(
            {
                "components": [
                    {
                        "name": name,
                        "family": spec.family,
                        "summary": spec.summary,
                        "examples": [one.name for one in spec.examples],
                    }
                    for name, spec in components.items()
                ],
                "themes": [
                    {"name": name, "about": theme.about, "modes": list(theme.modes)} for name, theme in themes.items()
                ],
            }
        )
        return
    rows = [
        ("component", "family", "what it does"),
        *((name, spec.family, spec.summary) for name, spec in components.items()),
    ]
    click.echo(table(rows))
    click.echo()
    click.echo(table([("theme", "how it feels"), *((name, theme.about) for name, theme in themes.items())]))
