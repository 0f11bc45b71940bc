"""What kind of project a folder holds, by the files that its tools need, and where a kit would go in it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Found:
    """A kind of project, what gave it away, and the folder that its kit belongs into."""

    project: str
    because: str
    out: str
    advice: str = ""
    target: str = "html"


_VUE = (
    "import components, like Progress from ./nod/progress; only where you write tags like <nod-progress> "
    "yourself, tell Vue so in vite.config: isCustomElement: (tag) => tag.startsWith('nod-')"
)


def detect(root: Path) -> Found:
    """Look at a folder. Nothing is run, and only a few well-known files are read."""
    if (root / "manage.py").is_file():
        return Found("django", "manage.py", "nodkit", target="django")
    packages = _node_packages(root)
    if "vite" in packages:
        framework = next((name for name in ("react", "vue", "svelte") if name in packages), "")
        because = f"package.json has vite{f' and {framework}' if framework else ''}"
        return Found("vite", because, "src/nod", _VUE if framework == "vue" else "", framework or "npm")
    python = _imported(root) | _python_packages(root)
    for name in ("fastapi", "flask", "django"):
        if name in python:
            return Found(name, f"{python[name]} names {name}", "nodkit", target=name)
    return Found("plain", "there is nothing else", "nod")


def _node_packages(root: Path) -> set[str]:
    try:
        data = json.loads((root / "package.json").read_text(encoding="utf-8"))
        return {name for key in ("dependencies", "devDependencies") for name in data.get(key, {})}
    except (OSError, ValueError, AttributeError, TypeError):
        return set()


def _python_packages(root: Path) -> dict[str, str]:
    """Return the names of required Python packages, each with the file that names it."""
    found: dict[str, str] = {}
    for path in sorted(root.glob("requirements*.txt")):
        for line in _lines(path):
            found.setdefault(_package(line), path.name)
    try:
        data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        listed = data.get("project", {}).get("dependencies", [])
        poetry = data.get("tool", {}).get("poetry", {}).get("dependencies", {})
        found.update({_package(name): "pyproject.toml" for name in (*listed, *poetry)})
    except (OSError, ValueError, AttributeError, TypeError):
        pass  # no usable pyproject.toml: then it gives nothing away
    return found


def _imported(root: Path) -> dict[str, str]:
    """Return what the modules at the top of a project import, each with the file: there may be no list of packages."""
    found: dict[str, str] = {}
    for path in sorted(root.glob("*.py")):
        for line in _lines(path):
            if match := re.match(r"(?:from|import)\s+(\w+)", line):
                found.setdefault(match[1].lower(), path.name)
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def _package(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement.strip())
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""
