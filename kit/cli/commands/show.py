"""``nodkit show``: everything about one component."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.cli._common import json_flag, library, print_json, table

if TYPE_CHECKING:
    from kit.spec import Spec


@click.command("show")
@click.argument("component")
@json_flag
def command(component: str, *, as_json: bool) -> None:
    """Show a component: its options, times, events, examples and promises."""
    spec = library().component(component).spec
    if as_json:
        print_json({"name": component, **spec.model_dump(mode="json", by_alias=True)})
        return
    click.echo(f"{component}: {spec.summary}\n")
    for part, sentence in spec.microinteraction.model_dump().items():
        click.echo(f"  {part:<9} {sentence}")
    for title, rows in sections(spec):
        click.echo(f"\n{title}\n" + "\n".join(f"  {line}" for line in table(rows).splitlines()))


def sections(spec: Spec) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return what there is to say, as titled tables; empty ones are left out."""
    found: list[tuple[str, list[tuple[str, ...]]]] = [
        ("Options", [(name, _kind(option), _default(option), option.about) for name, option in spec.options.items()]),
        ("Times", [(name, f"{time.time} ms", time.norm, time.about) for name, time in spec.times.items()]),
        (
            "Methods",
            [(f"{name}({', '.join(method.arguments)})", method.about) for name, method in spec.methods.items()],
        ),
        ("Events", list(spec.events.items())),
        ("Examples", [(example.name, example.about) for example in spec.examples]),
        ("Promises", [(promise.norm, promise.says) for promise in spec.promises]),
    ]
    return [(title, rows) for title, rows in found if rows]


def _kind(option: Any) -> str:
    return " | ".join(option.choices) if option.type == "choice" else str(option.type)


def _default(option: Any) -> str:
    return (
        "required"
        if getattr(option, "required", False)
        else ""
        if option.default in (None, "", [])
        else str(option.default)
    )
