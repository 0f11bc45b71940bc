"""A ``*.resolver.json``: sets and modifiers, and the order in which they are laid over one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.errors import KitError, did_you_mean, raise_all
from kit.tokens.merging import merge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.located import Document
    from kit.tokens.tree import Tree


@dataclass(frozen=True)
class Modifier:
    """A choice between contexts, each of which is a list of trees."""

    contexts: dict[str, list[Tree]]
    default: str | None = None


@dataclass
class Resolver:
    """What a resolver file says. ``order`` holds sets as lists of trees, and modifiers by name."""

    document: Document
    name: str
    description: str = ""
    modifiers: dict[str, Modifier] = field(default_factory=dict)
    order: list[list[Tree] | str] = field(default_factory=list)
    errors: list[KitError] = field(default_factory=list)

    def tree(self, inputs: Mapping[str, str]) -> Tree:
        """Flatten the tokens for some inputs, such as ``{"mode": "dark"}``. Unknown or missing inputs are errors."""
        chosen = self.choose(inputs)
        trees: list[Tree] = []
        for item in self.order:
            trees.extend(self.modifiers[item].contexts[chosen[item]] if isinstance(item, str) else item)
        return merge(trees)

    def choose(self, inputs: Mapping[str, str]) -> dict[str, str]:
        """Complete inputs with defaults; all that is wrong is raised at once."""
        errors = []
        for name, wanted in inputs.items():
            if name not in self.modifiers:
                errors.append(self.fault("no such modifier", given=name, fix=did_you_mean(name, self.modifiers)))
            elif wanted not in list(self.modifiers[name].contexts):
                known = did_you_mean(str(wanted), self.modifiers[name].contexts)
                errors.append(self.fault(f"no such context of {name}", given=wanted, fix=known))
        chosen = {}
        for name, modifier in self.modifiers.items():
            context = inputs.get(name, modifier.default)
            if context is None:
                fix = f"choose one of {', '.join(modifier.contexts)}"
                errors.append(self.fault(f"the modifier {name} has no default", fix=fix))
            else:
                chosen[name] = context
        raise_all(errors)
        return chosen

    def fault(self, problem: str, *, given: object = None, fix: str) -> KitError:
        """Return an error about this file as a whole."""
        return KitError(problem, at=self.document.path, given=given, fix=fix)
