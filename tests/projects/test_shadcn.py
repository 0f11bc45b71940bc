"""The shadcn registry by its own command line: valid, as `shadcn build` would make it, and added from a server on loopback."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from kit.library import built_in
from kit.model import Settings
from kit.targets import target
from kit.writer import write
from tests.loopback import folder_served
from tests.projects.conftest import HERE, tool
from tests.unit.folders import below

pytestmark = [pytest.mark.node, pytest.mark.slow]


@pytest.fixture(scope="module")
def registry(workshop):
    shelf = built_in()
    folder = workshop / "registry"
    write(target("shadcn").pack(shelf.kit(("toast", "ring"), ("base", "terminal"), Settings())), folder)
    return folder


def test_the_registry_is_valid_and_built_as_shadcn_builds_it(registry):
    assert "Registry is valid" in tool("shadcn", "registry", "validate", "./registry.json", within=registry).out
    assert tool("shadcn", "build", "registry.json", "-o", "built", within=registry).code == 0
    ours, theirs = (
        {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (registry / name).glob("*.json")}
        for name in ("r", "built")
    )
    assert sorted(ours) == ["core.json", "registry.json", "ring.json", "theme-terminal.json", "toast.json"]
    assert ours == theirs


def test_a_project_without_react_or_tailwind_takes_an_item_and_what_it_needs(registry, workshop):
    """The list of all namespaces is on shadcn's own server; here it comes from ours."""
    shop = workshop / "taker"
    (shop / "src").mkdir(parents=True)
    (shop / "package.json").write_text('{ "name": "a-shop", "type": "module" }', encoding="utf-8")
    (shop / "index.html").write_text('<script type="module" src="/src/main.js"></script>\n', encoding="utf-8")
    (shop / "src" / "main.js").write_text('import { toast } from "./nod/toast";\ntoast("Saved");\n', encoding="utf-8")
    with folder_served(registry) as address:
        known = [{"name": "@nodkit", "homepage": address, "url": f"{address}/r/{{name}}.json", "description": "nodkit"}]
        (registry / "r" / "registries.json").write_text(json.dumps(known), encoding="utf-8")
        done = subprocess.run(
            [str(HERE / "node_modules" / ".bin" / "shadcn"), "add", f"{address}/r/toast.json", "--yes"],
            cwd=shop,
            env={**os.environ, "REGISTRY_URL": f"{address}/r", "CI": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    items = [json.loads((registry / "r" / f"{name}.json").read_text(encoding="utf-8")) for name in ("core", "toast")]
    wanted = {one["target"].removeprefix("~/src/"): one["content"].encode() for item in items for one in item["files"]}
    found = {path: data for path, data in below(shop / "src").items() if data is not None and path != "main.js"}
    assert found == wanted
    assert tool("vite", "build", "--logLevel", "error", within=shop).code == 0
