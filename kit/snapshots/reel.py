"""The reel: many examples side by side, each in a small page of its own, all at the same moment of one frozen clock.

So that what costs, which is to open pages, to let time pass and to capture, is paid once for all of them.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kit.errors import KitError
from kit.names import camel
from kit.verify.drive import is_fatal
from kit.verify.scene import Scene, options_of, read_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Page

    from kit.verify.built import BuiltKit, Example
    from kit.verify.lab import Lab

ADDRESS, CELL, STYLES = "/-/reel", "/-/cell", "/-/reel.css"
# As wide as a phone; four in a row.
WIDTH, HEIGHT, ROW = 328, 288, 4
MOST = 16  # frames on one page

_CSS = f"""
html {{ background: var(--nod-color-canvas); }}
body {{ margin: 0; color: var(--nod-color-text); font-family: var(--nod-font-body); }}
iframe {{ display: block; inline-size: {WIDTH}px; block-size: {HEIGHT}px; border: 0; }}
.reel {{ display: flex; flex-wrap: wrap; inline-size: {WIDTH * ROW}px; }}
#mount {{ box-sizing: border-box; inline-size: 100%; padding: 16px; }}
"""
_REEL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Reel</title><link rel="stylesheet" href="{styles}"></head>
<body class="reel">{cells}</body></html>
"""
_CELL = """<!doctype html>
<html lang="{locale}" data-{prefix}-theme="{theme}" data-{prefix}-mode="{mode}" data-place="mount" {options}>
<head>
<meta charset="utf-8">
<title>{component}: {example}</title>
<link rel="stylesheet" href="/{theme_css}">
<link rel="stylesheet" href="/{css}">
<link rel="stylesheet" href="{styles}">
<script type="module" src="/-/stage/{component}.js"></script>
</head>
<body>
<p hidden><button id="trigger" type="button">Show</button><button id="inside" type="button">Show</button></p>
<div id="mount"></div>
</body>
</html>
"""


@dataclass(frozen=True)
class Cell:
    """One example in a theme and mode; ``name`` is what its files are called."""

    name: str
    scene: Scene
    example: Example


def reel_pages(kit: BuiltKit) -> dict[str, Callable[[str], str]]:
    """Return the composed pages of a reel, for a server."""
    return {
        CELL: lambda query: cell_html(kit, read_scene(query)),
        STYLES: lambda _query: _CSS.replace("--nod-", f"--{kit.prefix}-"),
        ADDRESS: _reel_html,
    }


def cell_html(kit: BuiltKit, scene: Scene) -> str:
    """Return the page of one example, with nothing else on it."""
    component, theme = kit.component(scene.component), kit.theme(scene.theme)
    values = {
        "locale": kit.locale,
        "prefix": kit.prefix,
        "theme": scene.theme,
        "mode": scene.mode,
        "component": scene.component,
        "example": scene.example,
        "theme_css": theme.css,
        "css": component.css,
        "styles": STYLES,
    }
    options = json.dumps({camel(name): value for name, value in options_of(kit, scene).items()})
    safe = {key: escape(value) for key, value in values.items()}
    return _CELL.format(**safe, options=f'data-options="{escape(options)}"')


def _reel_html(query: str) -> str:
    frames = "".join(
        f'<iframe title="{number}" src="{CELL}?{escape(one)}"></iframe>' for number, one in _queries(query)
    )
    return _REEL.format(styles=STYLES, cells=frames)


def _queries(query: str) -> Iterator[tuple[int, str]]:
    from urllib.parse import parse_qs

    return enumerate(parse_qs(query, strict_parsing=True)["cell"])


