"""Rendering: computed values in, text out; faults of a template point at its line."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import engine
from kit.errors import KitError
from kit.library import Settings, built_in, read_component
from kit.render import check_prefix, render_css, render_html, render_js, render_runtime
from kit.theme import vocabulary
from tests.unit.samples import CSS, HTML, JS, component_folder

ACME = Settings(prefix="acme", tone="formal")


@pytest.fixture(scope="module")
def tokens():
    return vocabulary(built_in().base, "acme")


@pytest.fixture
def note(tmp_path):
    return read_component(component_folder(tmp_path))


def test_options_become_attributes_or_parts_and_defaults_are_left_out(note):
    made = render_html(note, {"message": "Saved", "tone": "loud", "value": 0, "bare": True, "steps": ["a", "b"]}, ACME)
    assert made.startswith('<acme-note tone="loud" value="0" bare data-state="open">')
    assert '<i data-part="step">a</i><i data-part="step">b</i>' in made
    assert "<b>0</b>" in made
    assert render_html(note, {"message": "Saved"}, ACME).startswith('<acme-note data-state="open">')


@given(text=st.text(min_size=1))
def test_text_is_text(text, tmp_path_factory):
    note = read_component(component_folder(tmp_path_factory.mktemp("note")))
    made = render_html(note, {"message": text, "steps": [text]}, ACME)
    assert f'<p data-part="message">{html.escape(text)}</p>' in made
    assert f'<i data-part="step">{html.escape(text)}</i>' in made


def test_css_prints_tokens_in_the_layer_of_the_prefix(note, tokens):
    made = render_css(note, tokens, ACME)
    assert "@layer acme.tokens, acme.base, acme.components, acme.motion;" in made
    assert (
        ":where(acme-note) { color: var(--acme-color-text); animation: acme-in var(--acme-motion-enter-duration); }"
        in made
    )


def test_javascript_gets_literals_from_the_spec(note):
    made = render_js(note, ACME)
    assert "export class AcmeNote" in made
    assert 'times = {"stays": 6000}' in made
    assert 'fill(e, { "data-state": "open" }, h("p", { "data-part": "message" }, o.message)' in made


def test_a_text_cannot_close_the_script_it_stands_in(tmp_path):
    spec = component_folder(tmp_path, js="export const a = {{ words }};\n")
    path = spec / "note.yaml"
    path.write_text(path.read_text().replace("friendly: Close", "friendly: </script>"))
    assert "</script" not in render_js(read_component(spec), Settings())


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("html", HTML.replace("{{ message }}", "{{ mesage }}"), (2, "'mesage' is undefined")),
        ("html", HTML.replace("{{ message }}", "{{ message|upper }}"), (2, "share")),
        ("css", CSS + "\n:where({{ tag }} b) { color: {{ color.txet }}; }", (3, "txet")),
        ("css", CSS + "\n:where({{ tag }} b) { color: {{ color. }}; }", (3, "broken template")),
        ("js", JS + "{{ tims }}", (3, "'tims' is undefined")),
        ("js", JS + "\n{{ 1 / }}", (4, "broken template")),
    ],
)
def test_a_broken_template_is_told_with_file_and_line(tmp_path, tokens, kind, text, told):
    note = read_component(component_folder(tmp_path, **{kind: text}))
    with pytest.raises(KitError, match=told[1]) as caught:
        {
            "html": lambda: render_html(note, {"message": "x"}, ACME),
            "css": lambda: render_css(note, tokens, ACME),
            "js": lambda: render_js(note, ACME),
        }[kind]()
    assert caught.value.at.path.name == f"note.{kind}.j2"
    assert caught.value.at.line == told[0]


def test_css_prints_nothing_but_words_and_tokens(tmp_path, tokens):
    note = read_component(component_folder(tmp_path, css=":where({{ tag }}) { color: {{ 'red; } b {' }}; }"))
    with pytest.raises(KitError, match="not a word"):
        render_css(note, tokens, ACME)


def test_templates_cannot_reach_python(tmp_path):
    note = read_component(component_folder(tmp_path, js="{{ times.__class__.__mro__ }}"))
    with pytest.raises(KitError):
        render_js(note, ACME)


def test_the_runtime_brings_what_it_imports():
    made = render_runtime({"measure"}, ACME)
    assert set(made) >= {"measure", "part", "haptics"}
    assert 'PREFIX = "acme"' in made["part"]
    with pytest.raises(KitError, match="unknown runtime module"):
        render_runtime({"sya"}, ACME)


@pytest.mark.parametrize("prefix", ["", "Nod", "1a", "a-b", "a b", "é", "a\n"])
def test_an_unusable_prefix_is_refused(prefix):
    with pytest.raises(KitError, match="not a usable prefix"):
        check_prefix(prefix)


def test_names_alone_are_printed_as_jinja_prints_them(tokens, monkeypatch):
    """Of every component: what is printed without Jinja, and what Jinja prints of the same templates."""
    components = [read_component(folder) for folder in built_in().component_names.values()]
    known, ways = [], []
    plain = engine._printed

    def noted(*given):
        known.append(plain(*given) is not None)
        return plain(*given)

    for way in (noted, lambda *_: None):
        monkeypatch.setattr(engine, "_printed", way)
        ways.append([(render_js(one, ACME), render_css(one, tokens, ACME)) for one in components])
    assert ways[0] == ways[1]
    assert all(known)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ a }} {{ b.c }}}}", "1 [2]}}"),
        ("{ {{a}} }", "{ 1 }"),
        ("{{{ a }}}", None),
        ("{{ a }}{# no #}", None),
        ("{% if a %}1{% endif %}", None),
        ("{{ a|upper }}", None),
        ("{{ a }}\r\n", None),
        ("{{ none }}", None),
        ("{{ missing }}", None),
        ("{{ b.keys }}", None),
        ("{{ b._x }}", None),
        ("{{ b.d }}", None),
    ],
)
def test_what_is_more_than_names_is_left_to_jinja(text, made):
    printing = engine.Printing(lambda value: value)
    assert engine._printed(text, {"a": 1, "b": {"c": [2], "_x": 3, "keys": 4}, "none": 5}, printing) == made
