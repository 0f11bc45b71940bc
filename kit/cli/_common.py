"""What several commands share: naming components and themes, reading values, building a kit, printing JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.errors import KitError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.library import Library
    from kit.model import Component, Kit, Settings

components_argument = click.argument("components", nargs=-1, metavar="[COMPONENT]…")
themes_option = click.option(
    "--theme", "themes", multiple=True, metavar="T", help="A theme; may be given again. [default: all]"
)
json_flag = click.option("--json", "as_json", is_flag=True, help="Print JSON, and nothing else, to stdout.")


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that hold for a whole kit."""
    command = click.option("--prefix", default="nod", show_default=True, help="Begins tags, events and properties.")(
        command
    )
    command = click.option(
        "--tone", default="friendly", show_default=True, help="How the words sound: friendly or formal."
    )(command)
    return click.option("--locale", default="en", show_default=True, help="The language of the words.")(command)


def library(root: Path = Path()) -> Library:
    """Return the components and themes that can be had: nodkit's, those of a folder (here) and of ``--library``."""
    from kit.library import built_in
    from kit.project.shelf import folders

    context = click.get_current_context(silent=True)
    named: tuple[Path, ...] = context.find_root().params.get("libraries", ()) if context else ()
    given = [folder if folder.is_dir() else _pack(folder) for folder in named]
    for folder in given:
        if not ((folder / "components").is_dir() or (folder / "themes").is_dir()):
            fix = "name the folder that holds your folder components, or themes"
            raise KitError("neither components nor themes stand here", at=folder, fix=fix)
    return built_in([*folders(root), *given])


def _pack(given: Path) -> Path:
    from kit.packs import find

    return find(str(given), Path())


def settings(prefix: str, tone: str, locale: str) -> Settings:
    """Check what was given for a whole kit, and return it."""
    from kit.model import Settings
    from kit.render import check_settings

    return check_settings(Settings(prefix, tone, locale))


def read_kit(components: Sequence[str], themes: Sequence[str], chosen: Settings | None = None) -> Kit:
    """Read components and themes; none named stands for all of them."""
    from kit.model import Settings
    from kit.packing import Order, read

    return read(library(), Order(tuple(components), tuple(themes), chosen or Settings()))


def built_kit(components: Sequence[str], themes: Sequence[str]) -> Path:
    """Build a kit into a temporary folder that outlives the call, and return it. The caller removes it."""
    import tempfile

    from kit.packing import Order, packed
    from kit.writer import write

    made = packed(library(), Order(tuple(components), tuple(themes)))
    folder = Path(tempfile.mkdtemp(prefix="nodkit-"))
    write(made, folder)
    return folder


def read_options(component: Component, example: str | None, assignments: Sequence[str]) -> dict[str, Any]:
    """Return an example's options (the first example by default), changed by ``key=value`` assignments."""
    from kit.options import fault, missing

    spec = component.spec
    names = [one.name for one in spec.examples]
    if example is not None and example not in names:
        raise KitError("unknown example", key=component.name, given=example, fix=did_you_mean(example, names))
    options = dict(spec.example(example or names[0]).options)
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise KitError("not an assignment", given=assignment, fix="write --set name=value")
        if name not in spec.options:
            raise KitError("unknown option", key=component.name, given=name, fix=did_you_mean(name, spec.options))
        options[name] = _value(spec.options[name].type, text)
        if problem := fault(spec.options[name], options[name]):
            raise KitError(problem[0], key=f"{component.name}.{name}", given=text, fix=problem[1])
    for name in missing(spec.options, options):
        about = spec.options[name].about
        raise KitError(f"the option {name} is required here", key=component.name, fix=f"give --set {name}=…: {about}")
    return options


def _value(kind: str, text: str) -> Any:
    """Read a value as it is typed on a command line; what does not fit is left for the check that follows."""
    from kit.located import plain

    match kind:
        case "list":
            return text.split("|") if text else []
        case "number" | "flag":
            return plain(text)
    return text


def print_json(value: Any) -> None:
    """Print one JSON document to stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Lay rows out in columns; the columns in ``right`` are aligned to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
