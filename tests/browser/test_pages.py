"""Built kits on pages as people make them: the kit's own index, a page that resets everything, two kits side by side."""

from __future__ import annotations

import json
import re
from html import escape

import pytest

from kit.cli._common import read_kit
from kit.model import Settings
from kit.targets import target
from kit.writer import write
from tests.browser.sites import site

pytestmark = pytest.mark.slow
HOSTILE = """\
*, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: border-box; font: inherit; }
*, *::before, *::after { animation: none !important; transition: none !important; }
button { all: unset; }
ul, ol { list-style: none; }
img, svg, video { display: block; max-width: 100%; }
p, h1, h2, h3 { font-size: 100%; font-weight: normal; }
"""
UNSET = ("button { all: unset; }", "button { all: unset !important; }", "button, [role=button] { all: initial; }")
HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page</title>
{links}
<script type="module" src="page.js"></script>
</head>
<body>
<main><h1>A page</h1><p><button id="go">Go</button></p><div id="here">{here}</div></main>
</body>
</html>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One site with two kits: `nod`, which has everything, and `acme`, each in the theme base."""
    root = tmp_path_factory.mktemp("pages")
    for prefix, components in {"nod": (), "acme": ("toast", "progress")}.items():
        write(target("html").pack(read_kit(components, ("base",), Settings(prefix))), root / prefix)
    return root


@pytest.fixture
def manifest(folder):
    return json.loads((folder / "nod" / "kit.json").read_text(encoding="utf-8"))["components"]


def page_in(folder, script, *, css="", here="", kits=("nod",)):
    """Put a page into the site; its script runs on a click, with everything of the first kit imported as `nod`."""
    sheets = [f"{kit}/{path}" for kit in kits for path in ("themes/base.css", f"{kit}.css")] + ["page.css"]
    links = "\n".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    (folder / "page.css").write_text(css, encoding="utf-8")
    (folder / "page.html").write_text(HEAD.format(links=links, here=here), encoding="utf-8")
    imports = "".join(f'import * as {kit} from "./{kit}/index.js";\n' for kit in kits)
    run = f'document.querySelector("#go").addEventListener("click", () => {{ {script} }});\n'
    here = 'const here = document.querySelector("#here");\n'
    (folder / "page.js").write_text(f"{imports}{here}{run}", encoding="utf-8")
    return "page.html"


def test_the_index_shows_every_example_on_a_click_and_complains_about_nothing(lab, folder, manifest):
    with site(lab, folder) as page:
        for name, component in manifest.items():
            page.open("nod/index.html")
            for example in component["examples"]:
                article = f'[data-example="{name}/{example["name"]}"]'
                page.click(f"{article} [data-show]")
                assert page.page.locator(f"{component['tag']}:not([still])").count() > 0, article
                page.run(300)
                assert page.trouble == [], article


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_index_fits_a_small_screen(lab, folder, direction):
    with site(lab, folder) as page:
        page.page.set_viewport_size({"width": 320, "height": 640})
        page.open("nod/index.html")
        page.page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        assert page.page.evaluate("document.documentElement.scrollWidth") == 320


def test_every_snippet_stands_on_its_own_and_complains_about_nothing(lab, folder, manifest):
    with site(lab, folder) as page:
        for name, component in manifest.items():
            for example in component["examples"]:
                page.open(f"nod/snippets/{name}/{example['name']}.html")
                page.run(300)
                assert page.page.locator(component["tag"]).count() > 0
                assert page.trouble == [], f"{name}/{example['name']}"


@pytest.mark.parametrize("unset", UNSET)
def test_a_toast_survives_a_hostile_reset(lab, folder, unset):
    script = 'nod.toast("Changes saved", { action: "Undo" }); nod.toast("Second");'
    with site(lab, folder) as page:
        page.open(page_in(folder, script, css=HOSTILE + unset)).click("#go")
        assert page.seen("nod-toast >> text=Second")
        small = "[...document.querySelectorAll('nod-toast button')].filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24)"
        assert page.page.evaluate(f"{small}.map((one) => one.dataset.part)") == []
        page.run(60_000)
        assert page.seen("nod-toast >> text=Changes saved")  # what offers an action stays
        page.click("nod-toast [data-part=action]")
        page.run(1000)
        assert page.page.locator("nod-toast").count() == 0
        assert page.trouble == []


def test_progress_survives_a_hostile_reset(lab, folder):
    script = 'globalThis.bar = nod.progress("Uploading", { value: 0.4, into: here });'
    with site(lab, folder) as page:
        page.open(page_in(folder, script, css=HOSTILE + UNSET[1])).click("#go")
        assert page.seen("nod-progress >> text=Uploading")
        assert page.seen("nod-progress >> text=40%")
        assert page.page.locator("nod-progress [data-part=track]").bounding_box()["height"] >= 2
        page.page.evaluate("bar.done()")
        page.run(1000)
        assert page.page.get_attribute("nod-progress", "data-state") == "done"
        page.page.evaluate("bar.remove()")
        assert page.trouble == []


def test_loading_survives_a_hostile_reset(lab, folder):
    script = 'globalThis.wait = nod.loading("Loading your orders", { into: here });'
    with site(lab, folder) as page:
        page.open(page_in(folder, script, css=HOSTILE + UNSET[1])).click("#go")
        page.run(500)
        assert page.seen("nod-loading [data-part=indicator]")
        page.run(2000)
        assert page.seen("nod-loading >> text=Loading your orders")
        page.page.evaluate("wait.done()")
        page.run(2000)
        assert page.page.locator("nod-loading").count() == 0
        assert page.trouble == []


def test_a_celebration_survives_a_hostile_reset(lab, folder):
    script = 'nod.celebrate("Project shipped", { detail: "Well done.", tier: "big" });'
    with site(lab, folder) as page:
        page.open(page_in(folder, script, css=HOSTILE + UNSET[1])).click("#go")
        assert page.seen("nod-celebration >> text=Project shipped")
        page.run(5000)
        assert page.page.get_attribute("nod-celebration", "data-state") == "settled"
        assert page.seen("nod-celebration >> text=Well done.")
        page.click("nod-celebration [data-part=close]")
        page.run(1000)
        assert page.page.locator("nod-celebration").count() == 0
        assert page.trouble == []


def test_two_kits_live_on_one_page(lab, folder):
    """Each toast has its own colours, place, events and announcement."""
    script = """
      for (const name of ["nod-shown", "acme-shown"]) addEventListener(name, () => { document.title += ` ${name}`; });
      nod.toast("From nod"); acme.toast("From acme"); nod.progress("A", { into: here }); acme.progress("B", { into: here });
    """
    with site(lab, folder) as page:
        page.open(page_in(folder, script, kits=("nod", "acme"))).click("#go")
        page.run(2000)
        assert page.seen("nod-toast >> text=From nod")
        assert page.seen("acme-toast >> text=From acme")
        said = page.page.evaluate(
            'nodWatch.log.filter(({ kind }) => kind === "said").map((entry) => JSON.stringify(entry))'
        )
        assert [words for words in ("From nod", "From acme") if sum(words in one for one in said) != 1] == [], said
        assert page.page.title().count("nod-shown") >= 2
        assert page.page.title().count("acme-shown") >= 2
        for prefix in ("nod", "acme"):
            style = "(tag) => getComputedStyle(document.querySelector(tag)).backgroundColor"  # a mix with no tint in it
            assert re.match(r"rgb\(255, 255, 255\)|oklab\((1|0\.9999)", page.page.evaluate(style, f"{prefix}-toast"))
        page.run(60_000)
        assert page.page.locator("nod-toast, acme-toast").count() == 0
        assert page.trouble == []


def test_what_defines_an_element_may_be_loaded_twice(lab, folder, manifest):
    again = "".join(f"import('./nod/define/{name}.js?again'), " for name in manifest)
    script = f"Promise.all([{again}]).then(() => nod.toast('Still here'));"
    with site(lab, folder) as page:
        page.open(page_in(folder, script)).click("#go")
        page.page.wait_for_selector("nod-toast")
        assert page.seen("nod-toast >> text=Still here")
        assert page.trouble == []


def bare(component, example):
    """Return the tag with its options as attributes, as a person writes it."""
    attributes = []
    for name, value in example["options"].items():
        if value is not None and value is not False:
            text = "" if value is True else "|".join(value) if isinstance(value, list) else f"{value}"
            attributes.append(f' {name.replace("_", "-")}="{escape(text)}"')
    return f"<{component['tag']}{''.join(attributes)} still></{component['tag']}>"


SHAPE = """(element) => {
  const walk = (node) => node.nodeType === 3
    ? node.data.replace(/\\s+/g, " ").trim()
    : [node.localName, Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]).sort()),
       [...node.childNodes].filter((child) => child.nodeType < 4).map(walk).filter((each) => each !== "")];
  return [...element.childNodes].map(walk).filter((each) => each !== "");
}"""


def test_html_that_a_server_prints_and_what_javascript_builds_are_the_same(lab, folder, manifest):
    """Held still, so that nothing has happened to either: kit/markup.py compiles what the template prints."""
    pairs = [(component, example) for component in manifest.values() for example in component["examples"]]
    printed = [example["html"].replace(f"<{one['tag']}", f"<{one['tag']} still", 1) for one, example in pairs]
    built = [bare(one, example) for one, example in pairs]
    here = "".join(f"<section>{markup}</section>" for pair in zip(printed, built, strict=True) for markup in pair)
    with site(lab, folder) as page:
        page.open(page_in(folder, "", here=here))
        page.until("Boolean(customElements.get('nod-toast'))")
        parts = "[...document.querySelectorAll('section')].map((each) => each.querySelectorAll('[data-part]').length)"
        page.until(f"{parts}.every((count, index, all) => count === all[index - (index % 2)])")
        shapes = page.page.evaluate(f"[...document.querySelectorAll('section > *')].map({SHAPE})")
        assert len(shapes) == 2 * len(pairs)
        for (one, example), server, script in zip(pairs, shapes[::2], shapes[1::2], strict=True):
            assert script == server, f"{one['tag']}: {example['name']}"
