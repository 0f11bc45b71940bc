"""The style sheet of a theme. That scopes nest as promised is tested in a browser; here is what stands in the file."""

import re

import jinja2
import pytest

from kit.errors import KitError
from kit.theme import load_theme, theme_css, vocabulary
from kit.theme.colors import hex_code
from kit.theme.values import Printer
from kit.tokens import values as v
from tests.unit.tokenfiles import THEMES, read, write_theme

BASE = load_theme(THEMES / "base", None)
PLAYFUL = load_theme(THEMES / "playful", BASE)
CSS = theme_css(BASE, default=True)


def declared(css: str, name: str) -> list[str]:
    return re.findall(rf"^\s+{re.escape(name)}: (.*);$", css, re.MULTILINE)


def over_base(tmp_path, tokens, modes=None) -> str:
    return theme_css(load_theme(write_theme(tmp_path, "mine", tokens, modes), BASE, contrast=False))


def test_the_order_of_layers_comes_first_and_all_is_in_a_layer():
    first, rest = CSS.split("\n", 1)
    assert first == "@layer nod.tokens, nod.base, nod.components, nod.motion;"
    assert rest.startswith("@layer nod.tokens {\n")
    assert rest.endswith("\n}\n")
    assert re.findall(r"^\S.*$", rest, re.MULTILINE) == ["@layer nod.tokens {", "}"]


def test_every_selector_lets_the_page_win():
    heads = [line.strip() for line in CSS.splitlines() if line.endswith("{")]
    assert {head.split("(")[0] for head in heads if not head.startswith("@")} == {":where"}


def test_every_token_of_the_vocabulary_is_declared_in_every_theme():
    for theme in (BASE, PLAYFUL):
        css = theme_css(theme)
        for path in BASE.tokens["light"]:
            assert declared(css, "--nod-" + path.replace(".$root", "").replace(".", "-")), path


def test_the_same_twice_is_the_same_bytes():
    again = load_theme(THEMES / "playful", load_theme(THEMES / "base", None))
    assert theme_css(again) == theme_css(PLAYFUL)


def test_only_the_default_theme_is_on_the_root():
    assert ":root:not([data-nod-theme])" in CSS
    assert ":root:not([data-nod-theme])" not in theme_css(PLAYFUL)
    assert '[data-nod-theme="playful"]' in theme_css(PLAYFUL)


def test_a_prefix_reaches_everything():
    css = theme_css(PLAYFUL, "acme", default=True)
    assert "nod" not in css
    assert css.startswith("@layer acme.tokens, acme.base, acme.components, acme.motion;")
    assert '[data-acme-mode="dark"]' in css


def test_what_differs_between_modes_is_chosen_by_switches_and_what_does_not_is_written_once():
    modes = " ".join(
        f"var(--nod-mode-{mode}, {hex_code(BASE.tokens[mode]['color.canvas'].value)})" for mode in BASE.modes
    )
    assert declared(CSS, "--nod-color-canvas") == [modes]
    assert declared(CSS, "--nod-space-m") == ["0.75rem"]


@pytest.mark.parametrize("mode", BASE.modes)
def test_one_switch_at_a_time_is_on(mode):
    rule = CSS[CSS.index(f':where([data-nod-mode="{mode}"])') :]
    rule = rule[: rule.index("}")]
    assert [name for name in BASE.modes if f"--nod-mode-{name}: initial;" in rule] == [mode]
    assert f"color-scheme: {mode.removesuffix('-more')};" in rule


def test_the_system_counts_on_the_root_and_attributes_come_after_it():
    positions = [CSS.index(text) for text in (
        ":where(:root)", "@media (prefers-color-scheme: dark) {", "@media (prefers-contrast: more) {",
        "@media (prefers-color-scheme: dark) and (prefers-contrast: more) {", "@media (prefers-reduced-motion: reduce) {",
        ':where([data-nod-mode="light"])', ':where([data-nod-motion="full"])', ':where([data-nod-motion="reduced"])',
    )]  # fmt: skip
    assert positions == sorted(positions)


