"""``nodkit theme``: themes checked, made, handed to other tools and compared."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import _themes
from kit.cli._common import json_flag, library, print_json, settings, table
from kit.cli._files import FILE, write_file
from kit.cli._themes import folder_of, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.library import Library
    from kit.theme import Theme
    from kit.themes import Difference, Imported

_CELL = 44  # the widest that a value gets in a table
_MOST_LEFT = 20


@click.group("theme")
def command() -> None:
    """Check themes, make one from a brand's colours, hand them to other tools, compare them."""


@command.command("check")
@click.argument("themes", nargs=-1, metavar="[THEME|FOLDER]…")
@json_flag
def check_command(themes: tuple[str, ...], *, as_json: bool) -> None:
    """Check themes (all by default): contrast of every pair in every mode, motion, and tokens in vain."""
    from kit.cli import FINDING
    from kit.model import Kit, Settings
    from kit.themes import check, used_tokens

    shelf = library()
    base = _unchecked_base(shelf)
    used = used_tokens(Kit(tuple(map(shelf.component, shelf.component_names)), (), base, Settings()))
    found = [check(folder_of(name, shelf), base, used) for name in themes or shelf.theme_order]
    if as_json:
        print_json({"themes": [_themes.as_json(checked) for checked in found]})
    else:
        click.echo("\n".join(line for checked in found for line in report(checked)))
    if any(checked.failed for checked in found):
        raise click.exceptions.Exit(FINDING)


@command.command("new")
@click.argument("name")
@click.option("--brand", required=True, metavar="COLOUR", help='The brand\'s colour, as "#5b3df5" or any CSS colour.')
@click.option("--accent", metavar="COLOUR", help="A second colour, for what acts; the brand then tints the rest.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("themes"), show_default=True, help="The folder of themes."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@json_flag
def new_command(  # noqa: PLR0913 -- click hands over one argument an option
    name: str, brand: str, accent: str | None, out: Path, *, force: bool, as_json: bool
) -> None:
    """Make a whole theme, readable in every mode, from one or two brand colours."""
    from kit.themes import check, new_theme, read_shade
    from kit.writer import write

    tint = read_shade(brand, "--brand")
    second = read_shade(accent, "--accent") if accent else None
    base = library().base
    files = new_theme(name, tint, second, base)
    written = write(files, out / name, overwrite=force)
    files_made = [str(out / name / path) for path in (*written.written, *written.unchanged)]
    checked = check(out / name, base, frozenset(base.tokens[base.modes[0]]))
    if as_json:
        print_json({"files": files_made, "theme": _themes.as_json(checked)})
        return
    click.echo("\n".join([*files_made, *report(checked)]))
    if out.name == "themes":
        click.echo(f"\nTo see it: nodkit --library {shlex.quote(str(out.parent))} gallery --theme {name}")


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--name", required=True, metavar="NAME", help="What the theme is called here.")
@click.option(
    "--use", "uses", multiple=True, metavar="OURS=THEIRS", help="color.accent.$root=brand.blue; may be repeated."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("themes"), show_default=True, help="The folder of themes."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@json_flag
def import_command(  # noqa: PLR0913 -- click hands over one argument an option
    *, files: tuple[Path, ...], name: str, uses: tuple[str, ...], out: Path, force: bool, as_json: bool
) -> None:
    """Make a theme from other tools' tokens: DTCG, Figma, Tokens Studio, older drafts, CSS, shadcn."""
    from kit.errors import KitError
    from kit.themes import Wish, import_theme
    from kit.writer import write

    pairs = dict(use.partition("=")[::2] for use in uses)
    if "" in pairs.values():
        raise KitError("not an assignment", key="--use", given=" ".join(uses), fix="write --use OURS=THEIRS")
    made = import_theme(Wish(name, files, pairs), library().base)
    written = write(made.files, out / name, overwrite=force)
    paths = [str(out / name / path) for path in (*written.written, *written.unchanged)]
    if as_json:
        moved = [one._asdict() for one in made.moved]
        print_json({"files": paths, "taken": made.taken, "moved": moved, "left": made.left})
        return
    click.echo("\n".join([*paths, *_imported(made)]))
    if out.name == "themes":
        click.echo(f"\nTo see it: nodkit --library {shlex.quote(str(out.parent))} gallery --theme {name}")


def _imported(made: Imported) -> Iterator[str]:
    """Say what was taken from the files, what had to move, and what was left."""
    yield f"\n{len(made.taken)} tokens taken:"
    yield table([("  " + ours, theirs) for ours, theirs in sorted(made.taken.items())])
    if made.moved:
        yield "\nmoved to the nearest colour that can be told apart from what it stands on:"
        yield table([(f"  {one.token}", one.mode, one.given, "->", one.now) for one in made.moved])
    if made.left:
        yield f"\n{len(made.left)} left, as nothing of ours is known to mean them; --use OURS=THEIRS takes one:"
        yield "  " + ", ".join(made.left[:_MOST_LEFT]) + (", …" if len(made.left) > _MOST_LEFT else "")


@command.command("export")
@click.argument("theme")
@click.option("--to", required=True, metavar="FORMAT", help="dtcg, css, ts, tailwind (4) or shadcn.")
@click.option("--out", type=FILE, metavar="FILE", help="Where to write it.  [default: stdout]")
@click.option("--prefix", default="nod", show_default=True, help="Begins the names of the custom properties.")
def export_command(theme: str, to: str, out: Path | None, prefix: str) -> None:
    """Hand a theme, whole, to another tool: one file with everything it says and everything it has from base."""
    from kit.themes import export

    shelf = library()
    text = export(_read(theme, shelf), shelf.base, to, settings(prefix, "friendly", "en").prefix)
    if out:
        write_file(out, text, "--out")
    else:
        click.echo(text, nl=False)


@command.command("diff")
@click.argument("one")
@click.argument("other")
@json_flag
def diff_command(one: str, other: str, *, as_json: bool) -> None:
    """Compare two themes token by token, in each mode; for colours with their distance (ΔE OK)."""
    from kit.themes import differences

    shelf = library()
    first, second = (_read(name, shelf, contrast=False) for name in (one, other))
    found = differences(first, second)
    if as_json:
        print_json({"one": first.name, "other": second.name, "differences": [row._asdict() for row in found]})
    elif found:
        head = ("token", "mode", first.name, second.name, "ΔE OK")
        click.echo(table([head, *_rows(found, len(first.modes))], right=[4]))
    else:
        click.echo(f"{first.name} and {second.name} are the same in every mode")


def _rows(found: list[Difference], modes: int) -> list[tuple[str, ...]]:
    """Return a row for each difference; one that is the same in every mode has one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for row in found:
        sides = tuple(text if len(text) <= _CELL else f"{text[: _CELL - 1]}…" for text in (row.one, row.other))
        key = (row.token, *sides, "" if row.delta is None else f"{row.delta:.3f}")
        rows.setdefault(key, []).append(row.mode)
    return [(token, "every mode" if len(where) == modes else ", ".join(where), one, other, delta)
            for (token, one, other, delta), where in rows.items()]  # fmt: skip


def _read(name: str, shelf: Library, *, contrast: bool = True) -> Theme:
    """Read a theme by its name or folder."""
    from kit.theme import load_theme

    folder = folder_of(name, shelf)
    return shelf.base if folder == shelf.base.folder else load_theme(folder, shelf.base, contrast=contrast)


def _unchecked_base(shelf: Library) -> Theme:
    """Read base even where its colours break its own promises: they are what is to be told."""
    from kit.theme import load_theme

    return load_theme(shelf.theme_names["base"], None, contrast=False)
