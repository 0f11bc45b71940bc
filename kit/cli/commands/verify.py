"""``nodkit verify``: the feedback contract, run in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import FINDING
from kit.cli._common import components_argument, themes_option
from kit.cli._runs import FOLDER, changed_option, connect_option, hand_on, opened_kit, output_options, shard_option
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.verify.built import BuiltKit
    from kit.verify.findings import Result
    from kit.verify.run import Plan

_CONFIG = click.Path(dir_okay=False, path_type=Path)
# What says something about a kit, and nothing about somebody's own page.
_OF_KITS = ("folder", "examples", "modes", "norms", "full", "changed_since")


@click.command("verify")
@components_argument
@themes_option
@click.option("--kit", "folder", type=FOLDER, help="A built kit. [default: build one of what nodkit has here]")
@click.option(
    "--example", "examples", multiple=True, metavar="E", help="An example; may be given again. [default: all]"
)
@click.option("--mode", "modes", multiple=True, metavar="M", help="A mode, like dark; may be given again.")
@click.option("--check", "norms", multiple=True, metavar="ROW", help="A row of the norms, like T1. [default: all]")
@click.option(
    "--full", is_flag=True, help="Every example in every theme and mode, instead of a selection that covers all."
)
@click.option("--url", metavar="URL", help="A page of your own, instead of a kit; --config says what it promises.")
@click.option("--config", type=_CONFIG, help="With --url: a nodkit.toml, or a file of promises. [default: nodkit.toml]")
@click.option("--promise", default="", metavar="WORDS", help="With --url: only promises that say these words.")
@click.option(
    "--workers", default=1, show_default=True, metavar="N", type=click.IntRange(1, 64), help="Browsers at a time."
)
@click.option(
    "--repeat", default=1, metavar="N", type=click.IntRange(1, 1000), help="So many rounds; stop at the first finding."
)
@click.option(
    "--cpu",
    default=1.0,
    metavar="N",
    type=click.FloatRange(1, 20),
    help="Time answers with an N times slower processor too.",
)
@shard_option
@changed_option
@connect_option
@output_options
def command(components: tuple[str, ...], themes: tuple[str, ...], **given: Any) -> None:
    """Prove in a browser that components give feedback in time, once, and move only as much as wanted.

    Exit code 1 when a promise is broken.
    """
    run = _own_page if given["url"] else _kit
    result = run(components, themes, given)
    if not result.passed:
        sys.exit(FINDING)


def _kit(components: tuple[str, ...], themes: tuple[str, ...], given: dict[str, Any]) -> Result:
    from kit.verify.findings import Result
    from kit.verify.output.github import locator
    from kit.verify.output.progress import Progress
    from kit.verify.run import verify

    for option in ("config", "promise"):
        if given[option]:
            raise click.UsageError(f"--{option} is for a page of your own: give --url as well")
    with opened_kit(given["folder"], components, themes) as kit:
        plan = _plan(kit, components, themes, given)
        result = Result((), 0)
        for number in range(1, given["repeat"] + 1):
            if not plan.cases:
                break
            with Progress(sys.stderr, len(plan.cases)) as progress:
                result = verify(kit, plan, progress)
            if given["repeat"] > 1:
                told = f"{len(result.findings)} findings" if result.findings else "no finding"
                click.echo(f"round {number} of {given['repeat']}: {told} in {result.seconds:.1f} s")
            if result.findings:
                break
        hand_on(result, given, locator(kit, Path.cwd()))
    return result


def _plan(kit: BuiltKit, components: tuple[str, ...], themes: tuple[str, ...], given: dict[str, Any]) -> Plan:
    from kit.verify import selection
    from kit.verify.reach import reach
    from kit.verify.run import Plan
    from kit.verify.shards import read_shard

    select = selection.full if given["full"] else selection.covering
    cases = selection.narrowed(select(kit, components, themes), given["examples"], given["modes"])
    if given["changed_since"]:
        touched = reach(kit, given["changed_since"], Path.cwd())
        cases = tuple(case for case in cases if touched.touches(case.component, case.theme))
        if not cases:
            click.echo(f"nothing that changed since {given['changed_since']} reaches a component")
    if given["shard"]:
        cases = read_shard(given["shard"]).of(cases, lambda case: selection.cost(kit, case))
    return Plan(cases, given["norms"], given["workers"], given["connect"], given["cpu"])


def _own_page(components: tuple[str, ...], themes: tuple[str, ...], given: dict[str, Any]) -> Result:
    from kit.verify.findings import Result
    from kit.verify.lab import open_browser
    from kit.verify.output.progress import Progress
    from kit.verify.own.promises import read_pledges
    from kit.verify.own.run import Errand, keep, named_with
    from kit.verify.shards import read_shard

    if components or themes or any(given[name] for name in _OF_KITS):
        raise click.UsageError("--url is about a page of your own: leave out what is about a kit")
    if not given["url"].startswith(("http://", "https://")):
        raise KitError("not the address of a page", given=given["url"], fix="write it with http:// or https://")
    config = given["config"] or Path("nodkit.toml")
    pledges = read_pledges(config)
    if given["promise"]:
        pledges = named_with(pledges, given["promise"])
    if given["shard"]:
        pledges = read_shard(given["shard"]).of(pledges, lambda _: 1)
    errand = Errand(given["url"], config, pledges)
    files = {errand.case(pledge).component: _below(pledge.place.path) for pledge in pledges}

    def locate(page: str) -> str:
        return files.get(page, "")

    result = Result((), 0)
    for _ in range(given["repeat"]):
        with Progress(sys.stderr, len(pledges)) as progress, open_browser(given["connect"]) as browser:
            result = keep(errand, browser, progress)
        if result.findings:
            break
    hand_on(result, given, locate)
    return result


def _below(path: Path) -> str:
    here, whole = Path.cwd(), path.resolve()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else ""
