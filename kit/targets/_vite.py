"""A kit as source of a Vite project: each component's folder brings its styles along, so that one import is all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.targets._core import core_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.model import Kit
    from kit.targets import Files


def sources(kit: Kit, more: Files, beside: Sequence[str] = (), types: Sequence[str] = ()) -> Files:
    """Return the kit with ``<component>/index.js``: themes, styles, the defined element and its call.

    ``more`` are a framework's files; ``beside`` names modules in each component's folder that its index offers too,
    and ``types`` those that only its declarations bring along.
    """
    files = core_files(kit)
    del files[f"{kit.settings.prefix}.css"]  # every component's index imports its own
    files["themes.css"] = "".join(f'@import "./themes/{theme.name}.css";\n' for theme in kit.themes)
    names = [component.name for component in kit.components]
    for name in names:
        offered = "".join(
            f'export * from "{path}";\n' for path in (f"../define/{name}.js", *(f"./{one}.js" for one in beside))
        )
        files[f"{name}/index.js"] = f'import "../themes.css";\nimport "./{name}.css";\n\n{offered}'
        files[f"{name}/index.d.ts"] = "".join(f'import "./{one}.js";\n' for one in types) + offered
    files["index.js"] = files["index.d.ts"] = "".join(f'export * from "./{name}/index.js";\n' for name in names)
    return {**files, **more}
