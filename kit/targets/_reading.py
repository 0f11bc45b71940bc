"""What people and agents read of a package first: its README and its ``llms.txt``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kit.render import tag
from kit.targets.docs import fenced, table

if TYPE_CHECKING:
    from kit.model import Kit


def readme(kit: Kit, name: str, framework: str = "") -> str:
    """Return the README of a package; ``framework`` is what it has components or types for."""
    first, theme = kit.components[0], kit.themes[0].name
    call = first.spec.call.name
    code = [
        f'import "{name}/themes/{theme}.css";',
        f'import "{name}/{first.name}.css";',
        f'import {{ {call} }} from "{name}/{first.name}";',
    ]
    rows = [
        (f"[{one.name}](docs/{one.name}.md)", f"`{tag(one, kit.settings)}`", one.spec.summary) for one in kit.components
    ]
    lines = [
        f"# {name}\n",
        "Micro-interactions as custom elements, made by nodkit. They depend on nothing.\n",
        *fenced("js", "\n".join(code)),
        "",
        f"`{call}(…)` makes its own tag known. For tags in your HTML there is `{name}/define/{first.name}`, and",
        f"`{name}/define` for all of them; `{name}/{kit.settings.prefix}.css` has the styles of all.\n",
        *_framework_lines(name, framework),
        *table(("component", "tag", "what it does"), rows),
        "JetBrains finds `web-types` by itself. For VS Code, in its settings:\n",
        *fenced("json", _vscode(name)),
    ]
    return "\n".join(lines) + "\n"


def llms(kit: Kit, name: str) -> str:
    """Return ``llms.txt`` (llmstxt.org): what this is, how it is used, and where each component is described."""
    prefix, theme = kit.settings.prefix, kit.themes[0].name
    lines = [
        f"# {name}\n",
        "> Micro-interactions (toasts, progress, loading states, celebrations) as custom elements that need nothing.\n",
        f'- Import a call from "{name}/<component>". Calling it shows the component and makes its tag known.',
        f'- For tags in HTML: import "{name}/define/<component>".',
        f'- Styles: import "{name}/themes/{theme}.css", and "{name}/<component>.css" or "{name}/{prefix}.css" for all.',
        f"- Options are kebab-case attributes and camelCase arguments; events bubble and begin with `{prefix}-`.",
        "- Text is always text, never markup. It works under a strict Content Security Policy with Trusted Types.\n",
        "## Components\n",
        *(f"- [{one.name}](docs/{one.name}.md): {' '.join(one.spec.summary.split())}" for one in kit.components),
        "\n## Optional\n",
        "- [Custom Elements Manifest](custom-elements.json): every attribute, method, event and token",
    ]
    return "\n".join(lines) + "\n"


def _framework_lines(name: str, framework: str) -> list[str]:
    if not framework:
        return []
    what = "" if framework == "svelte" else "{ … } from "
    return [f'For {framework.capitalize()}: `import {what}"{name}/{framework}"`.\n']


def _vscode(name: str) -> str:
    folder = f"./node_modules/{name}/dist"
    data = {f"{kind}.customData": [f"{folder}/vscode.{kind}-custom-data.json"] for kind in ("html", "css")}
    return json.dumps(data, indent=2)
