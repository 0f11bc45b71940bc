"""Compiles a component's HTML template into the DOM calls that build the same markup in the browser.

Markup exists once: in the template. JavaScript gets it as calls of ``fill``, ``h`` and ``s`` (see
``kit/runtime/element.js.j2``), so there is no ``innerHTML`` and Trusted Types stay enforced. Templates keep to what
Jinja and Django share: printing a dotted name, ``for``, and ``if`` about presence, around whole elements.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from kit.errors import KitError, Place
from kit.names import camel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_MARK = re.compile("\ue000([0-9]+)\ue001")
_FIX = "keep to {{ a.b }}, {% for x in xs %} and {% if x %}; compute anything else before the template"


@dataclass
class _Element:
    tag: str
    attributes: list[tuple[str, str | None]] = field(default_factory=list)
    children: list[_Element | str | _Branch] = field(default_factory=list)


@dataclass
class _Branch:
    """An ``if`` (``head`` is its test) or a ``for`` (``head`` is its list, ``name`` its variable)."""

    head: str
    name: str = ""
    children: list[_Element | str | _Branch] = field(default_factory=list)
    otherwise: list[_Element | str | _Branch] = field(default_factory=list)


def compile_markup(source: str, path: Path, constants: Mapping[str, Any]) -> str:
    """Return a JavaScript arrow function ``(e, o) => fill(e, attributes, ...children)``.

    ``constants`` are the values known at build time (``tag`` and ``prefix``, which are printed as they stand, and
    ``words``); every other name is read from ``o``.
    Raises KitError with file and line for anything outside the shared subset.
    """
    flat = _Flat(path, constants)
    html = flat.html(parse_subset(source, path).body, ())
    root = _Tree(path).tree(html)
    arguments = [_attributes(root, flat), *_children(root.children, flat, svg=False)]
    return f"(e, o) => fill(e, {', '.join(arguments)})"


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


class _Tree(HTMLParser):
    """Reads the flat HTML back into elements and branches; the template must be well formed."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.root = _Element("")
        self.open: list[_Element | _Branch] = [self.root]

    def tree(self, html: str) -> _Element:
        self.feed(html)
        self.close()
        tops = [child for child in self.root.children if isinstance(child, _Element)]
        if len(self.open) > 1 or len(tops) != 1:
            name = getattr(self.open[-1], "tag", "if or for")
            raise KitError(
                "a template prints exactly one element, and closes all it opens", at=self.path, given=name or len(tops)
            )
        return tops[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        self._add(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self._element(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        top = self.open[-1]
        if not isinstance(top, _Element) or top.tag.lower() != tag:
            raise KitError(
                "closing tag without its opening one",
                at=self.path,
                given=f"</{tag}>",
                fix="close elements inside their branch",
            )
        self.open.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if text.strip() or (text == " " and "\n" not in data):
            self._add(text.lstrip() if "\n" in data[: len(data) - len(data.lstrip())] else text)

    def handle_comment(self, data: str) -> None:
        word, _, rest = data.partition(" ")
        if word == "end":
            self.open.pop()
        elif word == "else":
            branch = self.open[-1]
            if isinstance(branch, _Branch):
                branch.otherwise, branch.children = branch.children, []
        else:
            name, _, head = rest.partition(" ") if word == "for" else ("", "", rest)
            branch = _Branch(head, name)
            self._add(branch)
            self.open.append(branch)

    def _add(self, child: _Element | str | _Branch) -> None:
        self.open[-1].children.append(child)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> _Element:
        """Give attributes the case in which they are written: the parser lowers ``viewBox``."""
        written = self.get_starttag_text() or ""
        cased = [re.search(rf"[\s\"']({re.escape(name)})(?=[\s=/>])", written, re.IGNORECASE) for name, _ in attrs]
        return _Element(
            tag, [(match[1] if match else name, value) for match, (name, value) in zip(cased, attrs, strict=True)]
        )


def _attributes(element: _Element, flat: _Flat) -> str:
    if not element.attributes:
        return "null"
    return "{ " + ", ".join(f"{_key(name)}: {_value(value or '', flat)}" for name, value in element.attributes) + " }"


def _key(name: str) -> str:
    return name if re.match(r"[a-z]+$", name) else json.dumps(name)


def _children(children: list[Any], flat: _Flat, *, svg: bool) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield _value(child, flat)
        elif isinstance(child, _Branch):
            yield _branch(child, flat, svg=svg)
        else:
            inside = svg or child.tag == "svg"
            arguments = [json.dumps(child.tag), _attributes(child, flat), *_children(child.children, flat, svg=inside)]
            while arguments[-1] == "null":
                arguments.pop()
            yield f"{'s' if inside else 'h'}({', '.join(arguments)})"


def _branch(branch: _Branch, flat: _Flat, *, svg: bool) -> str:
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
