"""What can be known of components besides how they look: what they weigh, and what a run of verify found."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kit.sizes import BROTLI_QUALITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = "gallery/facts.js"
_IMPORT = re.compile(r"""(?:import|export)\b[^;'"()]*?(\(\s*)?["'](\.\.?/[^"']+)["']""")


def facts_js(files: Mapping[str, str], components: Iterable[str], verdicts: Path | None) -> str:
    """Return the module that the inspector fetches. ``verdicts`` is a file of ``nodkit verify --json``, or None."""
    facts = {
        "bytes": {name: bytes_of(files, name) for name in components},
        "verified": verified(verdicts) if verdicts else None,
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return f"/** What is known of these components; written by nodkit. */\nexport default {text};\n"


def bytes_of(files: Mapping[str, str], name: str) -> dict[str, int]:
    """Return the brotli bytes of a component: its ``script``, its ``styles``, and what it fetches ``later``.

    The script is the module with all that it imports, shared parts among them; each file is compressed on its own.
    """
    now, later = _reached(files, f"{name}/{name}.js")
    return {
        "script": sum(_packed(files[path]) for path in now),
        "styles": _packed(files[f"{name}/{name}.css"]),
        "later": sum(_packed(files[path]) for path in later),
    }


def _reached(files: Mapping[str, str], start: str) -> tuple[set[str], set[str]]:
    """Return the modules that are loaded with one, and those that it may fetch afterwards."""
    now, afterwards = {start}, set[str]()
    todo = [(start, True)]
    while todo:
        path, at_once = todo.pop()
        for lazily, target in _targets(files[path]):
            found = _joined(path, target)
            mine = now if at_once and not lazily else afterwards
            if found in files and found not in mine:
                mine.add(found)
                todo.append((found, mine is now))
    return now, afterwards - now


@lru_cache(maxsize=512)
def _targets(text: str) -> list[tuple[str, str]]:
    return _IMPORT.findall(text)


def _joined(path: str, target: str) -> str:
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@lru_cache(maxsize=512)
def _packed(text: str) -> int:
    import brotli

    return len(brotli.compress(text.encode(), quality=BROTLI_QUALITY))


def verified(path: Path) -> dict[str, Any]:
    """Return what a run found, by component: when it was, and each sentence with how often it held and was broken.

    KitError where the file cannot be read, or holds no run.
    """
    from kit.verify.records import from_json

    result = from_json(path)
    rows: dict[str, dict[tuple[str, str], dict[str, Any]]] = defaultdict(dict)
    for verdict in result.verdicts:
        broken = {finding.promise for finding in verdict.findings}
        for says in verdict.promises:
            row = rows[verdict.case.component].setdefault(
                (verdict.check, says), {"check": verdict.check, "says": says, "held": 0, "broken": 0}
            )
            row["broken" if says in broken else "held"] += 1
    heard: dict[str, list[list[Any]]] = {}
    for one in result.verdicts:
        key, told = f"{one.case.component}/{one.case.example}", _heard(one.timelines)
        if len(told) > len(heard.get(key, [])):
            heard[key] = told
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for finding in result.findings:
        place = f"{finding.example} · {finding.theme} · {finding.mode}"
        keys = ("check", "level", "promise", "expected", "seen", "reproduce")
        found[finding.component].append({"place": place, **{key: getattr(finding, key) for key in keys}})
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M UTC")
    components = {name: {"rows": list(each.values()), "findings": found[name]} for name, each in sorted(rows.items())}
    return {"when": when, "components": components, "heard": heard}


def _heard(timelines: Iterable[Any]) -> list[list[Any]]:
    """Return what was said and when (ms), in the log that has the most of it."""
    logs = [[[m.at, m.words] for m in timeline.moments if m.kind == "said"] for timeline in timelines]
    return max(logs, key=len, default=[])
