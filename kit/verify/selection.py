"""Which cases a run looks at: enough that each example, theme and mode is met, or all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.verify.findings import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.verify.built import BuiltKit, Component, Theme


def covering(kit: BuiltKit, components: Sequence[str] = (), themes: Sequence[str] = ()) -> tuple[Case, ...]:
    """Return every component × example in the first theme, and each further theme in all of its modes.

    Components share the modes of a further theme between them, so that a kit with many themes is looked at in minutes:
    each pair of component and theme, of component and mode, and of theme and mode is met; each triple is for `full`.
    """
    chosen = [kit.component(name) for name in components or kit.components]
    first, *further = _themes(kit, themes)
    return tuple(
        case
        for place, component in enumerate(chosen)
        for case in (
            *_turns(component, first, max(len(component.examples), len(first.modes)), 0),
            *(
                case
                for number, theme in enumerate(further, 1)
                for share in (-(-len(theme.modes) // len(chosen)),)
                for case in _turns(component, theme, share, place * share + number)
            ),
        )
    )


def turning(kit: BuiltKit, components: Sequence[str] = ()) -> tuple[Case, ...]:
    """Return every component × example once; themes and modes take turns.

    Each component meets every mode and as many themes as it has turns, and the next component goes on where it ended:
    all components together meet each theme in each mode. For a suite that has minutes: each case is looked at from all
    sides.
    """
    chosen = _themes(kit, ())
    modes = max(len(theme.modes) for theme in chosen)
    places = {name: place for place, name in enumerate(kit.components)}
    return tuple(
        Case(component.name, example.name, theme.name, theme.modes[turn % len(theme.modes)], turn < count)
        for component in _components(kit, components)
        for count in (len(component.examples),)
        for turn in range(max(count, modes))
        for example in (component.examples[turn % count],)
        for theme in (chosen[(turn + places[component.name]) % len(chosen)],)
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


def _turns(component: Component, theme: Theme, count: int, start: int) -> Iterator[Case]:
    for turn in range(count):
        example = component.examples[(turn + start) % len(component.examples)]
        mode = theme.modes[(turn + start) % len(theme.modes)]
        yield Case(component.name, example.name, theme.name, mode, start == 0 and turn < len(component.examples))


def _components(kit: BuiltKit, names: Sequence[str]) -> list[Component]:
    return [kit.component(name) for name in names or kit.components]


def _themes(kit: BuiltKit, names: Sequence[str]) -> list[Theme]:
    return [kit.theme(name) for name in names or kit.themes]
