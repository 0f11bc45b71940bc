"""The npm package before those who judge packages, imported on a server, and shaken by a bundler."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from kit.library import built_in
from kit.model import Settings
from kit.targets import target
from kit.writer import write
from tests.browser.sites import site
from tests.programs import node
from tests.projects import pages
from tests.projects.conftest import HERE, tool

pytestmark = [pytest.mark.node, pytest.mark.slow]
TARGETS = ("npm", "react", "vue", "svelte")
SCHEMA = """
import { readFileSync } from "node:fs";
import Ajv from "ajv";
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const check = new Ajv({ strict: false, allErrors: true }).compile(read("node_modules/custom-elements-manifest/schema.json"));
if (!check(read(process.argv[1]))) console.log(JSON.stringify(check.errors));
"""


@pytest.fixture(scope="session")
def packages(workshop):
    """The package of each target, beside each other, and installed into a folder ``shop``."""
    shelf = built_in()
    kit = shelf.kit((), ("base",), Settings())
    for name in TARGETS:
        write(target(name).pack(kit), workshop / "packages" / name)
    shutil.copytree(workshop / "packages" / "npm", workshop / "shop" / "node_modules" / "nod-kit")
    return workshop / "packages"


@pytest.mark.parametrize("name", TARGETS)
def test_publint_finds_nothing(name, packages):
    said = tool("publint", "run", ".", "--strict", "--pack", "npm", within=packages / name)
    assert (said.code, "All good!" in said.out) == (0, True), said.out


def test_types_resolve_for_everyone_who_can_import_it(tmp_path):
    """The package is ESM; style sheets have no types."""
    shelf = built_in()
    write(target("react").pack(shelf.kit(("toast", "ring"), ("base",), Settings())), tmp_path)
    exports = json.loads((tmp_path / "package.json").read_text(encoding="utf-8"))["exports"]
    styles = [path.removeprefix("./") for path in exports if path.endswith(".css")]
    given = ("--pack", ".", "--profile", "esm-only", "--exclude-entrypoints")
    assert tool("attw", *given, *styles, within=tmp_path).code == 0
    assert tool("attw", *given, within=tmp_path).code == 1  # it does judge: style sheets are objected to


def test_the_manifest_follows_its_schema_and_tells_of_every_component(packages):
    path = packages / "npm" / "custom-elements.json"
    assert node(SCHEMA, path, within=HERE) == ""
    modules = json.loads(path.read_text(encoding="utf-8"))["modules"]
    tags = {one["tagName"] for module in modules for one in module.get("declarations", ()) if "tagName" in one}
    assert tags == {f"nod-{name}" for name in built_in().component_names}
    assert [module["path"] for module in modules if not (packages / "npm" / module["path"]).is_file()] == []


@pytest.mark.parametrize("name", TARGETS)
def test_everything_can_be_imported_on_a_server(name, packages):
    folder = packages / name
    exports = json.loads((folder / "package.json").read_text(encoding="utf-8"))["exports"]
    files = [entry["default"] for entry in exports.values() if isinstance(entry, dict)]
    node("".join(f"await import({json.dumps(file)});\n" for file in files), within=folder)
    assert len(files) > 2 * len(built_in().component_names)


def test_frameworks_print_the_tags_on_a_server(packages):
    """What a server of React or Vue sends is the tag with its attributes, in each option's own name."""
    script = (
        'import { createElement } from "react"; import { renderToString } from "react-dom/server";\n'
        'import { BusyButton, Steps } from "./react/dist/react/index.js";\n'
        'console.log(renderToString(createElement(BusyButton, { label: "Pay", done: "<b>Paid</b>", onState() {} })));\n'
        'console.log(renderToString(createElement(Steps, { label: "Way", done: ["a", "b"] })));\n'
        'import { createSSRApp, h } from "vue"; import { renderToString as print } from "vue/server-renderer";\n'
        'import * as vue from "./vue/dist/vue/index.js";\n'
        'console.log(await print(createSSRApp({ render: () => h(vue.BusyButton, { label: "Pay", done: "<b>Paid</b>" }) })));\n'
    )
    pay, way, also = node(script, within=packages).lower().splitlines()
    assert pay == '<nod-busy-button label="pay" done="&lt;b&gt;paid&lt;/b&gt;"></nod-busy-button>'
    assert 'done="a|b"' in way
    assert also.startswith("<nod-busy-button ")
    assert 'done="&lt;b&gt;paid&lt;/b&gt;"' in also


@pytest.fixture(scope="session")
def shop(packages, workshop):
    """The page's package example, as a bundler builds it."""
    folder = workshop / "shop"
    (folder / "src").mkdir()
    page = (HERE / "index.html").read_text(encoding="utf-8")
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "src" / "main.ts").write_text(pages.files("npm")["package/main.ts"], encoding="utf-8")
    done = tool("vite", "build", "--logLevel", "warn", within=folder)
    assert (done.code, done.out) == (0, "")
    return folder / "dist"


def test_a_page_that_uses_only_toast_ships_only_toast(shop):
    shipped = "".join(path.read_text(encoding="utf-8") for path in shop.rglob("*.js"))
    # Toasts read the pace that a person chose, which is stored under this name; of its field nothing may be there.
    others = sorted(set(built_in().component_names) - {"toast", "pace"})
    assert "nod-toast" in shipped
    assert "Remembered on this device" not in shipped
    assert [name for name in others if re.search(rf"[`'\"]nod-{name}[`'\"]", shipped)] == []
    styles = "".join(path.read_text(encoding="utf-8") for path in shop.rglob("*.css"))
    assert "nod-toast" in styles
    assert [name for name in others if re.search(rf"\bnod-{name}\b(?!-)", styles)] == []


def test_a_bundler_has_nothing_to_say_of_the_whole_package(packages, workshop):
    """It would warn of a module that is needed at once by one component and fetched later by another."""
    folder = workshop / "whole"
    folder.mkdir()
    (folder / "index.html").write_text('<script type="module" src="./main.js"></script>', encoding="utf-8")
    (folder / "main.js").write_text('import "../packages/npm/dist/define/index.js";\n', encoding="utf-8")
    said = tool("vite", "build", "--logLevel", "warn", within=folder)
    assert (said.code, said.out) == (0, "")


@pytest.mark.browser
def test_the_package_answers_under_a_strict_policy(shop, lab):
    with site(lab, shop) as page:
        page.open("index.html")
        page.page.dispatch_event("#app", "click")
        page.run(300)
        assert page.seen("nod-toast >> text=Changes saved")
        assert page.trouble == []