def test_aliases_are_links(tmp_path):
    assert declared(CSS, "--nod-color-fill") == ["var(--nod-color-accent)"]
    assert declared(CSS, "--nod-font-display") == ["var(--nod-font-body)"]
    css = over_base(tmp_path, {"color": {"line": {"$value": "{color.border.$root}"}}})
    assert declared(css, "--nod-color-line") == ["var(--nod-color-border)"]


def test_an_alias_in_one_mode_only_is_a_link_there(tmp_path):
    css = over_base(tmp_path, {}, {"light": {"color": {"line": {"$value": "{color.text.muted}"}}}, "dark": {}})
    assert declared(css, "--nod-color-line")[0].startswith(
        "var(--nod-mode-light, var(--nod-color-text-muted)) var(--nod-mode-dark, #"
    )


def test_parts_of_values_that_are_tokens_are_links(tmp_path):
    zero = {"value": 0, "unit": "px"}
    shadow = {"color": "{color.accent.$root}", "offsetX": "{space.s}", "offsetY": zero, "blur": zero, "spread": zero}
    css = over_base(tmp_path, {"shadow": {"raised": {"$type": "shadow", "$value": shadow}}})
    assert declared(css, "--nod-shadow-raised") == ["var(--nod-space-s) 0px 0px 0px var(--nod-color-accent)"]


def test_a_transition_is_there_whole_and_in_parts_and_reduced():
    easing = "cubic-bezier(0.16, 1, 0.3, 1)"
    assert declared(CSS, "--nod-motion-enter") == [
        "var(--nod-motion-enter-duration) var(--nod-motion-enter-easing) var(--nod-motion-enter-delay)"
    ]
    assert declared(CSS, "--nod-motion-enter-easing") == [
        f"var(--nod-mode-full, {easing}) var(--nod-mode-reduced, var(--nod-motion-fade-easing))"
    ]
    assert declared(CSS, "--nod-motion-shift") == ["var(--nod-mode-full, 0.75rem) var(--nod-mode-reduced, 0px)"]


def test_a_spring_falls_back_to_its_curve():
    css = theme_css(PLAYFUL)
    curve, spring = declared(css, "--nod-motion-enter-easing")
    assert "cubic-bezier(0.34, 1.56, 0.64, 1)" in curve
    assert "linear(0, " in spring
    assert "var(--nod-mode-reduced, var(--nod-motion-fade-easing))" in spring
    assert css.index("@supports (transition-timing-function: linear(0, 1))") < css.index("linear(0, 0.0")


def test_steps_are_steps():
    css = theme_css(load_theme(THEMES / "terminal", BASE))
    assert "steps(4, jump-start)" in declared(css, "--nod-motion-enter-easing")[0]


def test_a_wide_colour_is_mapped_first_and_whole_where_the_screen_can(tmp_path):
    wide = {"$type": "color", "$value": {"colorSpace": "display-p3", "components": [0, 1, 0], "alpha": 0.5}}
    css = over_base(tmp_path, {"color": {"line": wide}})
    first, second = declared(css, "--nod-color-line")
    assert re.fullmatch(r"#[0-9a-f]{8}", first)
    assert second == "color(display-p3 0 1 0 / 0.5)"
    assert css.index("@media (color-gamut: p3)") < css.index("color(display-p3")


def test_a_reduced_partner_is_inherited_from_base(tmp_path):
    css = over_base(tmp_path, {"motion": {"shift": {"$type": "dimension", "$value": {"value": 3, "unit": "rem"}}}})
    assert declared(css, "--nod-motion-shift") == ["var(--nod-mode-full, 3rem) var(--nod-mode-reduced, 0px)"]


