"""Which cases a run looks at: enough that each example, theme and mode is met, or all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.verify.findings import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.verify.built import BuiltKit, Component, Theme


def covering(kit: BuiltKit, components: Sequence[str] = (), themes: Sequence[str] = ()) -> tuple[Case, ...]:
    """Return every component × example × theme, with modes taking turns so that each theme shows all of its modes."""
    chosen = _themes(kit, themes)
    return tuple(
        case
        for component in _components(kit, components)
        for number, theme in enumerate(chosen)
        for case in _turns(component, theme, number)
    )


def turning(kit: BuiltKit, components: Sequence[str] = ()) -> tuple[Case, ...]:
    """Return every component × example once; themes and modes take turns, so that each component meets all of them.

    For a suite that has minutes: each case is looked at from all sides.
    """
    chosen = _themes(kit, ())
    return tuple(
        Case(component.name, example.name, theme.name, theme.modes[turn % len(theme.modes)], turn < count)
        for component in _components(kit, components)
        for count in (len(component.examples),)
        for turn in range(max(count, len(chosen), *(len(theme.modes) for theme in chosen)))
        for example in (component.examples[turn % count],)
        for theme in (chosen[turn % len(chosen)],)
    )


def full(kit: BuiltKit, components: Sequence[str] = (), themes: Sequence[str] = ()) -> tuple[Case, ...]:
    """Return the whole product of component, example, theme and mode; each case is looked at from all sides."""
    return tuple(
        Case(component.name, example.name, theme.name, mode)
        for component in _components(kit, components)
        for theme in _themes(kit, themes)
        for example in component.examples
        for mode in theme.modes
    )


def narrowed(cases: Sequence[Case], examples: Sequence[str], modes: Sequence[str]) -> tuple[Case, ...]:
    """Keep the cases of these examples, in these modes; no names stand for all. KitError when nothing is left."""
    kept = [case for case in cases if not examples or case.example in examples]
    if modes:
        kept = [Case(case.component, case.example, case.theme, mode, case.leading) for case in kept for mode in modes]
    if not kept:
        raise KitError("nothing to verify", given=", ".join([*examples, *modes]), fix="look with `nodkit list`")
    return tuple(dict.fromkeys(kept))


def cost(kit: BuiltKit, case: Case) -> int:
    """Return about how long a case takes: a leading one is asked about all that does not depend on looks as well."""
    own = sum(promise.example == case.example for promise in kit.component(case.component).promises)
    return 8 + (12 + own if case.leading else 0)


def _turns(component: Component, theme: Theme, number: int) -> Iterator[Case]:
    count = max(len(component.examples), len(theme.modes))
    for turn in range(count):
        example = component.examples[turn % len(component.examples)]
        mode = theme.modes[(turn + number) % len(theme.modes)]
        yield Case(component.name, example.name, theme.name, mode, number == 0 and turn < len(component.examples))


def _components(kit: BuiltKit, names: Sequence[str]) -> list[Component]:
    return [kit.component(name) for name in names or kit.components]


def _themes(kit: BuiltKit, names: Sequence[str]) -> list[Theme]:
    return [kit.theme(name) for name in names or kit.themes]
