"""An npm package: what it exports, what describes it to people, editors and agents, and the kit in its ``dist``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from kit import __version__
from kit.targets._cem import elements_manifest
from kit.targets._core import core_files
from kit.targets._editors import css_data, html_data, web_types
from kit.targets._reading import llms, readme
from kit.targets.docs import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.model import Kit
    from kit.targets import Files

DIST = "dist/"


@dataclass(frozen=True)
class Addition:
    """What a framework adds: files in ``dist``, an export of its name, and the package that it needs."""

    name: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    peers: Mapping[str, str] = field(default_factory=dict)


def package(kit: Kit, more: Addition | None = None) -> Files:
    """Return the files of a package. Modules are pure; only those in ``dist/define`` make tags known."""
    more = more or Addition()
    core = core_files(kit)
    names = [component.name for component in kit.components]
    core["index.js"] = core["index.d.ts"] = "".join(f'export * from "./{name}/{name}.js";\n' for name in names)
    core["define/index.js"] = core["define/index.d.ts"] = "".join(f'export * from "./{name}.js";\n' for name in names)
    about = f"{kit.settings.prefix}-kit"
    described = {
        "package.json": _json(_package_json(kit, about, more)),
        "custom-elements.json": _json(elements_manifest(kit, core, DIST)),
        f"{DIST}web-types.json": _json(web_types(kit, about, __version__)),
        f"{DIST}vscode.html-custom-data.json": _json(html_data(kit)),
        f"{DIST}vscode.css-custom-data.json": _json(css_data(kit)),
        "README.md": readme(kit, about, more.name),
        "llms.txt": llms(kit, about),
        **{f"docs/{one.name}.md": page(one, kit, f"{about}/{one.name}") for one in kit.components},
    }
    return described | {f"{DIST}{path}": text for path, text in {**core, **more.files}.items()}


def _package_json(kit: Kit, name: str, more: Addition) -> dict[str, Any]:
    made = {
        "name": name,
        "version": __version__,
        "description": "Micro-interactions as custom elements: feedback in time, said once, themed. Made by nodkit.",
        "license": "MIT",
        "keywords": ["custom-elements", "web-components", "micro-interactions", "toast", "progress", "custom-element"],
        "type": "module",
        "sideEffects": [f"./{DIST}define/*.js", "**/*.css"],
        "exports": _exports(kit, more),
        "files": ["dist", "docs", "custom-elements.json", "llms.txt"],
        "customElements": "custom-elements.json",
        "web-types": f"./{DIST}web-types.json",
    }
    return {**made, **({"peerDependencies": dict(more.peers)} if more.peers else {})}


def _exports(kit: Kit, more: Addition) -> dict[str, Any]:
    found: dict[str, Any] = {".": _entry("index.js"), "./define": _entry("define/index.js")}
    if more.name:
        found[f"./{more.name}"] = _entry(f"{more.name}/index.js")
    for component in kit.components:
        name = component.name
        found[f"./{name}"] = _entry(f"{name}/{name}.js")
        found[f"./define/{name}"] = _entry(f"define/{name}.js")
        found[f"./{name}.css"] = f"./{DIST}{name}/{name}.css"
    styles = f"{kit.settings.prefix}.css"
    fixed = {"./themes/*.css": f"./{DIST}themes/*.css", f"./{styles}": f"./{DIST}{styles}"}
    plain = {f"./{name}": f"./{name}" for name in ("custom-elements.json", "package.json")}
    return {**found, **fixed, **plain}


def _entry(path: str) -> dict[str, str]:
    """Return an export with its types first: the first condition that fits is the one that is taken."""
    types = PurePosixPath(path).with_suffix(".d.ts")
    return {"types": f"./{DIST}{types}", "default": f"./{DIST}{path}"}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
