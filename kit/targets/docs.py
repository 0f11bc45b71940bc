"""Target ``docs``: one Markdown page a component, printed from its spec, and an index of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kit.names import camel
from kit.render import render_html, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.model import Component, Kit
    from kit.targets import Files

ABOUT = "Markdown pages, one a component"
NOTE = "<!-- Printed from the specs by `make docs`; change the spec, not this page. -->\n"


def pack(kit: Kit) -> Files:
    """Return ``README.md`` (the index) and ``<component>.md`` for each component."""
    pages = {f"{component.name}.md": page(component, kit) for component in kit.components}
    rows = [(f"[{one.name}]({one.name}.md)", one.spec.family, one.spec.summary) for one in kit.components]
    index = "\n".join([NOTE, "# Components\n", *table(("component", "family", "what it does"), rows)])
    return {"README.md": f"{index}\n", **pages}


def page(component: Component, kit: Kit, module: str = "") -> str:
    """Return the page of one component; ``module`` is what it is imported from, by default its file beside the page."""
    return (
        "\n".join(
            [NOTE, *_head(component, kit), *_use(component, kit, module), *_tables(component), *_promises(component)]
        ).rstrip()
        + "\n"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; what would break a cell is escaped."""
    head = list(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell(value) for value in row)} |"
    yield ""


def cell(value: Any) -> str:
    """Write a value so that it stays in its cell."""
    return " ".join(str(value).split()).replace("|", "\\|").replace("<", "&lt;")


def _head(component: Component, kit: Kit) -> Iterator[str]:
    spec = component.spec
    yield f"# {component.name}\n"
    yield f"{' '.join(spec.summary.split())} Its tag is `<{tag(component, kit.settings)}>`.\n"
    parts = spec.microinteraction
    yield f"- **Trigger**: {parts.trigger}\n- **Rules**: {parts.rules}"
    yield f"- **Feedback**: {parts.feedback}\n- **Loops and modes**: {parts.loops}\n"


def fenced(language: str, code: str) -> list[str]:
    """Return a code block that no line of the code can end."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", code, fence]


def _use(component: Component, kit: Kit, module: str) -> Iterator[str]:
    spec, first = component.spec, component.spec.examples[0]
    yield "## Use\n"
    markup = render_html(component, first.options, kit.settings).strip()
    html = "\n".join(fenced("html", markup))
    yield f"In HTML, complete without JavaScript:\n\n{html}\n"
    options = ", ".join(f"{camel(name)}: {_literal(value)}" for name, value in first.options.items())
    where = module or f"./{component.name}/{component.name}.js"
    code = f'import {{ {spec.call.name} }} from "{where}";\n\n{spec.call.name}({{ {options} }});'
    yield "\n".join(["From JavaScript:\n", *fenced("js", code), ""])


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tables(component: Component) -> Iterator[str]:
    spec = component.spec
    options = [
        (f"`{name.replace('_', '-')}`", f"`{camel(name)}`", _kind(option), _default(option), option.about)
        for name, option in spec.options.items()
    ]
    methods = [(f"`{name}({', '.join(one.arguments)})`", one.about) for name, one in spec.methods.items()]
    yield from _section("Options", ("attribute", "in JavaScript", "type", "default", "about"), options)
    call = spec.call
    also = [(f"`{call.name}.{name}({', '.join(one.arguments)})`", one.about) for name, one in call.also.items()]
    yield from _section("Calls beside the first", ("call", "about"), also)
    yield from _section("Methods", ("method", "about"), methods)
    yield from _section("Events", ("event", "when"), [(f"`{name}`", about) for name, about in spec.events.items()])
    yield from _section(
        "Times",
        ("time", "ms", "norm", "about"),
        [(name, one.time, one.norm, one.about) for name, one in spec.times.items()],
    )
    yield from _section("Parts", ("`data-part`", "about"), [(f"`{name}`", about) for name, about in spec.parts.items()])
    yield from _section(
        "States", ("`data-state`", "about"), [(f"`{name}`", about) for name, about in spec.states.items()]
    )
    copy = [(name, _words(one.friendly), _words(one.formal)) for name, one in spec.copy_.items()]
    yield from _section("Words", ("key", "friendly", "formal"), copy)
    yield from _section("Examples", ("example", "about"), [(f"`{one.name}`", one.about) for one in spec.examples])


def _section(title: str, head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Iterator[str]:
    if rows:
        yield f"## {title}\n"
        yield from table(head, rows)


def _promises(component: Component) -> Iterator[str]:
    if component.spec.promises:
        yield "## Promises\n"
        yield "Each is checked in a real browser by `nodkit verify`.\n"
        for promise in component.spec.promises:
            norm = f" ({promise.norm})" if promise.norm else ""
            yield f"- {promise.says}{norm}"


def _kind(option: Any) -> str:
    return " or ".join(f"`{choice}`" for choice in option.choices) if option.type == "choice" else option.type


def _default(option: Any) -> str:
    if getattr(option, "required", False):
        return "required"
    return "" if option.default in (None, "", []) else f"`{option.default}`"


def _words(words: Any) -> str:
    return words if isinstance(words, str) else " / ".join(words.values())
