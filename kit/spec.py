"""What a component is: the models behind ``components/<name>/<name>.yaml``, the only place where an option exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from kit.errors import KitError, raise_all
from kit.options import Option, fault, missing
from kit.promises import AnyStep, Milliseconds, Promise  # noqa: TC001 -- pydantic reads the annotations
from kit.specerrors import sentences
from kit.strict import Frozen, Many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.located import Document

Family = Literal["toast", "progress", "loading", "celebration"]
Value = str | int | float | bool | list[str] | None
TONES = ("friendly", "formal")
PLURALS = ("zero", "one", "two", "few", "many", "other")
MOST_OPTIONS = 6
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
_COMPONENT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Microinteraction(Frozen):
    """Dan Saffer's four parts, in sentences."""

    trigger: str
    rules: str
    feedback: str
    loops: str


class Time(Frozen):
    """How long something stays: meaning, not taste. ``norm`` is the row of the norm table it follows."""

    time: Milliseconds
    about: str
    norm: str = ""


Words = str | dict[str, str]


class Copy(Frozen):
    """One sentence that the component says itself, by tone; a mapping holds its plural forms by CLDR category."""

    about: str
    friendly: Words
    formal: Words


class Method(Frozen):
    """A verb of the element. ``arguments`` gives each name its TypeScript type, optional ones with ``?``."""

    about: str
    arguments: dict[str, str] = {}
    returns: str = "void"


class Function(Frozen):
    """The call that shows the component from JavaScript.

    ``first`` is the option that may stand alone as first argument. ``also`` are calls that hang on it
    (``toast.promise``), and ``arguments`` are extra ones in its options beside ``into``; both give TypeScript types, in
    which ``$Options`` and ``$Element`` stand for the component's own.
    """

    name: str
    first: str
    about: str = ""
    arguments: dict[str, str] = {}
    also: dict[str, Method] = {}


class Example(Frozen):
    """A named set of options. ``plays`` is what happens after it is shown, for demonstrations: ``run`` and ``call``."""

    name: str
    about: str = ""
    options: dict[str, Value] = {}
    plays: Many[AnyStep] = ()


class Pair(Frozen):
    """Two tokens that the component lays over each other; ``kind`` sets the contrast they owe."""

    front: str
    back: str
    kind: Literal["text", "shape"] = "text"


class Spec(Frozen):
    """A component: what it is for, what may be set, what it says, how it looks in examples, and what it promises.

    ``later`` names the parts that JavaScript adds with the component's later module: the first frames do not show them.
    """

    summary: str = Field(min_length=1)
    family: Family
    microinteraction: Microinteraction
    call: Function
    options: dict[str, Option] = {}
    parts: dict[str, str] = {}
    later: Many[str] = ()
    states: dict[str, str] = {}
    methods: dict[str, Method] = {}
    events: dict[str, str] = {}
    details: dict[str, dict[str, str]] = {}
    times: dict[str, Time] = {}
    copy_: dict[str, Copy] = Field(default={}, alias="copy")
    pairs: Many[Pair] = ()
    examples: Many[Example] = Field(min_length=1)
    promises: Many[Promise] = ()

    def example(self, name: str) -> Example:
        """Return the example of that name; KeyError where there is none."""
        return next(example for example in self.examples if example.name == name)


def read_spec(document: Document) -> Spec:
    """Check a document and return its Spec, or raise all that is wrong with it, each fault with its place."""
    if not isinstance(document.value, dict):
        raise document.error((), "a spec is a mapping", given=document.value, fix="start with the line: summary: …")
    try:
        spec = Spec.model_validate(document.value)
    except ValidationError as error:
        raise_all(sentences(error, document, Spec))
        raise
    raise_all(list(_lint(spec, document)))
    return spec


def placeholders(words: Words) -> frozenset[str]:
    """Return the names in braces, in any of the plural forms."""
    forms = [words] if isinstance(words, str) else list(words.values())
    return frozenset(name for form in forms for name in _PLACEHOLDER.findall(form))


def _lint(spec: Spec, document: Document) -> Iterator[KitError]:
    """Check what no single field can know."""
    yield from _lint_options(spec, document)
    yield from _lint_examples(spec, document)
    yield from _lint_promises(spec, document)
    yield from _lint_copy(spec, document)
    for index, name in enumerate(spec.later):
        if name not in spec.parts:
            yield unknown(document, ("later", index), "part", name, spec.parts)


