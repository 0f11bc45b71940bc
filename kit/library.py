"""READ edge: folders become components and themes. Built-in ones are found from a checkout and an install alike."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kit.crowd import in_advance, undisturbed
from kit.errors import KitError, did_you_mean, flatten, raise_all
from kit.located import joined, read_text, read_yaml
from kit.memo import cache_folder, digest, kept, remembered, unchanged
from kit.model import SOURCE_LOCALE, Component, Kit, Look, Settings, Source
from kit.stamps import contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.theme import Theme

__all__ = ["BASE", "Component", "Kit", "Library", "Settings", "Source", "built_in", "bundled", "read_component"]

BASE = "base"
KINDS = ("html", "css", "js")
Held: TypeAlias = dict[str, tuple[str, str]]  # by name of a theme: a hash of what base holds, and of what it holds
HOLDS = ("components", "themes")  # what stands in a folder of a library


def bundled(name: str) -> Path:
    """Return the folder ``components``, ``themes`` or ``cookiecutter-template`` that came with nodkit."""
    here = Path(__file__).resolve().parent
    inside = here / "_bundled" / name
    return inside if inside.is_dir() else here.parent / name


@dataclass(frozen=True)
class Library:
    """The components and themes that can be had, each read when it is first asked for."""

    component_roots: tuple[Path, ...]
    theme_roots: tuple[Path, ...]

    @cached_property
    def component_names(self) -> dict[str, Path]:
        """Every component's folder by name; a later root wins over an earlier one."""
        return _folders(self.component_roots, ".yaml")

    @cached_property
    def theme_names(self) -> dict[str, Path]:
        """Every theme's folder by name."""
        return _folders(self.theme_roots, ".resolver.json")

    @property
    def theme_order(self) -> list[str]:
        """The names of all themes, base first: the first one is the default of a page."""
        return sorted(self.theme_names, key=lambda name: (name != BASE, name))

    def component(self, name: str) -> Component:
        """Read one component, or raise all that is wrong with it."""
        return read_component(_known("component", name, self.component_names))

    @cached_property
    def base(self) -> Theme:
        """The theme that holds the whole vocabulary."""
        from kit.theme import load_theme

        folder = _known("theme", BASE, self.theme_names)
        return unchanged("theme", folder, lambda: load_theme(folder, None))

    def theme(self, name: str) -> Theme:
        """Read one theme, laid over base, or raise all that is wrong with it."""
        from kit.theme import load_theme

        folder = _known("theme", name, self.theme_names)
        return self.base if name == BASE else load_theme(folder, self.base)

    def look(self, name: str, prefix: str, *, default: bool = False, held: Held | None = None) -> Look:
        """Return what a kit carries of a theme, or raise all that is wrong with it. The theme itself is let go of.

        A theme whose files, and those of base, are as they were is not read again. ``held`` is what both are known to
        hold.
        """

        def make() -> dict[str, Any]:
            from kit.theme import theme_css

            theme = self.theme(name)
            return {"about": theme.about, "modes": theme.modes, "css": theme_css(theme, prefix, default=default)}

        parts = ("look", name, prefix, str(default), *(held or self._held([name]))[name])
        made = remembered(parts, make)
        return Look(name, made["about"], tuple(made["modes"]), made["css"])

    def _held(self, names: list[str]) -> Held:
        """Return what stands for all that base and each of some themes hold now."""
        folders = [_known("theme", name, self.theme_names) for name in (BASE, *names)]
        base, *others = contents(folders)
        return dict(zip(names, ((base, other) for other in others), strict=True))

    def _looks(self, names: list[str], prefix: str, errors: list[KitError]) -> list[Look]:
        """Return what a kit carries of its themes, adding what is wrong with any to the errors."""
        made: list[Look] = []
        held: Held = {}
        with suppress(KitError):  # what is wrong is met once more, below
            known = [name for name in names if name in self.theme_names]
            held = self._held(known)
            new = [name for name in known[1:] if not kept(digest(("look", name, prefix, str(False), *held[name])))]
            if self.base and cache_folder():  # base is read before others are put to work
                in_advance(lambda name: self.look(name, prefix, held=held), new)
        with undisturbed() as step:
            for at, name in enumerate(names):
                try:
                    made.append(self.look(name, prefix, default=at == 0, held=held if name in held else None))
                except KitError as error:
                    errors.append(error)
                step()
        return made

    def kit(self, components: Sequence[str], themes: Sequence[str], settings: Settings) -> Kit:
        """Read what a build needs, with all faults at once. No names stand for all components, and for base."""
        errors: list[KitError] = []
        chosen = []
        for name in dict.fromkeys(components or sorted(self.component_names)):
            try:
                chosen.append(self.component(name))
            except KitError as error:
                errors.append(error)
        made = self._looks(list(dict.fromkeys(themes or [BASE])), settings.prefix, errors)
        if settings.locale != SOURCE_LOCALE:
            chosen = _in_locale(chosen, settings.locale, errors)
        raise_all(list(flatten(errors)))
        return Kit(tuple(chosen), tuple(made), self.base, settings)


def built_in(extra: Iterable[Path] = ()) -> Library:
    """Return the library that came with nodkit; ``extra`` folders hold ``components/`` and ``themes/`` of one's own."""
    roots = [bundled("components").parent, *extra]
    return Library(
        tuple(root / "components" for root in roots if (root / "components").is_dir()),
        tuple(root / "themes" for root in roots if (root / "themes").is_dir()),
    )


def read_component(folder: Path) -> Component:
    """Read a component's folder: ``<name>.yaml`` and the three templates.

    If there are any: ``<name>.promises.yaml``, where the promises are long, and ``<name>.later.js.j2``.
    """
    return unchanged("component", folder, lambda: _read_component(folder))


def _read_component(folder: Path) -> Component:
    from kit.spec import read_spec

    name = folder.name
    document = read_yaml(folder / f"{name}.yaml")
    contract = folder / f"{name}.promises.yaml"
    if contract.is_file():
        document = joined(document, "promises", read_yaml(contract))
    errors: list[KitError] = []
    sources: dict[str, Source] = {}
    for kind in KINDS:
        path = folder / f"{name}.{kind}.j2"
        try:
            sources[kind] = Source(path, read_text(path))
        except KitError as error:
            errors.append(error)
    try:
        spec = read_spec(document)
    except KitError as error:
        raise_all(list(flatten([*errors, error])))
        raise
    raise_all(errors)
    after = folder / f"{name}.later.js.j2"
    later = Source(after, read_text(after)) if after.is_file() else None
    return Component(name, folder, spec, document, **sources, later=later)


def _in_locale(components: list[Component], locale: str, errors: list[KitError]) -> list[Component]:
    """Return the components with their words in a locale, adding what is wrong with those to the errors."""
    from kit.copybook import read_locale, translated

    made: list[Component] = []
    try:
        document = read_locale(locale)
    except KitError as error:
        errors.append(error)
        return made
    for component in components:
        try:
            copy = translated(component.name, component.spec.copy_, document)
        except KitError as error:
            errors.append(error)
            continue
        made.append(replace(component, spec=component.spec.model_copy(update={"copy_": copy})))
    return made


def _folders(roots: Iterable[Path], ending: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for root in roots:
        for folder in sorted(root.iterdir()):
            if (folder / f"{folder.name}{ending}").is_file():
                found[folder.name] = folder
    return found


def _known(kind: str, name: str, names: dict[str, Path]) -> Path:
    if name not in names:
        raise KitError(f"unknown {kind}", given=name, fix=did_you_mean(name, names))
    return names[name]
