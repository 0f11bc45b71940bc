"""Target ``vue``: the npm package with Vue 3 components, and types for the raw tags in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.names import camel
from kit.targets._frames import components, indented, pascal, together
from kit.targets._package import Addition, package
from kit.targets._vite import sources

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files
    from kit.targets._frames import Face

ABOUT = "an npm package with Vue 3 components and template types; in a project, its source"
PEER = {"vue": ">=3.5"}


def pack(kit: Kit) -> Files:
    """Return an npm package that offers ``<name>/vue`` beside the elements."""
    return package(kit, Addition("vue", {**components(kit, "vue", _printed), **together(kit, "vue")}, PEER))


def own(kit: Kit) -> Files:
    """Return the source for a Vite project: each component's folder offers its Vue component too."""
    return sources(kit, components(kit, "vue", _printed), beside=("vue",))


def _printed(one: Face) -> tuple[str, str]:
    return _module(one), _declarations(one)


def _module(one: Face) -> str:
    options = ", ".join(
        f"{camel(name)}: {'Boolean' if option.type == 'flag' else 'null'}" for name, option in one.options.items()
    )
    events = ", ".join(f'"{event.short}": "{event.name}"' for event in one.events)
    return (
        'import { component } from "../vue/component.js";\n'
        f'import {{ {one.kind} }} from "./{one.name}.js";\n\n'
        f"export const {one.title} = /* @__PURE__ */ "
        f'component("{one.tag}", {one.kind}, {{ {options} }}, {{ {events} }});\n'
    )


def _declarations(one: Face) -> str:
    return f"""\
import type {{ AllowedComponentProps, HTMLAttributes, VNodeProps }} from "vue";
import type {{ {one.kind}, {one.kind}Options }} from "./{one.name}.js";

interface Handlers {{
{indented(one.handlers(), 2)}
}}

/** The props of `{one.title}`: its options, and handlers of what it emits. */
export type {one.title}Props = {one.props} & Handlers;

/** `element` is the custom element, as soon as it is mounted. */
export declare const {one.title}: new () => {{
  $props: {one.title}Props & Omit<HTMLAttributes, keyof {one.title}Props> & AllowedComponentProps & VNodeProps;
  element: {one.kind} | null;
}};

interface {one.kind}Attributes {{
{indented(one.attributes(_handler), 2)}
}}

declare module "vue" {{
  interface GlobalComponents {{
    "{one.tag}": new () => {{
      $props: {one.kind}Attributes & Omit<HTMLAttributes, keyof {one.kind}Attributes> & AllowedComponentProps
        & VNodeProps;
    }};
  }}
}}

export {{}};
"""


def _handler(event: str) -> str:
    """Return what Vue makes of ``@nod-state``."""
    return f"on{pascal(event)}"
