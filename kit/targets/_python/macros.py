"""Jinja macros, one a component, with every option by name: what a template may import instead of the functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.model import Component, Kit


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
