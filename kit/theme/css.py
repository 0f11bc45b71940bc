"""A theme -> one style sheet of custom properties. How scopes and modes nest is explained in decision 0111."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.theme.colors import hex_code, is_wide
from kit.theme.names import MODES, MOTIONS, PARTS, dashed
from kit.theme.springs import linear
from kit.theme.values import Printer, has_wide
from kit.tokens import Steps, Token, plain
from kit.tokens.values import Color, Duration, Transition, Typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.theme.model import Theme
    from kit.tokens import Easing, Value


class Line(NamedTuple):
    """One custom property in one mode: for everyone, for wide gamuts, with springs, and with less motion."""

    text: str
    wide: str = ""
    spring: str = ""
    reduced: str = ""


class Row(NamedTuple):
    """One token's declarations: for everyone, for wide gamuts, and where springs are understood."""

    everyone: tuple[str, ...]
    wide: tuple[str, ...]
    springs: tuple[str, ...]


def theme_css(theme: Theme, prefix: str = "nod", *, default: bool = False) -> str:
    """Return the whole style sheet of a theme; with ``default``, pages that name no theme have this one.

    It holds every token of the vocabulary, so that a theme inside another one starts afresh.
    """
    rows = _rows(theme, prefix)
    scope = _scope(theme.name, prefix, default=default)
    wide, springs = ([line for row in rows for line in row[part]] for part in (1, 2))
    blocks = [_switches(prefix), _rule(scope, [line for row in rows for line in row.everyone])]
    if wide:
        blocks.append(_at("@media (color-gamut: p3)", _rule(scope, wide)))
    if springs:
        blocks.append(_at("@supports (transition-timing-function: linear(0, 1))", _rule(scope, springs)))
    layers = ", ".join(f"{prefix}.{layer}" for layer in ("tokens", "base", "components", "motion"))
    return f"@layer {layers};\n" + _at(f"@layer {prefix}.tokens", "".join(blocks))


def _rows(theme: Theme, prefix: str) -> list[Row]:
    """Return the declarations of all tokens, in order. Those that base has too are printed once for all themes."""
    sheet, tables = _Sheet(theme, prefix), [theme.tokens[mode] for mode in theme.modes]
    base = theme.base
    if base is None or base.modes != theme.modes:
        return [sheet.row([table[path] for table in tables]) for path in tables[0]]
    below = [base.tokens[mode] for mode in base.modes]
    own = {path for at, table in enumerate(tables) for path, token in table.items() if below[at].get(path) is not token}
    known = _rows_of_base(base, prefix)
    return [sheet.row([table[path] for table in tables]) if path in own else known[path] for path in tables[0]]


_of_base: dict[str, tuple[Theme, dict[str, Row]]] = {}  # one for each prefix: a process has one base at a time


def _rows_of_base(base: Theme, prefix: str) -> dict[str, Row]:
    kept = _of_base.get(prefix)
    if kept is None or kept[0] is not base:
        kept = base, dict(zip(base.tokens[base.modes[0]], _rows(base, prefix), strict=True))
        _of_base[prefix] = kept
    return kept[1]


