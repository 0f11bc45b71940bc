"""Views of the gallery that a page cannot ask of the browser: forced colours, and a page that resets everything."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from kit.verify.built import read_kit
from kit.verify.server import serve
from tests.browser.gallery_visit import export, visits, whole

SYSTEM = [
    "Canvas",
    "CanvasText",
    "LinkText",
    "ButtonFace",
    "ButtonText",
    "ButtonBorder",
    "Field",
    "FieldText",
    "Highlight",
    "HighlightText",
    "GrayText",
    "transparent",
]
# What is painted on every stage, each colour as the names of the system's colours that look so, or as it is.
PAINTED = """(system) => {
  const probe = document.createElement("i"), names = new Map();
  document.body.append(probe);
  const flat = (color) => /, 0\\)$/.test(color) ? "transparent" : color;
  for (const name of system) {
    probe.style.setProperty("forced-color-adjust", "none");
    probe.style.setProperty("background-color", name);
    const color = flat(getComputedStyle(probe).backgroundColor);
    names.set(color, [...names.get(color) ?? [], name]);
  }
  probe.remove();
  const told = (color) => names.get(flat(color)) ?? [color];
  const found = {};
  for (const card of document.querySelectorAll("[data-words]"))
    for (const [at, one] of [...card.querySelectorAll("[data-mount] *:not(select)")].entries())
      for (const pseudo of ["", "::before", "::after"]) {
        const style = getComputedStyle(one, pseudo);
        if (pseudo && ["none", "normal"].includes(style.content)) continue;
        const key = `${card.dataset.example} ${at} ${one.localName} ${one.dataset.part ?? ""}${pseudo}`;
        const edge = parseFloat(style.borderTopWidth) ? told(style.borderTopColor) : [];
        found[key] = [told(style.color), told(style.backgroundColor), edge, [style.backgroundImage], [style.boxShadow]];
        if (one instanceof SVGElement) found[key].push(told(style.fill), told(style.stroke));
      }
  return found;
}"""

RULES = "[...document.styleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join())"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gallery")
    export(folder, "--theme", "base")
    with serve(read_kit(folder)) as server:
        yield server.address


@pytest.fixture
def visit(lab, address):
    yield from visits(lab, address)


def painted(page):
    page.wait_for_load_state("networkidle")
    return page.evaluate(PAINTED, SYSTEM)


@pytest.mark.slow
def test_forced_colours_look_as_the_browser_has_them(visit):
    still = {"reduced_motion": "reduce", "color_scheme": "light"}
    real = painted(visit(**still, forced_colors="active").open())
    page = visit(**still).open("?colours=forced")
    page.wait_for_selector("html[data-colours=forced]")
    shown = painted(page)
    assert len(real) > 500
    assert shown.keys() == real.keys()
    other = {
        name: (wanted, seen)
        for name, rows in real.items()
        for wanted, seen in zip(rows, shown[name], strict=True)
        if wanted != seen and not set(wanted) & set(seen)
    }
    assert other == {}


def test_forced_colours_go_as_they_came(visit):
    page = visit(reduced_motion="reduce").open()
    before = page.evaluate(RULES)
    page.locator("[name=colours]").select_option("forced")
    page.wait_for_selector("html[data-colours=forced]")
    assert page.evaluate(RULES) != before
    assert "colours=forced" in page.url
    page.locator("[name=colours]").select_option("")
    page.wait_for_selector("html:not([data-colours])")
    assert page.evaluate(RULES) == before


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_that_resets_all_leaves_the_gallery_and_the_kit_whole(visit, width):
    page = visit(viewport={"width": width, "height": 900}).open("?page=reset")
    page.wait_for_load_state("networkidle")
    whole(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    spilled = page.evaluate(
        """() => [...document.querySelectorAll(".nod-page :is(button, a, select, input)")].filter((one) => !one.closest("[data-mount]") && one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().right > one.parentElement.getBoundingClientRect().right + 1).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert spilled == []
    card = page.locator("[data-words][data-example='toast/default']")
    # The page's rules win over the kit's; the gallery's own stay as they are.
    expect(card.locator("nod-toast")).to_have_css("padding", "0px")
    expect(card.locator("[data-play='']")).to_have_css("border-top-width", "1px")
    expect(card.locator("nod-toast [data-part=close] svg")).to_be_visible()
