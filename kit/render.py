"""A component and its options become HTML, CSS and JavaScript. The engine is Jinja, in kit/engine.py.

Everything here maps values to text: nothing is read from disk but the runtime that travels inside the package.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from kit.engine import Printing, render
from kit.errors import KitError, did_you_mean
from kit.located import read_text
from kit.markup import compile_later, compile_markup, parse_subset
from kit.model import Source
from kit.names import camel
from kit.norms import RUNTIME_TIMES
from kit.options import FlagOption, ListOption, NumberOption
from kit.spec import TONES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.model import Component, Settings

RUNTIME = Path(__file__).resolve().parent / "runtime"
LAYERS = ("tokens", "base", "components", "motion")
_PREFIX = re.compile(r"[a-z][a-z0-9]*\Z")
_CSS_WORD = re.compile(r"-{0,2}[A-Za-z][\w-]*\Z")
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](?:\.\./runtime|\.)/([\w-]+)\.js["']""")


def check_prefix(prefix: str) -> str:
    """Return the prefix, or raise: it stands in tag names, so it is lower case letters and digits."""
    if not _PREFIX.match(prefix):
        raise KitError(
            "not a usable prefix", given=prefix, fix="lower case letters and digits, starting with a letter, like acme"
        )
    return prefix


def check_settings(settings: Settings) -> Settings:
    """Return the settings, or raise what is wrong with prefix or tone; a locale is checked when it is read."""
    check_prefix(settings.prefix)
    if settings.tone not in TONES:
        raise KitError("unknown tone", given=settings.tone, fix=did_you_mean(settings.tone, TONES))
    return settings


def tag(component: Component, settings: Settings) -> str:
    """Return the name of the custom element: ``nod-toast``."""
    return f"{settings.prefix}-{component.name}"


def class_name(component: Component, settings: Settings) -> str:
    """Return the name of the element's class: ``NodToast``."""
    return "".join(word.capitalize() for word in tag(component, settings).split("-"))


def words(component: Component, settings: Settings) -> dict[str, Any]:
    """Return what the component says itself, by key, in the kit's tone and locale; plurals are mappings."""
    return {key: getattr(copy, settings.tone) for key, copy in component.spec.copy_.items()}


def render_html(component: Component, options: Mapping[str, Any], settings: Settings) -> str:
    """Return the markup of the component with these options, complete without JavaScript."""
    context = html_context(component, options, settings)
    parse_subset(component.html.text, component.html.path)
    return render(component.html, context, HTML)


