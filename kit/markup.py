"""Compiles a component's HTML template into the DOM calls that build the same markup in the browser.

Markup exists once: in the template. JavaScript gets it as calls of ``fill``, ``h`` and ``s`` (see
``kit/runtime/element.js.j2``), so there is no ``innerHTML`` and Trusted Types stay enforced. Templates keep to what
Jinja and Django share: printing a dotted name, ``for``, and ``if`` about presence, around whole elements.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from kit.elements import Branch, Element, read_tree
from kit.errors import KitError, Place
from kit.names import camel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

_MARK = re.compile("\ue000([0-9]+)\ue001")
_FIX = "keep to {{ a.b }}, {% for x in xs %} and {% if x %}; compute anything else before the template"


def compile_markup(source: str, path: Path, constants: Mapping[str, Any], later: Collection[str] = ()) -> str:
    """Return a JavaScript arrow function ``(e, o) => fill(e, attributes, ...children)``, without the ``later`` parts.

    ``constants`` are the values known at build time (``tag`` and ``prefix``, which are printed as they stand, and
    ``words``); every other name is read from ``o``.
    Raises KitError with file and line for anything outside the shared subset.
    """
    root, flat = _read(source, path, constants)
    for parent, name, _, _ in list(_late(root)):
        if name in later:
            parent.children = [child for child in parent.children if _part(child) != name]
    arguments = [_attributes(root, flat), *_children(root.children, flat, svg=False)]
    return f"(e, o) => fill(e, {', '.join(arguments)})"


def compile_later(source: str, path: Path, constants: Mapping[str, Any], later: Collection[str]) -> str:
    """Return an arrow function ``(e, o, h, s) => { … }`` that adds the ``later`` parts where they lack.

    Such a part is the first or the last child of the element itself, or of a part.
    """
    root, flat = _read(source, path, constants)
    lines = []
    for parent, name, child, verb in _late(root):
        if name not in later:
            continue
        if not verb or (parent is not root and not _part(parent)):
            fix = "make it the first or the last child of the element, or of a part"
            raise KitError("a part that comes later has no place", at=path, given=name, fix=fix)
        place = "e" if parent is root else f'part(e, "{_part(parent)}")?'
        (made,) = _children([child], flat, svg=False)
        lines.append(f'if (!part(e, "{name}")) {place}.{verb}({made});')
    body = " ".join(lines)
    names = "e, o, h, s" if re.search(r'\bs\("', body) else "e, o, h"
    return f"({names}) => {{ {body} }}"


def _read(source: str, path: Path, constants: Mapping[str, Any]) -> tuple[Element, _Flat]:
    flat = _Flat(path, constants)
    return read_tree(flat.html(parse_subset(source, path).body, ()), path), flat


def _late(element: Element) -> Iterator[tuple[Element, str, Element, str]]:
    """Yield each part below an element: its parent, its name, itself, and the verb that puts it back; "" for none."""
    for child in element.children:
        if isinstance(child, Element):
            verb = "append" if child is element.children[-1] else "prepend" if child is element.children[0] else ""
            if name := _part(child):
                yield element, name, child, verb
            yield from _late(child)


def _part(node: Element | Branch | str) -> str:
    return (dict(node.attributes).get("data-part") or "") if isinstance(node, Element) else ""


@cache  # once for the compiler, and once for each example
def parse_subset(source: str, path: Path) -> nodes.Template:
    """Parse an HTML template, refusing what Jinja and Django do not share."""
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError as error:
        raise KitError(f"broken template: {error.message}", at=Place(path, error.lineno, 1), fix=_FIX) from None
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise _outside(node, path)
    for branch in tree.find_all(nodes.If):
        if branch.elif_:
            raise _outside(branch, path)
    return tree


_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.Not, nodes.For)


def _outside(node: nodes.Node, path: Path) -> KitError:
    what = type(node).__name__.lower()
    return KitError(
        "not in the subset that Jinja and Django share", at=Place(path, node.lineno, 1), given=what, fix=_FIX
    )


class _Flat:
    """Turns the template's nodes into HTML in which comments stand for branches and marks for values."""

    def __init__(self, path: Path, constants: Mapping[str, Any]) -> None:
        self.path, self.constants = path, constants
        self.values: list[str] = []

    def html(self, body: list[nodes.Node], local: tuple[str, ...]) -> str:
        return "".join(self._node(node, local) for node in body)

    def _node(self, node: nodes.Node, local: tuple[str, ...]) -> str:
        match node:
            case nodes.Output():
                return "".join(self._output(item, local) for item in node.nodes)
            case nodes.If():
                otherwise = f"<!--else-->{self.html(node.else_, local)}" if node.else_ else ""
                return (
                    f"<!--if {self.expression(node.test, local)}-->{self.html(node.body, local)}{otherwise}<!--end-->"
                )
            case nodes.For() if isinstance(node.target, nodes.Name):
                name = node.target.name
                head = f"<!--for {name} {self.expression(node.iter, local)}-->"
                return f"{head}{self.html(node.body, (*local, name))}<!--end-->"
        raise _outside(node, self.path)

    def _output(self, node: nodes.Node, local: tuple[str, ...]) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        if isinstance(node, nodes.Name) and node.name == "attrs":
            return ""
        known, value = self._constant(node)
        if known and isinstance(node, nodes.Name):
            return str(value)
        self.values.append(json.dumps(value, ensure_ascii=False) if known else self.expression(node, local))
        return f"\ue000{len(self.values) - 1}\ue001"

    def _constant(self, node: nodes.Node) -> tuple[bool, Any]:
        steps: list[str] = []
        while isinstance(node, nodes.Getattr):
            steps.insert(0, node.attr)
            node = node.node
        if not isinstance(node, nodes.Name) or node.name not in self.constants:
            return False, None
        value = self.constants[node.name]
        for step in steps:
            if step not in value:
                raise KitError(
                    f"{node.name}.{step} is not defined",
                    at=Place(self.path, node.lineno, 1),
                    fix="define it in the spec",
                )
            value = value[step]
        return True, value

    def expression(self, node: nodes.Node, local: tuple[str, ...]) -> str:
        """Return the JavaScript that reads the value of a name."""
        match node:
            case nodes.Not():
                return f"!({self.expression(node.node, local)})"
            case nodes.Getattr():
                return f"{self.expression(node.node, local)}.{camel(node.attr)}"
            case nodes.Name():
                if node.name.startswith("has_"):
                    return f"o.{camel(node.name[4:])} != null"
                return node.name if node.name in local else f"o.{camel(node.name)}"
        raise _outside(node, self.path)


