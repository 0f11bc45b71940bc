"""Target ``react``: the npm package with React 19 components, and types for the raw tags in JSX."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kit.names import camel
from kit.targets._frames import components, indented, together
from kit.targets._package import Addition, package
from kit.targets._vite import sources

if TYPE_CHECKING:
    from kit.model import Kit
    from kit.targets import Files
    from kit.targets._frames import Face

ABOUT = "an npm package with React 19 components and JSX types; in a project, its source"
PEER = {"react": ">=19"}


def pack(kit: Kit) -> Files:
    """Return an npm package that offers ``<name>/react`` beside the elements."""
    return package(kit, Addition("react", {**components(kit, "react", _printed), **together(kit, "react")}, PEER))


def own(kit: Kit) -> Files:
    """Return the source for a Vite project: each component's folder offers its React component too."""
    return sources(kit, components(kit, "react", _printed), beside=("react",))


def _printed(one: Face) -> tuple[str, str]:
    return _module(one), _declarations(one)


def _module(one: Face) -> str:
    options = json.dumps([camel(name) for name in one.options])
    events = json.dumps({event.handler: event.name for event in one.events})
    return (
        '"use client";\n'
        'import { component } from "../react/component.js";\n'
        f'import {{ {one.kind} }} from "./{one.name}.js";\n\n'
        f'export const {one.title} = /* @__PURE__ */ component("{one.tag}", {one.kind}, {options}, {events});\n'
    )


def _declarations(one: Face) -> str:
    return f"""\
import type {{ HTMLAttributes, ReactElement, Ref }} from "react";
import type {{ {one.kind}, {one.kind}Options }} from "./{one.name}.js";

interface Handlers {{
{indented(one.handlers(), 2)}
  ref?: Ref<{one.kind}>;
}}
type Own = {one.props} & Handlers;

/** The props of `{one.title}`: its options, handlers of its events, and what every element takes. */
export type {one.title}Props = Own & Omit<HTMLAttributes<{one.kind}>, keyof Own | "children">;

export declare function {one.title}(props: {one.title}Props): ReactElement;

interface {one.kind}Attributes {{
{indented(one.attributes("on{}".format), 2)}
  class?: string;
  ref?: Ref<{one.kind}>;
}}

declare module "react" {{
  namespace JSX {{
    interface IntrinsicElements {{
      "{one.tag}": {one.kind}Attributes & Omit<HTMLAttributes<{one.kind}>, keyof {one.kind}Attributes>;
    }}
  }}
}}

export {{}};
"""
