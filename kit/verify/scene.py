"""What stands on the stage: one example, dressed in a theme, in given circumstances."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qs, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.verify.built import BuiltKit

Via = Literal["call", "html", "attributes"]


@dataclass(frozen=True)
class Scene:
    """An example in its circumstances.

    ``via``: made by a click that calls the function, or standing in the page as a server prints it, or as a bare tag
    with attributes. ``options`` are laid over those of the example. ``place`` is where the function is told to put
    it: into the stage's ``mount``, or where it goes by itself. ``speech="region"`` takes ``ariaNotify`` away.
    ``html`` stands in for the example's printed markup.
    """

    component: str
    example: str
    theme: str = "base"
    mode: str = "light"
    direction: Literal["ltr", "rtl"] = "ltr"
    motion: Literal["full", "reduced"] = "full"
    via: Via = "call"
    place: Literal["mount", "own"] = "mount"
    speech: Literal["notify", "region"] = "notify"
    colors: Literal["none", "active"] = "none"
    options: Mapping[str, Any] = field(default_factory=dict)
    html: str = ""

    @property
    def query(self) -> str:
        """The address of the stage page of this scene, as a query string."""
        plain = {key: getattr(self, key) for key in _PLAIN}
        return urlencode({**plain, "options": json.dumps(dict(self.options))})

    @property
    def media(self) -> dict[str, Any]:
        """What the browser has to pretend, as Playwright's ``emulate_media`` names it."""
        return {
            "color_scheme": "dark" if self.mode.startswith("dark") else "light",
            "contrast": "more" if self.mode.endswith("more") else "no-preference",
            "reduced_motion": "reduce" if self.motion == "reduced" else "no-preference",
            "forced_colors": self.colors,
        }


_PLAIN = ("component", "example", "theme", "mode", "direction", "via", "place", "speech", "html")


def read_scene(query: str) -> Scene:
    """Return the scene that a query string names; KeyError or ValueError where it names none."""
    values = {key: value[0] for key, value in parse_qs(query, strict_parsing=True).items()}
    options = json.loads(values.pop("options", "{}"))
    known = {key: value for key, value in values.items() if key in _PLAIN}
    return Scene(**known, options=options)  # type: ignore[arg-type]


def options_of(kit: BuiltKit, scene: Scene) -> dict[str, Any]:
    """Return the options that the scene's component gets, by their names in the spec."""
    return {**kit.component(scene.component).example(scene.example).options, **scene.options}
