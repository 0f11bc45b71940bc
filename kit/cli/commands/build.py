"""``nodkit build``: a kit on disk, and what it weighs."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli._common import (
    components_argument,
    json_flag,
    print_json,
    read_kit,
    settings,
    settings_options,
    table,
    themes_option,
)


@click.command("build")
@components_argument
@themes_option
@click.option(
    "--target", "target_name", default="html", show_default=True, metavar="NAME", help="How to package the kit."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist/kit"), show_default=True, help="The folder to write."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited since nodkit wrote them.")
@json_flag
@settings_options
def command(  # noqa: PLR0913 -- click hands over one argument an option
    *,
    components: tuple[str, ...],
    themes: tuple[str, ...],
    target_name: str,
    out: Path,
    force: bool,
    as_json: bool,
    **kit: str,
) -> None:
    """Build components (all by default) in themes (all by default) for a target."""
    from kit.sizes import weigh
    from kit.targets import target
    from kit.writer import write

    chosen = read_kit(components, themes, settings(**kit))
    files = target(target_name).pack(chosen)
    report = write(files, out, overwrite=force)
    groups = {component.name: (f"{component.name}/", f"define/{component.name}.") for component in chosen.components}
    weights = weigh(files, groups | {"runtime": ("runtime/",), "themes": ("themes/",)})
    if as_json:
        names = ("written", "unchanged", "removed", "kept")
        print_json({"out": str(out), **{name: len(getattr(report, name)) for name in names}, "sizes": weights})
        return
    head = ("", "files", "bytes", "gzip", "brotli")
    rows = [
        (name, *(f"{weight[key]:,}" for key in ("files", "raw", "gzip", "brotli"))) for name, weight in weights.items()
    ]
    click.echo(table([head, *rows], right=(1, 2, 3, 4)))
    click.echo(
        f"\n{out}: {len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
    )
    for path in report.kept:
        click.echo(f"kept, because you edited it: {path}")
