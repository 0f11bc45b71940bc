"""Target ``storybook``: stories in Component Story Format 3, one file a component, one story an example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.targets import _views as views
from kit.targets._core import core_files
from kit.targets._frames import face, pascal

if TYPE_CHECKING:
    from kit.model import Component, Kit
    from kit.targets import Files
    from kit.targets._frames import Event, Face

ABOUT = "stories for Storybook, with controls, actions and what each example plays"
_CONTROLS = {"text": "text", "number": "number", "flag": "boolean", "list": "object"}


def pack(kit: Kit) -> Files:
    """Return the kit, ``stories/<component>.stories.js``, and ``stories/preview.js`` for ``.storybook/preview.js``."""
    stories = {f"stories/{one.name}.stories.js": _stories(one, face(one, kit.settings)) for one in kit.components}
    return {**core_files(kit), **stories, "stories/preview.js": _preview(kit)}


def _stories(component: Component, seen: Face) -> str:
    spec, name = component.spec, component.name
    call = spec.call.name
    meta = {
        "title": f"{views.FAMILIES[spec.family][1]}/{views.title(name)}",
        "tags": ["autodocs"],
        "argTypes": {
            **{camel(key): _control(option) for key, option in spec.options.items()},
            **{event.name: _action(event) for event in seen.events},
        },
        "parameters": {"docs": {"description": {"component": spec.summary}}},
    }
    lines = [
        f'import {{ {call} }} from "../define/{name}.js";',
        "",
        "/** Put into an element of the story, so that it goes when the story goes. */",
        "const render = (args) => {",
        '  const into = document.createElement("div");',
        f"  for (const name of {_literal([event.name for event in seen.events])}) {{",
        "    into.addEventListener(name, (event) => args[name]?.(event.detail));",
        "  }",
        f"  {call}({{ ...args, into }});",
        "  return into;",
        "};",
        "",
        f"export default {{{_members(meta)},\n  render,\n}};",
        *(line for example in spec.examples for line in _story(example, seen)),
    ]
    return "\n".join(lines) + "\n"


def _story(example: Any, seen: Face) -> list[str]:
    story: dict[str, Any] = {"name": views.title(example.name), "args": views.options_in_js(example.options)}
    if example.about:
        story["parameters"] = {"docs": {"description": {"story": example.about}}}
    plays = [line for step in example.plays for line in _play(step)]
    body = [f"  {_members(story).lstrip()},"]
    if plays:
        body += [
            "  play: async ({ canvasElement }) => {",
            f'    const element = canvasElement.querySelector("{seen.tag}");',
            *(f"    {line}" for line in plays),
            "  },",
        ]
    return ["", f"export const {pascal(example.name)} = {{", *body, "};"]


def _play(step: Any) -> list[str]:
    if step.verb == "run":
        return [f"await new Promise((resolve) => setTimeout(resolve, {step.time}));"]
    arguments = ", ".join(_literal(value) for value in step.args)
    return [f"element?.{step.method}({arguments});"]


def _control(option: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"description": option.about}
    if option.type == "choice":
        return {**row, "control": "select", "options": list(option.choices)}
    return {**row, "control": _CONTROLS[option.type]}


def _action(event: Event) -> dict[str, Any]:
    """Return what makes Storybook give a story a function of this name, and show when it is called."""
    return {"action": event.name, "description": event.about, "table": {"category": "events"}}


def _preview(kit: Kit) -> str:
    """Return a preview: all styles, all themes, and a toolbar for theme and mode."""
    prefix, themes = kit.settings.prefix, [theme.name for theme in kit.themes]
    toolbar = {
        "theme": {"description": "Theme", "toolbar": {"icon": "paintbrush", "items": themes, "dynamicTitle": True}},
        "mode": {
            "description": "Mode",
            "toolbar": {"icon": "mirror", "items": list(kit.themes[0].modes), "dynamicTitle": True},
        },
    }
    given = {"theme": themes[0], "mode": kit.themes[0].modes[0]}
    return "\n".join(
        [
            *(f'import "../themes/{name}.css";' for name in themes),
            f'import "../{prefix}.css";',
            "",
            "/** Used as .storybook/preview.js. */",
            "export default {",
            f"  globalTypes: {_literal(toolbar)},",
            f"  initialGlobals: {_literal(given)},",
            "  decorators: [",
            "    (story, { globals }) => {",
            f"      document.documentElement.dataset.{prefix}Theme = globals.theme;",
            f"      document.documentElement.dataset.{prefix}Mode = globals.mode;",
            "      return story();",
            "    },",
            "  ],",
            "};",
            "",
        ]
    )


def _members(value: dict[str, Any]) -> str:
    """Return the members of an object, a line each: Storybook reads titles and tags without running the file."""
    return "".join(f"\n  {key}: {_literal(item)}," for key, item in value.items()).rstrip(",")


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
