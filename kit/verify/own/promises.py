"""The file in which people say what a page of their own promises: the steps of our specs, with their selectors."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationError

from kit import promises as verbs
from kit.errors import KitError, Place, did_you_mean, raise_all
from kit.located import read_text, read_yaml
from kit.promises import Step, spreading, verb_of
from kit.specerrors import sentences
from kit.strict import Frozen, Many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.located import Document, Key

_BARE = re.compile(r"[\w-]+")
_ACTS = frozenset({"click", "press", "focus", "hover", "fill"})
_FIELDS = ("target", "of", "see")


class Fill(Step):
    """Type into a field, as a person does; what stood in it is replaced."""

    verb: Literal["fill"] = "fill"
    target: str
    text: str


PageStep = Annotated[
    Annotated[verbs.Click, Tag("click")]
    | Annotated[verbs.Press, Tag("press")]
    | Annotated[verbs.Focus, Tag("focus")]
    | Annotated[verbs.Hover, Tag("hover")]
    | Annotated[Fill, Tag("fill")]
    | Annotated[verbs.Run, Tag("run")]
    | Annotated[verbs.Tab, Tag("tab")]
    | Annotated[verbs.See, Tag("see")]
    | Annotated[verbs.Gone, Tag("gone")]
    | Annotated[verbs.State, Tag("state")]
    | Annotated[verbs.Text, Tag("text")]
    | Annotated[verbs.Announced, Tag("announced")]
    | Annotated[verbs.FocusOn, Tag("focus_on")]
    | Annotated[verbs.Within, Tag("within")]
    | Annotated[verbs.Still, Tag("still")]
    | Annotated[verbs.Emits, Tag("emits")],
    Discriminator(verb_of),
    BeforeValidator(spreading({**{n: v for n, v in verbs.VERBS.items() if n not in {"show", "call"}}, "fill": Fill})),
]


class PagePromise(Frozen):
    """One sentence about a page. ``at`` is an address relative to that of the run."""

    says: str = Field(min_length=1)
    norm: str = ""
    at: str = ""
    mode: Literal["light", "dark", "light-more", "dark-more"] = "light"
    motion: Literal["full", "reduced"] = "full"
    steps: Many[PageStep] = Field(min_length=1)


class PageFile(Frozen):
    """A whole file. ``parts`` gives selectors the names that the steps use."""

    parts: dict[str, str] = Field(default={})
    promises: Many[PagePromise] = Field(min_length=1)


@dataclass(frozen=True)
class Pledge:
    """A promise, the names it uses, and where it stands."""

    promise: PagePromise
    parts: dict[str, str]
    document: Document
    number: int

    @property
    def place(self) -> Place:
        """The line on which the promise begins."""
        return self.document.place(("promises", self.number, "says"))

    @property
    def selectors(self) -> Iterator[tuple[str, Key]]:
        """Each selector that its steps use, with the key it stands at."""
        for count, step in enumerate(self.promise.steps):
            for name in _named(step):
                where: Key = ("parts", name) if name in self.parts else ("promises", self.number, "steps", count)
                yield self.parts.get(name, name), where


def read_pledges(config: Path) -> tuple[Pledge, ...]:
    """Read a promises file, or those that ``[verify]`` in a ``nodkit.toml`` names; all that is wrong comes at once."""
    files = _named_by(config) if config.suffix == ".toml" else [config]
    errors: list[KitError] = []
    found: list[Pledge] = []
    for file in files:
        try:
            found += _read(file)
        except KitError as error:
            errors.append(error)
    raise_all(errors)
    return tuple(found)


def _read(path: Path) -> list[Pledge]:
    document = read_yaml(path)
    if not isinstance(document.value, dict):
        raise KitError("not a file of promises", at=path, fix="begin with the key promises: and a list below it")
    try:
        made = PageFile.model_validate(document.value)
    except ValidationError as error:
        raise_all(sentences(error, document, PageFile))
        raise
    raise_all([error for number, one in enumerate(made.promises) for error in _misuses(one, number, made, document)])
    return [Pledge(one, made.parts, document, number) for number, one in enumerate(made.promises)]


def _misuses(promise: PagePromise, number: int, file: PageFile, document: Document) -> Iterator[KitError]:
    """Yield what only all of a file can tell: names that nothing has, and times that measure nothing."""
    for count, step in enumerate(promise.steps):
        key: Key = ("promises", number, "steps", count)
        for name in _named(step):
            if _BARE.fullmatch(name) and name not in file.parts:
                fix = f"name it under parts, or write a selector like .{name}; {did_you_mean(name, file.parts)}"
                yield document.error(key, "not one of the names under parts", given=name, fix=fix)
        if step.verb == "within":
            before = {one.verb for one in promise.steps[:count]}
            if not before & _ACTS or before & {"run", "tab"}:
                fix = "begin with what the person does (click, press, fill …); let time run in another promise"
                yield document.error(key, "within has no action that it can time", fix=fix)


def _named(step: Step) -> Iterator[str]:
    for field in _FIELDS:
        if (value := getattr(step, field, "")) and value != "away":
            yield value


def _named_by(config: Path) -> list[Path]:
    """Return the promises files of a ``nodkit.toml``."""
    text = read_text(config)
    try:
        table = tomllib.loads(text).get("verify", {})
    except tomllib.TOMLDecodeError as error:
        raise KitError(f"broken TOML: {error}", at=config, fix="mend it here or just before") from None
    fix = 'add a table [verify] with promises = ["promises.yaml"]'
    if not isinstance(table, dict):
        raise KitError("not a table", at=_line(config, text, "verify"), key="verify", given=table, fix=fix)
    for key in table:
        if key != "promises":
            at = _line(config, text, key)
            raise KitError("unknown key", at=at, key=f"verify.{key}", given=key, fix=did_you_mean(key, ["promises"]))
    names = table.get("promises", [])
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        at = _line(config, text, "promises")
        raise KitError("no promises files are named here", at=at, key="verify.promises", given=names or None, fix=fix)
    return [config.parent / name for name in names]


def _line(path: Path, text: str, key: str) -> Place:
    lines = enumerate(text.splitlines(), 1)
    return Place(path, next((number for number, line in lines if re.match(rf"\s*\[?{key}\b", line)), 0), 1)


def acts(steps: Sequence[Step]) -> list[Step]:
    """Return what a person does in these steps, without what is looked for."""
    return [step for step in steps if step.verb in _ACTS]  # type: ignore[attr-defined]