class _Sheet:
    """The lines of one theme, gathered over its modes."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        self.theme, self.prefix = theme, prefix
        self.printer, self.wide = Printer(prefix), Printer(prefix, wide=True)
        self.seen: dict[int, list[tuple[str, Line]]] = {}

    def row(self, tokens: list[Token]) -> Row:
        """Return the declarations of one token, as it is in each mode."""
        if all(token is tokens[0] for token in tokens):
            tokens = tokens[:1]  # one reading for all modes: one column will do
        elif all(type(token.value) is Color and not token.alias and not token.extras.reduced for token in tokens):
            return self.colors(tokens)
        everyone, wide, springs = [], [], []
        for column in zip(*(self.lines(token) for token in tokens), strict=True):
            name, lines = f"--{self.prefix}-{column[0][0]}", [line for _, line in column]
            everyone.append(f"{name}: {self.select([line.text for line in lines], [line.reduced for line in lines])};")
            if any(line.wide for line in lines):
                wide.append(f"{name}: {self.select([line.wide or line.text for line in lines], [])};")
            if any(line.spring for line in lines):
                texts = [line.spring or line.text for line in lines]
                springs.append(f"{name}: {self.select(texts, [line.reduced for line in lines])};")
        return Row(tuple(everyone), tuple(wide), tuple(springs))

    def colors(self, tokens: list[Token]) -> Row:
        """Return the same of a colour that is written out in each mode, as most are."""
        name = f"--{self.prefix}-{dashed(tokens[0].path)}"
        values: list[Any] = [token.value for token in tokens]
        texts = [hex_code(value) for value in values]
        wide: tuple[str, ...] = ()
        if any(map(is_wide, values)):
            wide = (f"{name}: {self.by_mode([self.wide.text(value) for value in values])};",)
        return Row((f"{name}: {self.by_mode(texts)};",), wide, ())

    def select(self, texts: list[str], reduced: list[str]) -> str:
        """Write a value that depends on mode and motion; what does not is written once."""
        full = self.by_mode(texts)
        if not any(reduced):
            return full
        less = self.by_mode([other or text for text, other in zip(texts, reduced, strict=True)])
        return full if full == less else f"{self.when('full', full)} {self.when('reduced', less)}"

    def by_mode(self, texts: list[str]) -> str:
        if texts.count(texts[0]) == len(texts):
            return texts[0]
        return " ".join(self.when(mode, text) for mode, text in zip(self.theme.modes, texts, strict=True))

    def when(self, switch: str, text: str) -> str:
        return f"var(--{self.prefix}-mode-{switch}, {text})"

    def lines(self, token: Token) -> list[tuple[str, Line]]:
        """Return the custom properties of a token, the whole after its parts."""
        if id(token) not in self.seen:
            name = dashed(token.path)
            made = list(self.parts(token, name)) if token.type in PARTS else [(name, self.whole(token))]
            self.seen[id(token)] = made
        return self.seen[id(token)]

    def whole(self, token: Token) -> Line:
        reduced = self.reduced(token)
        if token.alias:
            return Line(self.printer.var(token.alias), reduced=reduced)
        easing = token.extras.easing
        if token.type == "cubicBezier" and isinstance(easing, Steps):
            return Line(_steps(easing), reduced=reduced)
        text = self.printer.text(token.value)
        return Line(text, self.wide.text(token.value) if has_wide(token.value) else "", "", reduced)

    def reduced(self, token: Token, part: str = "") -> str:
        partner = token.extras.reduced
        if partner is None:
            return ""
        if isinstance(partner, str):
            return self.printer.var(partner, part)
        return self.printer.text(getattr(partner, PARTS[token.type][part]) if part else partner)

    def parts(self, token: Token, name: str) -> Iterator[tuple[str, Line]]:
        for part, field in PARTS[token.type].items():
            reduced = self.reduced(token, part)
            if token.alias:
                yield f"{name}-{part}", Line(self.printer.var(token.alias, part), reduced=reduced)
                continue
            text, spring = self.printer.text(getattr(token.value, field)), ""
            if part == "easing" and token.extras.easing:
                text, spring = _eased(token.extras.easing, token.value, text)
            yield f"{name}-{part}", Line(text, "", spring, reduced)
        var = {part: f"var(--{self.prefix}-{name}-{part})" for part in PARTS[token.type]}
        if isinstance(token.value, Typography):
            yield name, Line(f"{var['weight']} {var['size']}/{var['line']} {var['family']}")
        else:
            yield name, Line(f"{var['duration']} {var['easing']} {var['delay']}")


def _eased(easing: Easing, value: Value, text: str) -> tuple[str, str]:
    """Return an easing for everyone, and the one for browsers that know ``linear()``."""
    if isinstance(easing, Steps):
        return _steps(easing), ""
    duration = plain(value.duration) if isinstance(value, Transition) else None
    seconds = duration.ms / 1000 if isinstance(duration, Duration) else 1.0
    return text, linear(easing, seconds)


def _steps(easing: Steps) -> str:
    return f"steps({easing.number}, jump-{easing.jump})"


def _scope(name: str, prefix: str, *, default: bool) -> str:
    """Select the elements on which a theme is declared: those that name it, and those in it that change mode or motion.

    An element that only changes the mode belongs to the nearest theme around it. Selectors cannot say "nearest", so
    a theme inside another one inside itself is spelled out.
    """
    any_theme = f"[data-{prefix}-theme]"
    this = f'[data-{prefix}-theme="{name}"]'
    other = f"{any_theme}:not({this})"
    turn = f":is([data-{prefix}-mode], [data-{prefix}-motion]):not({any_theme})"
    selectors = [
        this,
        f"{this} {turn}:not({this} {other} *)",
        f"{this} {other} {this} {turn}:not({this} {other} {this} {other} *)",
    ]
    if default:
        selectors = [f":root:not({any_theme})", f"{turn}:not({any_theme} *)", *selectors]
    return f":where({', '.join(selectors)})"


@cache
def _switches(prefix: str) -> str:
    """Declare, for each mode and motion, a property that is ``initial`` where it holds and empty where it does not.

    ``var(--nod-mode-dark, X)`` is X where the mode is dark, and nothing elsewhere.
    """
    root = ":where(:root)"
    first = _switch(prefix, "light", MODES) + _switch(prefix, "full", MOTIONS)
    text = _rule(root, first)
    for mode, (scheme, more) in list(MODES.items())[1:]:
        queries = [f"(prefers-color-scheme: {scheme})"] * (scheme == "dark") + ["(prefers-contrast: more)"] * more
        text += _at(f"@media {' and '.join(queries)}", _rule(root, _switch(prefix, mode, MODES)))
    text += _at("@media (prefers-reduced-motion: reduce)", _rule(root, _switch(prefix, "reduced", MOTIONS)))
    for mode in MODES:
        text += _rule(f':where([data-{prefix}-mode="{mode}"])', _switch(prefix, mode, MODES))
    for motion in MOTIONS:
        text += _rule(f':where([data-{prefix}-motion="{motion}"])', _switch(prefix, motion, MOTIONS))
    return text


def _switch(prefix: str, chosen: str, among: Iterable[str]) -> list[str]:
    lines = [f"--{prefix}-mode-{name}: {'initial' if name == chosen else ''};" for name in among]
    return [f"color-scheme: {MODES[chosen][0]};", *lines] if chosen in MODES else lines


def _rule(selector: str, lines: list[str]) -> str:
    inner = "".join(f"  {line}\n" for line in lines)
    return f"{selector} {{\n{inner}}}\n"


def _at(head: str, body: str) -> str:
    inner = "".join(f"  {line}\n" for line in body.splitlines())
    return f"{head} {{\n{inner}}}\n"
