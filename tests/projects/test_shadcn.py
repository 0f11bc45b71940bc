"""The shadcn registry by its own command line: valid, as `shadcn build` would make it, and added from a server on loopback."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest

from tests.loopback import folder_served
from tests.projects import pages
from tests.projects.conftest import tool
from tests.unit.commandline import run
from tests.unit.folders import below

pytestmark = [pytest.mark.node, pytest.mark.slow]


SERVER = "https://your.server"  # on the page
# What `shadcn init` leaves in a project with React and Tailwind, as far as `add` reads it, and the colours that it asks for.
INITIATED = {
    "style": "new-york",
    "rsc": False,
    "tsx": True,
    "tailwind": {"config": "", "css": "src/index.css", "baseColor": "neutral", "cssVariables": True},
    "aliases": {"components": "@/components", "utils": "@/lib/utils"},
}
NONE: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
COLORS = {"inlineColors": NONE, "cssVars": NONE, "inlineColorsTemplate": "", "cssVarsTemplate": ""}


@pytest.fixture(scope="module")
def registry(workshop):
    """What the page's first command writes, of two components and two themes."""
    ((_, *words),) = pages.commands("shadcn")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(workshop)
        assert run(*words, "toast", "ring", "--theme", "base", "--theme", "terminal").code == 0
    return workshop / "registry"


def test_the_registry_is_valid_and_built_as_shadcn_builds_it(registry):
    assert "Registry is valid" in tool("shadcn", "registry", "validate", "./registry.json", within=registry).out
    assert tool("shadcn", "build", "registry.json", "-o", "built", within=registry).code == 0
    ours, theirs = (
        {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (registry / name).glob("*.json")}
        for name in ("r", "built")
    )
    assert sorted(ours) == ["core.json", "registry.json", "ring.json", "theme-terminal.json", "toast.json"]
    assert ours == theirs


def test_the_commands_of_the_page_bring_an_item_and_what_it_needs(registry, workshop):
    shop = made(workshop / "initiated")
    (shop / "components.json").write_text(json.dumps(INITIATED), encoding="utf-8")
    with served(registry) as address:
        for _, *words in pages.commands("shadcn", 1):
            shadcn(shop, address, *(word.replace(SERVER, address) for word in words))
    brought(shop, registry)
    assert tool("vite", "build", "--logLevel", "error", within=shop).code == 0


def test_a_project_without_react_or_tailwind_takes_an_item_and_what_it_needs(registry, workshop):
    shop = made(workshop / "taker")
    with served(registry) as address:
        shadcn(shop, address, "shadcn", "add", f"{address}/r/toast.json")
    brought(shop, registry)


def made(shop):
    (shop / "src").mkdir(parents=True)
    (shop / "package.json").write_text('{ "name": "a-shop", "type": "module" }', encoding="utf-8")
    (shop / "index.html").write_text('<script type="module" src="/src/main.ts"></script>\n', encoding="utf-8")
    (shop / "src" / "main.ts").write_text(pages.files("shadcn")["src/main.ts"], encoding="utf-8")
    return shop


@contextmanager
def served(registry):
    """Serve the registry, and in place of shadcn's own server its list of all namespaces and its colours."""
    with folder_served(registry) as address:
        known = [{"name": "@nodkit", "homepage": address, "url": f"{address}/r/{{name}}.json", "description": "nodkit"}]
        (registry / "r" / "registries.json").write_text(json.dumps(known), encoding="utf-8")
        (registry / "r" / "colors").mkdir(exist_ok=True)
        (registry / "r" / "colors" / "neutral.json").write_text(json.dumps(COLORS), encoding="utf-8")
        yield address


def shadcn(shop, address, name, *words):
    said = tool(name, *words, *(["--yes"] if words[0] == "add" else []), within=shop, REGISTRY_URL=f"{address}/r")
    assert said.code == 0, said.out


def brought(shop, registry):
    """Assert that the project has the files of two items, each as the registry has it."""
    items = [json.loads((registry / "r" / f"{name}.json").read_text(encoding="utf-8")) for name in ("core", "toast")]
    wanted = {one["target"].removeprefix("~/src/"): one["content"].encode() for item in items for one in item["files"]}
    found = {path: data for path, data in below(shop / "src").items() if data is not None and path != "main.ts"}
    assert found == wanted