PX = {"value": 2, "unit": "px"}
BLACK = {"colorSpace": "srgb", "components": [0, 0, 0]}


@pytest.mark.parametrize(
    ("kind", "value", "css"),
    [
        ("color", {**BLACK, "alpha": 0.5}, "#00000080"),
        ("dimension", {"value": 0, "unit": "rem"}, "0rem"),
        ("fontFamily", ["Segoe UI", 'a"b</style>', "-apple-system"], '"Segoe UI", "a\\22 b\\3c /style\\3e ", -apple-system'),
        ("fontWeight", "bold", "700"),
        ("duration", {"value": 0.25, "unit": "s"}, "0.25s"),
        ("cubicBezier", [0.1, -0.00001, 1, 1e-7], "cubic-bezier(0.1, 0, 1, 0)"),
        ("number", 1000000, "1000000"),
        ("strokeStyle", "dotted", "dotted"),
        ("strokeStyle", {"dashArray": [PX], "lineCap": "round"}, "dashed"),
        ("border", {"color": BLACK, "width": PX, "style": "solid"}, "2px solid #000000"),
        ("shadow", {"color": BLACK, "offsetX": PX, "offsetY": PX, "blur": PX, "spread": PX, "inset": True}, "inset 2px 2px 2px 2px #000000"),
        ("gradient", [{"color": BLACK, "position": 0}, {"color": BLACK, "position": 0.5}], "#000000 0%, #000000 50%"),
        ("transition", {"duration": PX | {"unit": "ms"}, "delay": PX | {"unit": "s"}, "timingFunction": [0, 0, 1, 1]},
         "2ms cubic-bezier(0, 0, 1, 1) 2s"),
        ("typography", {"fontFamily": "Arial", "fontSize": PX, "fontWeight": 400, "letterSpacing": PX, "lineHeight": 1.5},
         "400 2px/1.5 Arial"),
    ],
)  # fmt: skip
def test_every_type_has_its_css(kind, value, css):
    assert Printer("nod").text(read({"t": {"$type": kind, "$value": value}}).tokens["t"].value) == css


def test_a_stop_that_is_named_lies_within_the_gradient():
    tokens = {
        "far": {"$type": "number", "$value": 7},
        "t": {"$type": "gradient", "$value": [{"color": BLACK, "position": "{far}"}]},
    }
    assert Printer("nod").text(read(tokens).tokens["t"].value) == "#000000 calc(100% * clamp(0, var(--nod-far), 1))"


def test_a_missing_component_stays_missing():
    assert Printer("nod", wide=True).text(v.Color("oklch", (0.7, 0.4, None))) == "oklch(0.7 0.4 none)"


def test_the_vocabulary_prints_names_and_goes_deeper():
    names = vocabulary(BASE, "acme")
    assert str(names.color.accent) == "var(--acme-color-accent)"
    assert str(names.color.accent.soft) == "var(--acme-color-accent-soft)"
    assert str(names.motion.enter.duration) == "var(--acme-motion-enter-duration)"
    assert str(names["font"]["size"]["s"]) == "var(--acme-font-size-s)"
    assert f"{names.radius.full}" == "var(--acme-radius-full)"


def test_an_unknown_name_is_refused_in_python_and_in_templates_with_what_is_near():
    names = vocabulary(BASE)
    with pytest.raises(AttributeError, match=r'color\.accent has no token "sofft": did you mean "soft"'):
        _ = names.color.accent.sofft
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    with pytest.raises(KitError, match=r'color\.accent has no such token.*sofft[^$]*did you mean "soft"'):
        environment.from_string("{{ color.accent.sofft }}").render(**names)
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ colour.accent }}").render(**names)


def test_a_group_that_is_no_token_cannot_be_printed():
    with pytest.raises(KitError, match="color is a group, not a token"):
        str(vocabulary(BASE).color)


def test_a_small_theme_is_a_small_file():
    assert len(CSS) < 18_000
