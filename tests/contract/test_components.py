"""What every component owes, without a browser. A new folder in ``components/`` is covered as soon as it is there."""

from __future__ import annotations

import re

import pytest

from kit.library import Settings, built_in
from kit.render import RUNTIME, render_css, render_html, render_js, render_later, render_runtime
from kit.theme import vocabulary

SHELF = built_in()
NAMES = sorted(SHELF.component_names)
PART = re.compile(r'data-part=\\?"([\w-]+)\\?"')
PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
)
MAY_MOVE = {"transform", "translate", "scale", "rotate", "opacity"}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(")
DURATION = re.compile(r"(?<![\w.-])\d*\.?\d+m?s\b")
EASING = re.compile(r"cubic-bezier\(|linear\(|\bease(?:-in|-out|-in-out)?\b|\bsteps\(")


@pytest.fixture(scope="module", params=NAMES)
def component(request):
    return SHELF.component(request.param)


@pytest.fixture(scope="module")
def css(component):
    return render_css(component, vocabulary(SHELF.base, "nod"), Settings())


@pytest.fixture(scope="module")
def javascript(component):
    return render_js(component, Settings()) + render_later(component, Settings())


def test_its_parts_are_those_of_its_spec(component):
    printed = set(PART.findall(component.html.text))
    assert printed <= set(component.spec.parts)
    assert {option.part for option in component.spec.options.values() if option.part} <= printed


def test_every_option_is_in_an_example(component):
    shown = {name for example in component.spec.examples for name in example.options}
    assert set(component.spec.options) - shown == set()


def test_every_event_begins_with_the_prefix_and_is_sent(component, javascript):
    runtime = "".join(path.read_text() for path in RUNTIME.glob("*.js.j2"))
    for event in component.spec.events:
        name = event.removeprefix("nod-")
        assert event.startswith("nod-")
        assert f'"{name}"' in javascript + runtime, f"nothing sends {event}"


def test_every_method_is_there(component, javascript):
    used = "".join(render_runtime(set(re.findall(r"runtime/([\w-]+)\.js", javascript)), Settings()).values())
    for method in component.spec.methods:
        assert re.search(rf"\b{method}\b\s*(\(|=)", javascript + used), f"no method {method}"


def test_every_time_of_the_spec_is_used(component, javascript):
    body = javascript.split("const TIMES", 1)[-1].partition("\n")[2] if "const TIMES" in javascript else javascript
    times = component.spec.times
    unused = [name for name in times if not re.search(rf"\b{name}\b", body)]
    assert unused == [] or "TIMES)" in body or "TIMES," in body, unused


def test_selectors_weigh_nothing(css):
    inside = re.sub(r"@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    selectors = [one.strip() for one in re.findall(r"^\s*([^@{}\n;]+)\{", inside, re.MULTILINE)]
    assert selectors
    assert [one for one in selectors if not one.startswith(":where(")] == []


def test_properties_are_logical(css):
    assert PHYSICAL.findall(css) == []


def test_only_what_the_compositor_moves_is_moved(css):
    frames = re.findall(r"@keyframes\s+([\w-]+)\s*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", css)
    moved = {name for _, body in frames for name in re.findall(r"(?<![\w-])([a-z][a-z-]*)\s*:", body)}
    changed = {
        word
        for value in re.findall(r"transition-property\s*:\s*([^;]+);", css)
        for word in re.findall(r"[a-z][a-z-]*", value)
    }
    short = {
        re.findall(r"^[a-z-]+", part.strip())[0]
        for value in re.findall(r"(?<![\w-])transition\s*:\s*([^;]+);", css)
        for part in re.split(r",(?![^(]*\))", value)
        if re.findall(r"^[a-z-]+", part.strip())
    }
    assert (moved - {"animation-timing-function"}) | (changed - {"none"}) | (short - {"none"}) <= MAY_MOVE
    assert {name for name, _ in frames if not name.startswith("nod-")} == set()


def test_looks_are_tokens(css):
    bare = re.sub(r"/\*.*?\*/|var\([^()]*\)|color-mix\(|@[^;{]*[;{]", "", css, flags=re.DOTALL)
    assert [found for pattern in (COLOUR, DURATION, EASING) for found in pattern.findall(bare)] == []


def test_javascript_writes_no_markup_and_waits_for_no_transition(javascript):
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "transitionend",
        "animationend",
        'setAttribute("style"',
        "Math.random",
        "eval(",
    )
    assert [word for word in forbidden if word in javascript] == []


@pytest.mark.parametrize("path", sorted(RUNTIME.glob("*.js.j2")), ids=lambda path: path.name)
def test_the_runtime_writes_no_markup_either(path):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|transitionend|animationend|Math\.random",
        path.read_text(),
    )


def test_every_example_renders_the_same_twice_and_says_its_words(component):
    for example in component.spec.examples:
        made = render_html(component, example.options, Settings())
        assert made == render_html(component, example.options, Settings())
        assert made.startswith(f"<nod-{component.name}")
        for name, option in component.spec.options.items():
            value = example.options.get(name)
            if option.part and isinstance(value, str) and value.isalnum():
                assert value in made


def test_templates_are_short(component):
    assert len(component.html.text.splitlines()) <= 30


def test_it_has_examples_promises_and_words_enough(component):
    spec = component.spec
    assert len(spec.examples) >= 2
    assert spec.promises, "a component without promises proves nothing"
    assert {promise.example for promise in spec.promises} <= {example.name for example in spec.examples}
