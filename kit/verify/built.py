"""A built kit as verification sees it: what ``kit.json`` says, checked for what is needed here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kit.errors import KitError, Place, did_you_mean
from kit.promises import Promise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MANIFEST = "kit.json"
_FIX = "build the kit again with `nodkit build`"


@dataclass(frozen=True)
class Example:
    """A named set of options, the markup that a server would print for it, and what its demonstration plays."""

    name: str
    options: Mapping[str, Any]
    html: str
    plays: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Component:
    """One component of the kit. ``options``, ``parts``, ``methods`` and ``times`` are as the spec has them."""

    name: str
    family: str
    tag: str
    css: str
    module: str
    define: str
    function: str
    first: str
    options: Mapping[str, Mapping[str, Any]]
    parts: tuple[str, ...]
    examples: tuple[Example, ...]
    promises: tuple[Promise, ...]
    times: Mapping[str, int] = field(default_factory=dict)
    methods: frozenset[str] = frozenset()

    def example(self, name: str) -> Example:
        """Return the example of that name, or raise with the nearest one."""
        for example in self.examples:
            if example.name == name:
                return example
        raise KitError(
            f"{self.name} has no such example",
            given=name,
            fix=did_you_mean(name, [example.name for example in self.examples]),
        )


@dataclass(frozen=True)
class Theme:
    """One theme of the kit: its style sheet, and the modes it has."""

    name: str
    css: str
    modes: tuple[str, ...]


@dataclass(frozen=True)
class BuiltKit:
    """A folder with a built kit in it."""

    root: Path
    prefix: str
    locale: str
    themes: Mapping[str, Theme]
    components: Mapping[str, Component]

    def component(self, name: str) -> Component:
        """Return the component of that name, or raise with the nearest one."""
        if name not in self.components:
            raise KitError("this kit has no such component", given=name, fix=did_you_mean(name, self.components))
        return self.components[name]

    def theme(self, name: str) -> Theme:
        """Return the theme of that name, or raise with the nearest one."""
        if name not in self.themes:
            raise KitError("this kit has no such theme", given=name, fix=did_you_mean(name, self.themes))
        return self.themes[name]


def read_kit(root: Path) -> BuiltKit:
    """Read ``kit.json`` in a folder. KitError where there is none, or where it lacks what is needed."""
    path = root / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return BuiltKit(
            root=root.resolve(),
            prefix=data["prefix"],
            locale=data["locale"],
            themes={
                name: Theme(name, entry["css"], tuple(entry["modes"]) or ("light",))
                for name, entry in data["themes"].items()
            },
            components={name: _component(name, entry) for name, entry in data["components"].items()},
        )
    except OSError as error:
        raise KitError(f"not a built kit: {error.strerror}", at=path, fix="name the folder of a build") from error
    except json.JSONDecodeError as error:
        raise KitError(f"broken JSON: {error.msg}", at=Place(path, error.lineno, error.colno), fix=_FIX) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise KitError("kit.json lacks something", at=path, given=error, fix=_FIX) from error
    except ValidationError as error:
        raise KitError(f"kit.json holds a promise that cannot be read: {error}", at=path, fix=_FIX) from error


def _component(name: str, entry: Mapping[str, Any]) -> Component:
    return Component(
        name=name,
        **{key: entry[key] for key in ("family", "tag", "css", "module", "define", "options", "times")},
        function=entry["call"]["name"],
        first=entry["call"]["first"],
        parts=tuple(entry["parts"]),
        methods=frozenset(entry["methods"]),
        examples=tuple(
            Example(one["name"], one["options"], one["html"], tuple(one["plays"])) for one in entry["examples"]
        ),
        promises=tuple(Promise.model_validate(_readable(promise)) for promise in entry["promises"]),
    )


def _readable(promise: Mapping[str, Any]) -> dict[str, Any]:
    """Give times their unit back: the models read them as people write them."""
    return {**promise, "steps": _timed(promise["steps"])}


def _timed(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**step, "time": f"{step['time']}ms"} if "time" in step else dict(step) for step in steps]
