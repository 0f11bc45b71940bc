"""The changes of a run in short: each difference once, with all examples that have it, for one change reaches many."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.snapshots.run import Change

_NAMED = 6


def brief(changes: Sequence[Change]) -> str:
    """Return a table as HTML: what differs, and where, the most frequent first, with a link to each card."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        for words in _told(change):
            groups.setdefault(words, []).append(change)
    rows = "".join(_row(words, group) for words, group in sorted(groups.items(), key=lambda one: -len(one[1])))
    return (
        '<section aria-labelledby="brief"><h2 id="brief">In short</h2>'
        '<section class="wide" aria-label="Changes in short" tabindex="0"><table><thead><tr>'
        '<th scope="col">what differs</th><th scope="col">where</th><th scope="col" class="number">times</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></section></section>"
    )


def anchor(name: str) -> str:
    """Return the id of a change's card: letters, digits and dashes, as every tool that reads ids takes them."""
    return escape(name.replace("/", "--"))


def _told(change: Change) -> Iterator[str]:
    """Yield the differences of a change, without how many pixels they are and where: this is another each time."""
    for line in change.difference.says.splitlines():
        colours = line.rpartition("; most went ")[2]
        yield f"colour {colours}" if colours != line else line.strip()


def _row(words: str, group: Sequence[Change]) -> str:
    links = [f'<a href="#{anchor(one.name)}">{escape(one.name)}</a>' for one in group[:_NAMED]]
    more = [f"and {len(group) - _NAMED} more"] if len(group) > _NAMED else []
    return f'<tr><td>{escape(words)}</td><td>{", ".join([*links, *more])}</td><td class="number">{len(group)}</td></tr>'
