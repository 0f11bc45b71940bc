"""How soon the gallery can be used, and how soon it shows what was saved: `make bench-gallery`. Judges nothing.

First load: every component in every theme, from a server on this machine, with an empty cache; usable is when the page's
modules have run and a card plays. Reload: from the save of a template to the event that tells the page that it is built.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import brotli

from kit.cli._common import library, read_kit, settings
from kit.gallery.making import Wanted, made
from kit.library import built_in
from kit.verify.built import read_kit as read_built
from kit.verify.lab import open_browser
from kit.verify.server import serve
from kit.writer import write

ROUNDS = 5
_USABLE = """() => new Promise((done) => {
  const card = document.querySelector("[data-words][data-example='toast/default']");
  const look = () => card.querySelector("nod-toast:not([still])") ? done(performance.now()) : requestAnimationFrame(look);
  const press = () => document.querySelector("[data-view] [value=base]")?.matches(":checked") ? (card.querySelector("[data-play='']").click(), look()) : requestAnimationFrame(press);
  press();
})"""
_LOADED = "() => performance.getEntriesByType('resource').map((one) => one.name)"


def load(folder: Path) -> dict[str, float]:
    """Return the files of a first load, their bytes, the median ms until a card has played, and of work of the page's main thread."""
    times, work, names = [], [], []
    with serve(read_built(folder)) as server, open_browser() as browser:
        for _ in range(ROUNDS):
            context = browser.new_context()
            page = context.new_page()
            devtools = context.new_cdp_session(page)
            devtools.send("Performance.enable")
            page.goto(f"{server.address}/index.html", wait_until="commit")
            page.wait_for_selector("[data-view]", state="attached")
            times.append(page.evaluate(_USABLE))
            told = devtools.send("Performance.getMetrics")["metrics"]
            work.append(next(one["value"] for one in told if one["name"] == "TaskDuration") * 1000)
            names = ["index.html", *(name.removeprefix(f"{server.address}/") for name in page.evaluate(_LOADED))]
            context.close()
    data = [(folder / name).read_bytes() for name in dict.fromkeys(names) if (folder / name).is_file()]
    packed = sum(len(brotli.compress(one, quality=5)) for one in data)
    return {
        "files": len(data),
        "raw": sum(map(len, data)),
        "brotli": packed,
        "usable_ms": statistics.median(times),
        "usable_work_ms": statistics.median(work),
    }


def rebuild() -> dict[str, float]:
    """Return the median ms of a rebuild after one template was saved, and the CPU ms of it."""
    with tempfile.TemporaryDirectory() as name:
        own = Path(name) / "components" / "toast"
        shutil.copytree(built_in().component_names["toast"], own)
        template = own / "toast.css.j2"
        wall, cpu = [], []
        for number in range(ROUNDS + 1):
            template.write_text(template.read_text(encoding="utf-8") + f"\n/* {number} */\n", encoding="utf-8")
            start, used = time.perf_counter(), time.process_time()
            shelf = built_in([Path(name)])
            made(shelf.kit((), shelf.theme_order, settings("nod", "friendly", "en")), Wanted(live=True))
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - used) * 1000)
    return {"rebuild_ms": statistics.median(wall[1:]), "rebuild_cpu_ms": statistics.median(cpu[1:])}


def main() -> None:
    """Print the figures as JSON."""
    with tempfile.TemporaryDirectory() as name:
        kit = read_kit((), ())
        write(made(kit, Wanted()), Path(name))
        figures = {
            "components": len(kit.components),
            "themes": len(library().theme_names),
            **load(Path(name)),
            **rebuild(),
        }
    sys.stdout.write(json.dumps({key: round(value) for key, value in figures.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
