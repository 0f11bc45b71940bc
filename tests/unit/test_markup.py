"""Templates become DOM calls that build the same markup, and stay inside what Jinja and Django share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.errors import KitError
from kit.markup import compile_later, compile_markup

PATH = Path("x.html.j2")
CONSTANTS = {"tag": "nod-x", "prefix": "nod", "words": {"close": 'Say "no" & </go>'}}


def compiled(inside: str) -> str:
    made = compile_markup(f"<{{{{ tag }}}}{{{{ attrs }}}}>{inside}</{{{{ tag }}}}>", PATH, CONSTANTS)
    assert made.startswith("(e, o) => fill(e, null")
    return made.removeprefix("(e, o) => fill(e, null").removesuffix(")").removeprefix(", ")


@pytest.mark.parametrize(
    ("template", "javascript"),
    [
        ("<p>Hello</p>", 'h("p", null, "Hello")'),
        ("<p>{{ message }}</p>", 'h("p", null, o.message)'),
        ("<p>To {{ first_name }}!</p>", 'h("p", null, `To ${o.firstName}!`)'),
        ("<p>a`b${c} {{ x }}</p>", 'h("p", null, `a\\`b\\${c} ${o.x}`)'),
        ('<b aria-label="{{ words.close }}"></b>', 'h("b", { "aria-label": "Say \\"no\\" & </go>" })'),
        ("<b>a &amp; b</b>", 'h("b", null, "a & b")'),
        ("{% if action %}<b>{{ action }}</b>{% endif %}", 'o.action && h("b", null, o.action)'),
        ("{% if not a %}<b></b>{% else %}<i></i><u></u>{% endif %}", '!(o.a) ? h("b") : [h("i"), h("u")]'),
        ("{% if has_value %}<b>{{ value }}</b>{% endif %}", 'o.value != null && h("b", null, o.value)'),
        (
            "{% for s in steps %}<li>{{ s.label }}</li>{% endfor %}",
            '...o.steps.map((/** @type {any} */ s) => h("li", null, s.label))',
        ),
        (
            '<svg viewBox="0 0 8 8"><path d="M0 0"/></svg>',
            's("svg", { "viewBox": "0 0 8 8" }, s("path", { d: "M0 0" }))',
        ),
        ("<p>\n  two   words\n</p>", 'h("p", null, "two words ")'),
        ("<br><input disabled>", 'h("br"), h("input", { disabled: "" })'),
    ],
)
def test_markup_becomes_calls(template, javascript):
    assert compiled(template) == javascript


def test_attributes_of_the_element_itself_are_set_on_it():
    made = compile_markup('<{{ tag }}{{ attrs }} role="status" data-state="open"></{{ tag }}>', PATH, CONSTANTS)
    assert made == '(e, o) => fill(e, { role: "status", "data-state": "open" })'


@pytest.mark.parametrize(
    "template",
    [
        "{% set a = 1 %}", "{{ a|upper }}", "{{ a() }}", "{{ a + 1 }}", "{% if a == 1 %}<b></b>{% endif %}", "{% include 'x' %}",
        "{% if a %}<b></b>{% elif c %}<i></i>{% endif %}", "{{ a['b'] }}", "{% for a, b in c %}<b></b>{% endfor %}", "{% macro m() %}{% endmacro %}",
    ],
)  # fmt: skip
def test_what_the_two_engines_do_not_share_is_refused_with_its_line(template):
    with pytest.raises(KitError, match="share") as caught:
        compiled("\n\n" + template)
    assert caught.value.at.line == 3


@pytest.mark.parametrize("template", ["<b><i></b></i>", "<b>", "</b>", "{% if a %}<b>{% endif %}</b>"])
def test_markup_that_is_not_well_formed_is_refused(template):
    with pytest.raises(KitError):
        compiled(template)


def test_words_that_the_spec_lacks_are_refused_with_their_line():
    with pytest.raises(KitError, match=r"words\.gone is not defined") as caught:
        compiled("\n{{ words.gone }}")
    assert caught.value.at.line == 2


LATE = (
    '<{{ tag }}{{ attrs }}><b data-part="row"><svg data-part="icon"></svg><i>{{ x }}</i></b>'
    '<p data-part="why">{{ words.close }}</p></{{ tag }}>'
)


def test_parts_that_come_later_are_left_out_at_first():
    made = compile_markup(LATE, PATH, CONSTANTS, ("icon", "why"))
    assert made == '(e, o) => fill(e, null, h("b", { "data-part": "row" }, h("i", null, o.x)))'


def test_parts_that_come_later_are_put_where_the_template_has_them_once():
    made = compile_later(LATE, PATH, CONSTANTS, ("icon", "why"))
    assert made.startswith('(e, o, h, s) => { if (!part(e, "icon")) part(e, "row")?.prepend(s("svg", ')
    assert made.endswith('if (!part(e, "why")) e.append(h("p", { "data-part": "why" }, "Say \\"no\\" & </go>")); }')


def test_a_part_between_others_cannot_come_later():
    with pytest.raises(KitError, match="no place"):
        compile_later('<{{ tag }}><b></b><i data-part="late"></i><b></b></{{ tag }}>', PATH, CONSTANTS, ("late",))