def _attributes(element: Element, flat: _Flat) -> str:
    if not element.attributes:
        return "null"
    return "{ " + ", ".join(f"{_key(name)}: {_value(value or '', flat)}" for name, value in element.attributes) + " }"


def _key(name: str) -> str:
    return name if re.match(r"[a-z]+$", name) else json.dumps(name)


def _children(children: list[Any], flat: _Flat, *, svg: bool) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield _value(child, flat)
        elif isinstance(child, Branch):
            yield _branch(child, flat, svg=svg)
        else:
            inside = svg or child.tag == "svg"
            arguments = [json.dumps(child.tag), _attributes(child, flat), *_children(child.children, flat, svg=inside)]
            while arguments[-1] == "null":
                arguments.pop()
            yield f"{'s' if inside else 'h'}({', '.join(arguments)})"


def _branch(branch: Branch, flat: _Flat, *, svg: bool) -> str:
    inner = list(_children(branch.children, flat, svg=svg))
    if branch.name:
        return f"...{branch.head}.map((/** @type {{any}} */ {branch.name}) => {_group(inner)})"
    if branch.otherwise:  # what stood before the else was moved aside when the else was met
        return f"{branch.head} ? {_group(list(_children(branch.otherwise, flat, svg=svg)))} : {_group(inner)}"
    return f"{branch.head} && {_group(inner)}"


def _group(items: list[str]) -> str:
    return items[0] if len(items) == 1 and not items[0].startswith("...") else f"[{', '.join(items)}]"


def _value(text: str, flat: _Flat) -> str:
    """Return the JavaScript expression for text in which marks stand for values."""
    pieces = _MARK.split(text)
    if len(pieces) == 1:
        return json.dumps(text, ensure_ascii=False)
    made = [
        flat.values[int(piece)] if index % 2 else json.dumps(piece, ensure_ascii=False)
        for index, piece in enumerate(pieces)
    ]
    made = [piece for piece in made if piece != '""']
    return (
        made[0]
        if len(made) == 1
        else "`"
        + "".join(
            f"${{{flat.values[int(piece)]}}}"
            if index % 2
            else piece.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
            for index, piece in enumerate(pieces)
        )
        + "`"
    )