def html_context(component: Component, options: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Return the values that an HTML template sees; all are computed here, so that templates only print."""
    values = {name: options.get(name, option.default) for name, option in component.spec.options.items()}
    present = {f"has_{name}": value is not None for name, value in values.items()}
    return {
        **values,
        **present,
        "tag": tag(component, settings),
        "prefix": settings.prefix,
        "words": words(component, settings),
        "attrs": Markup("".join(_attributes(component, options))),  # noqa: S704 -- each value is escaped below
    }


def _attributes(component: Component, options: Mapping[str, Any]) -> Iterator[str]:
    """Yield an attribute for each option that differs from its default and that no part shows."""
    for name, option in component.spec.options.items():
        value = options.get(name, option.default)
        if option.part or value is None or value == option.default:
            continue
        name_in_html = name.replace("_", "-")
        if isinstance(option, FlagOption):
            yield f" {name_in_html}"
        else:
            text = (
                "|".join(value)
                if isinstance(option, ListOption)
                else _number(value)
                if isinstance(option, NumberOption)
                else value
            )
            yield f' {name_in_html}="{html.escape(text)}"'


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def render_css(component: Component, vocabulary: Any, settings: Settings) -> str:
    """Return the component's style sheet, in its layer. ``vocabulary`` is the tree of tokens, from ``kit.theme``."""
    context = {"tag": tag(component, settings), "prefix": settings.prefix, **vocabulary}
    return layered(render(component.css, context, CSS), "components", settings)


def render_page(path: Path, context: Mapping[str, Any]) -> str:
    """Return a page, or a piece of one, that a target keeps as a template; all that it prints is escaped."""
    return render(Source(path, read_text(path)), context, HTML)


def render_source(path: Path, context: Mapping[str, Any]) -> str:
    """Return source code, or a template of another engine, kept as a template that prints by ``[[ name ]]``."""
    return render(Source(path, read_text(path)), context, CODE)


def render_page_css(path: Path, vocabulary: Any, settings: Settings) -> str:
    """Return the style sheet of a target's page, in the base layer, under the rules of a component's: tokens only."""
    context = {"prefix": settings.prefix, **vocabulary}
    return layered(render(Source(path, read_text(path)), context, CSS), "base", settings)


def layered(css: str, layer: str, settings: Settings) -> str:
    """Wrap rules in one of the kit's layers, declaring their order first."""
    order = ", ".join(f"{settings.prefix}.{name}" for name in LAYERS)
    body = "\n".join(f"  {line}".rstrip() for line in css.strip().splitlines())
    return f"@layer {order};\n\n@layer {settings.prefix}.{layer} {{\n{body}\n}}\n"


def render_js(component: Component, settings: Settings) -> str:
    """Return the component's ES module; options, times, words and markup come from the spec and the HTML template."""
    values = _values(component, settings)
    later = component.spec.later if component.later else ()  # without that module, all parts come at once
    markup = compile_markup(component.html.text, component.html.path, _printed(values), later)
    return render(component.js, {**values, "markup": Raw(markup)}, JS)


def render_later(component: Component, settings: Settings) -> str:
    """Return the module that the component fetches when it is needed; nothing where it has none.

    Its ``markup`` adds the parts that the spec names under ``later``.
    """
    if not component.later:
        return ""
    values = _values(component, settings)
    markup = compile_later(component.html.text, component.html.path, _printed(values), component.spec.later)
    return render(component.later, {**values, "markup": Raw(markup)}, JS)


def _printed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what markup prints when it is compiled; all else it reads from the options."""
    return {name: values[name] for name in ("tag", "prefix", "words")}


def _values(component: Component, settings: Settings) -> dict[str, Any]:
    """Return what both of a component's modules see."""
    return {
        "tag": tag(component, settings),
        "prefix": settings.prefix,
        "words": words(component, settings),
        "class_name": Raw(class_name(component, settings)),
        "times": {name: time.time for name, time in component.spec.times.items()},
        "options": {camel(name): option_row(option) for name, option in component.spec.options.items()},
        "first": camel(component.spec.call.first),
    }


def option_row(option: Any) -> list[Any]:
    """Return an option as JavaScript keeps it: its default, which tells the type, and, if it has one, its part."""
    return [option.default, *([option.part] if option.part else [])]


def render_runtime(modules: set[str], settings: Settings) -> dict[str, str]:
    """Return the runtime modules of these names, and all that they import, by name."""
    made: dict[str, str] = {}
    wanted = sorted(modules)
    while wanted:
        name = wanted.pop(0)
        if name in made:
            continue
        made[name] = _runtime_module(name, settings)
        wanted += sorted(imports(made[name]) - set(made))
    return made


def imports(javascript: str) -> set[str]:
    """Return the names of the runtime modules that a module imports, at once or later."""
    return set(_IMPORT.findall(javascript))


@cache
def _runtime_module(name: str, settings: Settings) -> str:
    path = RUNTIME / f"{name}.js.j2"
    if not path.is_file():
        raise KitError("unknown runtime module", at=path, given=name, fix="import one that stands in kit/runtime")
    context = {"prefix": settings.prefix, "locale": settings.locale, "times": RUNTIME_TIMES}
    return render(Source(path, path.read_text(encoding="utf-8")), context, JS)


class Raw(str):
    """Text that is JavaScript already."""

    __slots__ = ()


def _escaped(value: Any) -> Any:
    """Escape as Django does, so that both engines print the same bytes."""
    return value if hasattr(value, "__html__") else Markup(html.escape(str(value)))  # noqa: S704 -- escaped right here


def _json(value: Any) -> str:
    """Print a value as a JavaScript literal; ``<`` is written so that no page can be closed by it."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, jinja2.Undefined):
        return str(value)
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("</", "<\\/")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _css_word(value: Any) -> str:
    text = str(value)
    if isinstance(value, str) and not _CSS_WORD.match(text):
        raise KitError("not a word that CSS may hold", given=text, fix="print tokens, tag and prefix only")
    return text


HTML = Printing(_escaped, escapes=True)
CSS = Printing(_css_word)
JS = Printing(_json)
CODE = Printing(str, brackets=True)
