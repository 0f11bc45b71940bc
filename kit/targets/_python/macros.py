"""What frameworks with Jinja share beside: the package's modules, and macros, one a component, with options by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.targets._python import kit_name, pack_package

if TYPE_CHECKING:
    from pathlib import Path

    from kit.model import Component, Kit
    from kit.targets import Files

_MODULES = ("jinja", "markup", "responses", "toasts")


def pack_jinja(kit: Kit, folder: Path, *own: str) -> Files:
    """Return a Python package for a framework with Jinja; ``own`` names its further modules, in ``folder``."""
    sources = {"__init__.py": "package.py.j2", **{f"{name}.py": f"{name}.py.j2" for name in (*own, *_MODULES)}}
    return {**pack_package(kit, folder, sources), f"templates/{kit_name(kit)}/macros.html": macros(kit)}


def macros(kit: Kit) -> str:
    """Return a template of macros; each calls the function of the same component."""
    return "\n".join(_macro(component, kit.settings.prefix) for component in kit.components) + "\n"


def _macro(component: Component, prefix: str) -> str:
    """Return a macro whose first argument is the option that may stand alone; attributes go through ``**``."""
    options = component.spec.options
    first = component.spec.call.first
    names = [first, *(name for name in options if name != first)]
    takes = ", ".join(name if name == first else f"{name}={_default(options[name])}" for name in names)
    gives = ", ".join(f"{name}={name}" for name in names)
    name = component.name.replace("-", "_")
    return f"{{% macro {name}({takes}) -%}}\n{{{{ {prefix}_{name}({gives}, **kwargs) }}}}\n{{%- endmacro %}}"


def _default(option: Any) -> str:
    """Return the default as Jinja writes it; the function knows what is not given."""
    return "false" if option.type == "flag" else "none"