def _lint_options(spec: Spec, document: Document) -> Iterator[KitError]:
    if len(spec.options) > MOST_OPTIONS:
        yield document.error(
            ("options",),
            "too many options",
            given=len(spec.options),
            fix=f"at most {MOST_OPTIONS}; split the component, or make looks tokens",
        )
    for name, option in spec.options.items():
        key = ("options", name)
        if not _NAME.match(name):
            yield document.error(
                key, "an option's name is lower case words joined by _", given=name, fix="rename it, like max_width"
            )
        if option.part and option.part not in spec.parts:
            yield unknown(document, (*key, "part"), "part", option.part, spec.parts)
        yield from _lint_needed(spec, option, document, key)
        problem = fault(option, option.default)
        if problem and option.default is not None:
            yield document.error((*key, "default"), problem[0], given=option.default, fix=problem[1])
    if spec.call.first not in spec.options:
        yield unknown(document, ("call", "first"), "option", spec.call.first, spec.options)


def _lint_needed(spec: Spec, option: Any, document: Document, key: tuple[str | int, ...]) -> Iterator[KitError]:
    for other, values in getattr(option, "needed", {}).items():
        choices = getattr(spec.options.get(other), "choices", ())
        if not set(values) <= set(choices):
            fix = "name an option of type choice, and some of its choices"
            yield document.error((*key, "needed", other), "no such choice", given=list(values), fix=fix)


def _lint_examples(spec: Spec, document: Document) -> Iterator[KitError]:
    seen: set[str] = set()
    for index, example in enumerate(spec.examples):
        key = ("examples", index)
        if not _COMPONENT.match(example.name):
            yield document.error(
                (*key, "name"), "an example's name is lower case words joined by -", given=example.name, fix="rename it"
            )
        if example.name in seen:
            yield document.error((*key, "name"), "two examples have this name", given=example.name, fix="rename one")
        seen.add(example.name)
        yield from check_options(spec, example.options, document, (*key, "options"))
        for number, step in enumerate(example.plays):
            if step.verb not in {"run", "call"}:
                yield document.error(
                    (*key, "plays", number),
                    "an example plays only run and call",
                    given=step.verb,
                    fix="move it to a promise",
                )
            yield from _lint_call(spec, step, document, (*key, "plays", number, "call"))


def _lint_promises(spec: Spec, document: Document) -> Iterator[KitError]:
    names = [example.name for example in spec.examples]
    for index, promise in enumerate(spec.promises):
        key = ("promises", index)
        if promise.example not in names:
            yield unknown(document, (*key, "example"), "example", promise.example, names)
        for number, step in enumerate(promise.steps):
            at = (*key, "steps", number, step.verb)
            yield from _lint_call(spec, step, document, at)
            if step.verb == "emits" and step.event not in spec.events:
                yield unknown(document, at, "event", step.event, spec.events)
            if step.verb == "state" and step.value not in spec.states:
                yield unknown(document, at, "state", step.value, spec.states)
            if step.verb == "show" and step.example not in names:
                yield unknown(document, at, "example", step.example, names)


def _lint_call(spec: Spec, step: Any, document: Document, key: tuple[str | int, ...]) -> Iterator[KitError]:
    if step.verb == "call" and step.method not in spec.methods:
        yield unknown(document, key, "method", step.method, spec.methods)


def _lint_copy(spec: Spec, document: Document) -> Iterator[KitError]:
    for name, copy in spec.copy_.items():
        for tone in TONES:
            words = getattr(copy, tone)
            if isinstance(words, dict) and ("other" not in words or set(words) - set(PLURALS)):
                fix = f"use the CLDR categories {', '.join(PLURALS)}; other is required"
                yield document.error(("copy", name, tone), "not a set of plural forms", given=sorted(words), fix=fix)
        if placeholders(copy.friendly) != placeholders(copy.formal):
            fix = "give both the same names in braces"
            yield document.error(("copy", name), "the tones have different placeholders", given=copy.formal, fix=fix)


def unknown(document: Document, key: tuple[str | int, ...], kind: str, word: str, known: Any) -> KitError:
    """Return an error about a word that names nothing, with the nearest one that does."""
    from kit.errors import did_you_mean

    return document.error(key, f"unknown {kind}", given=word, fix=did_you_mean(word, known))


def check_options(
    spec: Spec, given: dict[str, Any], document: Document, key: tuple[str | int, ...]
) -> Iterator[KitError]:
    """Yield what is wrong with a set of options: unknown names, wrong values, required ones that are missing."""
    for name, value in given.items():
        if name not in spec.options:
            yield unknown(document, (*key, name), "option", name, spec.options)
        elif problem := fault(spec.options[name], value):
            yield document.error((*key, name), problem[0], given=value, fix=problem[1])
    for name in missing(spec.options, given):
        yield document.error(key, f"the option {name} is required", fix=f"give {name}: {spec.options[name].about}")
