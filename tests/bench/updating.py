"""How long it takes to bring 30 files up to date, two of which somebody edited: beside copier, with the same files and news."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kit.library import built_in
from kit.model import Settings
from kit.targets import own_files
from kit.writer import write
from tests.bench.adding import GIT, committed, copied, git
from tests.bench.many import ROOT
from tests.bench.measured import NODKIT, FailedError, measure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.pages import Found

EDITED = "30 files, 2 of them edited, brought up to date"
FILES = ("toast.js", "toast.css")
NEWS, MINE = "/* News of the author. */\n", "\n/* An edit of mine. */\n"


def run(folder: Path, found: Found, *, quick: bool = False) -> None:
    """Measure below an empty folder, both in turns."""
    more = {"PYTHONPATH": str(ROOT), "CI": "1", **GIT}
    template = folder / "template"
    write(own_files("html", built_in().kit(("toast",), ("base",), Settings())), template / "nod")
    copied(template)
    _tell_news(template / "nod" / "toast", "")
    committed(template)
    git(template, "tag", "v2")
    copier = [str(ROOT / "tests/bench/peers/.venv/bin/copier")]
    for number in range(1 if quick else 5):
        for who in ("nodkit", "copier"):
            shop = folder / f"{who}-{number}"
            shop.mkdir()
            if who == "nodkit":
                own = shop / "components" / "toast"
                shutil.copytree(built_in().component_names["toast"], own)
                (shop / "package.json").write_text('{"name": "a-shop", "type": "module"}', encoding="utf-8")
                for words in (["init"], ["add", "toast"]):
                    measure([*NODKIT, *words], within=shop, more=more)
                _tell_news(own, ".j2")
                command = [*NODKIT, "update"]
            else:
                measure([*copier, "copy", "--defaults", "--vcs-ref", "v1", str(template), "."], within=shop, more=more)
                command = [*copier, "update", "--defaults", "--vcs-ref", "v2"]
            _edit(shop)
            committed(shop)
            cost = measure(command, within=shop, more=more)
            _check(shop, who)
            for figure in ("wall", "cpu", "memory"):
                found.setdefault((EDITED, who, figure), []).append(getattr(cost, figure))
            shutil.rmtree(shop)


def _tell_news(toast: Path, ending: str) -> None:
    """Change both files as their author would."""
    for name in FILES:
        file = toast / f"{name}{ending}"
        file.write_text(NEWS + file.read_text(encoding="utf-8"), encoding="utf-8")


def _edited(shop: Path) -> list[Path]:
    return [shop / "nod" / "toast" / name for name in FILES]


def _edit(shop: Path) -> None:
    for file in _edited(shop):
        with file.open("a", encoding="utf-8") as out:
            out.write(MINE)


def _check(shop: Path, who: str) -> None:
    """Let no one be fast who did not do it: both changes are in both files."""
    for file in _edited(shop):
        text = file.read_text(encoding="utf-8")
        if NEWS.strip() not in text or MINE.strip() not in text or "<<<<" in text:
            raise FailedError(f"{who} did not bring {file.name} up to date")
