"""What is not as approved, on one page: approved, now and difference, to lay over each other; motion in words."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import TYPE_CHECKING

from kit.snapshots.brief import anchor, brief
from kit.snapshots.reels import reels
from kit.verify.output.shell import Report, filters, print_report

if TYPE_CHECKING:
    from pathlib import Path

    from kit.snapshots.run import Change, Outcome


def report(outcome: Outcome, approved: Path) -> str:
    """Return the page as HTML. ``approved`` is the folder of approved pictures of these surroundings."""
    count = len(outcome.changes)
    facts = " · ".join(
        [f"{outcome.taken} pictures, and the motion of each example", outcome.surroundings, *outcome.told]
    )
    verdict = f"{count} not as approved" if count else "all as approved"
    mark = "broken" if count else "kept"
    page = brief(outcome.changes) + body(outcome, approved) if count else body(outcome, approved)
    return print_report(Report("Pictures and motion", verdict, mark, facts, page))


def body(outcome: Outcome, approved: Path) -> str:
    """Return what stands on the page, as HTML: a card for each change."""
    return _changes(outcome.changes, approved) if outcome.changes else _none()


def _none() -> str:
    return '<section aria-labelledby="changes"><h2 id="changes">Changes</h2><p>None.</p></section>'


def _changes(changes: tuple[Change, ...], approved: Path) -> str:
    choices: dict[str, list[str]] = {
        "component": sorted({_component(change) for change in changes}),
        "look": sorted({_look(change) for change in changes}),
        "kind": sorted({_kind(change) for change in changes}),
    }
    cards = "\n".join(_card(change, approved) for change in changes)
    return (
        f'<section aria-labelledby="changes"><h2 id="changes">Changes</h2>{filters(choices)}'
        f'<ol class="cards">\n{cards}\n</ol>'
        '<p class="again"><code>nodkit snap --approve</code><button type="button" class="copy" hidden>Copy</button></p>'
        "</section>"
    )


def _card(change: Change, approved: Path) -> str:
    kind = _kind(change)
    data = f'data-component="{escape(_component(change))}" data-look="{escape(_look(change))}" data-kind="{kind}"'
    told = "".join(f"<li>{escape(line.strip())}</li>" for line in change.difference.says.splitlines())
    return (
        f'<li class="card broken" id="{anchor(change.name)}" {data}><h3>{escape(change.name)}</h3>'
        f'<p class="place"><span class="tag">{kind}</span></p><ul class="told">{told}</ul>'
        f"{_views(change, approved)}</li>"
    )


def _views(change: Change, approved: Path) -> str:
    """Return the pictures side by side and, where there are two, the means to lay one over the other."""
    if change.picture is None:
        return ""
    now = _address(change.picture.png())
    file = approved / f"{change.name}.png"
    old = _address(file.read_bytes()) if file.is_file() else ""
    shown = {"approved": old, "now": now, "difference": _difference(change)}
    if _kind(change) == "film":
        return reels(change.name, shown)
    figures = "".join(_figure(title, address, change.name) for title, address in shown.items() if address)
    pair = f'<div class="pair">{figures}</div>'
    return f"{_choice(change.name)}{pair}{_onion(change.name, old, now)}" if old else pair


def _choice(name: str) -> str:
    inputs = "".join(
        f'<label><input type="radio" name="view-{escape(name)}" value="{value}"{checked}> {words}</label>'
        for value, words, checked in (
            ("side", "side by side", " checked"),
            ("slider", "slider", ""),
            ("onion", "onion skin", ""),
        )
    )
    return f'<fieldset class="views" hidden><legend>View</legend>{inputs}</fieldset>'


def _onion(name: str, old: str, now: str) -> str:
    """Return both pictures in one place; the script says what of the upper one is seen."""
    return (
        '<div class="onion" hidden><div class="stack">'
        f'<img src="{old}" alt="{escape(name)} as approved">'
        f'<img class="over" src="{now}" alt="{escape(name)} now"></div>'
        '<label><span></span><input type="range" min="0" max="100" value="50"></label></div>'
    )


def _figure(title: str, address: str, name: str) -> str:
    alt = f"{name}: {title}"
    return f'<figure><figcaption>{title}</figcaption><img src="{address}" alt="{escape(alt)}"></figure>'


def _difference(change: Change) -> str:
    if change.difference.mark is None:
        return ""
    out = io.BytesIO()
    change.difference.mark.save(out, "PNG")
    return _address(out.getvalue())


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _kind(change: Change) -> str:
    if "-film/" in change.name:
        return "film"
    if change.picture is not None:
        return "picture"
    return "motion" if "-motion/" in change.name else "gone"


def _look(change: Change) -> str:
    return change.name.split("/")[0].removesuffix("-motion").removesuffix("-film")


def _component(change: Change) -> str:
    return change.name.split("/")[1]