class Reel:
    """An open reel. Time passes in all of its frames by ``run`` alone."""

    def __init__(self, page: Page, cells: Sequence[Cell]) -> None:
        self.page = page
        self.cells = cells
        self.errors: list[str] = []

    def every(self, body: str, arguments: Any = None) -> list[Any]:
        """Run a function ``(frame, index, arguments)`` for each frame, and return what each returns."""
        each = f"(one, index) => ({body})(one.contentWindow, index, given)"
        script = f"(given) => Promise.all([...document.querySelectorAll('iframe')].map({each}))"
        made: list[Any] = self.page.evaluate(script, arguments)
        return made

    def show(self) -> None:
        """Show each example by its call. KitError where a component's module does not run."""
        lost = [index for index, there in enumerate(self.every("(frame) => Boolean(frame.stage)")) if not there]
        if lost:
            names = ", ".join(self.cells[index].name for index in lost)
            raise KitError("a component's module does not run", given=names, fix="run: nodkit verify --check X0")
        self.every("(frame) => frame.stage.landed?.()")  # what is fetched later is here before it is wanted
        self.every("(frame) => { frame.nodWatch.deaf = true; frame.stage.show(); frame.nodWatch.running(); }")

    def run(self, milliseconds: int) -> None:
        """Let time pass, in each frame by its own clock; where that is not to be found, in all by Playwright's."""
        from playwright.sync_api import Error

        problems = self.every("(frame, index, ms) => frame.nodWatch.pass(ms)", milliseconds)
        self.errors += [problem for problem in problems if problem]
        if None not in problems:
            return
        try:
            self.page.clock.run_for(milliseconds)
        except Error as error:  # what a timer of a page throws arrives here
            if is_fatal(error):
                raise
            self.errors.append(str(error).splitlines()[0])

    def play(self, index: int, play: Mapping[str, Any]) -> None:
        """Call a method of an example, as its demonstration does."""
        given = [index, camel(play["method"]), list(play["args"])]
        self.every(_CALL, given)

    def play_apart(self, end: int, step: int) -> bool:
        """Play each example through, up to ``end`` ms, by its own frame's clock: one after the other, in one call.

        Time passes in steps of at most so many ms. False, and nothing done, where a frame's clock is not to be found.
        """
        calls: list[list[Any]] = [[] for _ in self.cells]
        for at, index, play in schedule(self.cells):
            calls[index].append([at, camel(play["method"]), list(play["args"])])
        problems = self.page.evaluate(_PLAY, [calls, end, step])
        self.errors += problems or []
        return problems is not None


_CALL = "(frame, at, [index, method, args]) => { if (at === index) frame.stage.last()[method](...args); }"
_PLAY = """async ([calls, end, step]) => {
  const frames = [...document.querySelectorAll("iframe")].map((one) => one.contentWindow), problems = [];
  for (const frame of frames) if ((await frame.nodWatch.pass(0)) === null) return null;
  for (const [index, frame] of frames.entries()) {
    let now = 0;
    const until = async (at) => {
      while (now < at) {
        const wait = Math.min(step, at - now);
        problems.push(await frame.nodWatch.pass(wait));
        now += wait;
      }
    };
    for (const [at, method, given] of calls[index]) {
      await until(at);
      frame.stage.last()[method](...given);
      await frame.nodWatch.settle();
    }
    await until(end);
  }
  return problems.filter(Boolean);
}"""


@contextmanager
def open_reel(lab: Lab, cells: Sequence[Cell], *, frozen: bool) -> Iterator[Reel]:
    """Open examples side by side, in one look, for as long as the block runs; ``frozen``: movement takes no time."""
    rows = -(-len(cells) // ROW)
    with lab.context(frozen=frozen, size={"width": WIDTH * ROW, "height": HEIGHT * rows}) as context:
        page = context.new_page()
        query = urlencode([("cell", cell.scene.query) for cell in cells])
        page.goto(f"{lab.address}{ADDRESS}?{query}")

        _stop(page)
        yield Reel(page, cells)


def _stop(page: Page) -> None:
    """Let the browser's own animations stand: on a busy machine one would end, and be gone, before it is looked at."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})


def schedule(cells: Sequence[Cell]) -> list[tuple[int, int, Mapping[str, Any]]]:
    """Return what the demonstrations of the examples call, as (ms, index of the example, call), in order."""
    calls = []
    for index, cell in enumerate(cells):
        at = 0
        for play in cell.example.plays:
            if play["verb"] == "run":
                at += play["time"]
            else:
                calls.append((at, index, play))
    return sorted(calls, key=lambda call: call[:2])
