"""Target ``svelte``: the npm package with types for the tags in Svelte 5; custom elements need no wrappers there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.targets._frames import faces, indented
from kit.targets._package import Addition, package
from kit.targets._vite import sources

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files
    from kit.targets._frames import Face

ABOUT = "an npm package with types for Svelte 5; in a project, its source"
PEER = {"svelte": ">=5"}


def pack(kit: Kit) -> Files:
    """Return an npm package whose ``<name>/svelte`` brings the types of the tags."""
    text = "".join(f'import "../{component.name}/svelte.js";\n' for component in kit.components)
    index = {"svelte/index.js": "export {};\n", "svelte/index.d.ts": f"{text}export {{}};\n"}
    return package(kit, Addition("svelte", {**_types(kit), **index}, PEER))


def own(kit: Kit) -> Files:
    """Return the source for a Vite project: each component's folder brings its types along."""
    return sources(kit, _types(kit), types=("svelte",))


def _types(kit: Kit) -> Files:
    return {f"{one.name}/svelte.d.ts": _declarations(one) for one in faces(kit)}


def _declarations(one: Face) -> str:
    return f"""\
import type {{ HTMLAttributes }} from "svelte/elements";
import type {{ {one.kind} }} from "./{one.name}.js";

interface {one.kind}Attributes {{
{indented(one.attributes("on{}".format), 2)}
}}

declare module "svelte/elements" {{
  interface SvelteHTMLElements {{
    "{one.tag}": {one.kind}Attributes & Omit<HTMLAttributes<{one.kind}>, keyof {one.kind}Attributes>;
  }}
}}

export {{}};
"""
