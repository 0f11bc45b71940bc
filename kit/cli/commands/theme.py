"""``nodkit theme``: themes checked, made, handed to other tools and compared."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli._common import json_flag, library, print_json, settings, table
from kit.cli._files import FILE, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.library import Library
    from kit.theme import Theme
    from kit.themes import Checked, Difference, Finding

_CELL = 44  # the widest that a value gets in a table


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
    used = used_tokens(Kit(tuple(map(shelf.component, shelf.component_names)), (base,), base, Settings()))
    found = [check(folder_of(name, shelf), base, used) for name in themes or shelf.theme_order]
    if as_json:
        print_json({"themes": [_as_json(checked) for checked in found]})
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
def new_command(name: str, brand: str, accent: str | None, out: Path, *, force: bool) -> None:
    """Make a whole theme, readable in every mode, from one or two brand colours."""
    from kit.themes import check, new_theme, read_shade
    from kit.writer import write

    tint = read_shade(brand, "--brand")
    second = read_shade(accent, "--accent") if accent else None
    base = library().base
    files = new_theme(name, tint, second, base)
    written = write(files, out / name, overwrite=force)
    for path in (*written.written, *written.unchanged):
        click.echo(f"{out / name / path}")
    click.echo("\n".join(report(check(out / name, base, frozenset(base.tokens[base.modes[0]])))))
    if out.name == "themes":
        click.echo(f"\nTo see it: nodkit --library {shlex.quote(str(out.parent))} gallery --theme {name}")


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


def folder_of(name: str, shelf: Library) -> Path:
    """Return the folder of a theme by its name, or the folder itself. What is neither is a KitError."""
    from kit.errors import KitError, did_you_mean

    if name in shelf.theme_names:
        return shelf.theme_names[name]
    folder = Path(name)
    if not folder.is_dir():
        fix = f"{did_you_mean(name, shelf.theme_names)} A folder with a theme in it can be named as well."
        raise KitError("unknown theme, and no such folder", given=name, fix=fix)
    folder = folder if folder.name else folder.resolve()
    if not any(folder.glob("*.resolver.json")):
        raise KitError("no theme stands here", at=folder, fix=f"a theme is a folder with {folder.name}.resolver.json")
    return folder


def report(checked: Checked) -> Iterable[str]:
    """Say what was found in a theme, in lines for a terminal."""
    if checked.contrasts:
        tight = min(checked.contrasts, key=lambda one: one.ratio / one.needed)
        held = sum(one.holds for one in checked.contrasts)
        yield (f"{checked.name}: {held} of {len(checked.contrasts)} contrasts hold; the tightest is {tight}")
    else:
        yield f"{checked.name}: cannot be used"
    for finding in checked.findings:
        level = "must" if finding.must else "should"
        head = f"  {level}{f' ({finding.norm})' if finding.norm else ''}: "
        yield head + str(finding.error).replace("\n", "\n  ")
    if checked.unused:
        yield f"  note: no component looks at {', '.join(checked.unused)}"
    if checked.repeated:
        yield f"  note: as in base, so it can go: {', '.join(checked.repeated)}"


def _as_json(checked: Checked) -> dict[str, Any]:
    return {
        "name": checked.name,
        "passed": not checked.failed,
        "findings": [_finding(finding) for finding in checked.findings],
        "contrasts": [
            {"mode": one.mode, **one.pair._asdict(), "ratio": round(one.ratio, 3), "needed": one.needed}
            for one in checked.contrasts
        ],
        "unused": list(checked.unused),
        "repeated": list(checked.repeated),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    from kit.errors import Place, brief

    error = finding.error
    place = error.at if isinstance(error.at, Place) else None
    return {
        "level": "must" if finding.must else "should",
        "norm": finding.norm,
        "file": str(place.path if place else error.at or ""),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "key": error.key,
        "problem": error.problem,
        "given": "" if error.given is None else brief(error.given),
        "fix": error.fix,
    }
