"""TypeScript that uses all of a kit, written from its manifest so that it cannot go stale: what must compile, and what must not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOME = "declare function some<T>(): T;"


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def uses(manifest: Mapping[str, Any]) -> str:
    """Return a module with every call, option, choice, method and event of every component in it."""
    lines = [line for name, one in manifest["components"].items() for line in _component(name, one)]
    return "\n".join([*_imports(manifest), 'import * as all from "../html/index.js";', SOME, *lines]) + "\n"


def misuses(manifest: Mapping[str, Any]) -> list[str]:
    """Return statements, each of which must be refused."""
    return [line for one in manifest["components"].values() for line in _misuses(one)]


def refused(manifest: Mapping[str, Any]) -> str:
    """Return the module of the misuses; the statements stand at its end, one a line."""
    return "\n".join([*_imports(manifest), SOME, *misuses(manifest)]) + "\n"


def conforms(manifest: Mapping[str, Any]) -> str:
    """Return a module that compiles when each JavaScript module is what its declarations say."""
    lines = []
    for number, name in enumerate(manifest["components"]):
        lines.append(f'import * as made{number} from "../checked/{name}/{name}.js";')
        lines.append(f'import type * as told{number} from "../html/{name}/{name}.js";')
        lines.append(f"export const kept{number}: typeof told{number} = made{number};")
    return "\n".join(lines) + "\n"


def _imports(manifest: Mapping[str, Any]) -> Iterator[str]:
    for name, one in manifest["components"].items():
        names = f"{one['call']['name']}, {one['class']}, type {one['class']}Options"
        yield f'import {{ {names} }} from "../html/{name}/{name}.js";'


def _value(option: Mapping[str, Any]) -> str:
    values = {"text": '"words"', "number": "1", "flag": "true", "list": '["one", "two"]'}
    return json.dumps(option["choices"][0]) if option["type"] == "choice" else values[option["type"]]


def _options(one: Mapping[str, Any], *, without: str = "") -> str:
    given = [f"{camel(name)}: {_value(option)}" for name, option in one["options"].items() if name != without]
    more = [f"{name.rstrip('?')}: some<{own(kind, one)}>()" for name, kind in one["call"]["arguments"].items()]
    return f"{{ {', '.join([*given, *more, 'into: document.body'])} }}"


def own(kind: str, one: Mapping[str, Any]) -> str:
    return kind.replace("$Options", f"{one['class']}Options").replace("$Element", one["class"])


def _component(name: str, one: Mapping[str, Any]) -> Iterator[str]:
    call, kind, first = one["call"]["name"], one["class"], one["call"]["first"]
    yield f"{{ // {name}"
    yield f"  const made: {kind} = {call}({_options(one)});"
    yield f"  const short: {kind} = {call}({_value(one['options'][first])}, {_options(one, without=first)});"
    yield f"  const plain: {kind} = all.{call}({_value(one['options'][first])}); void [short, plain];"
    for option, described in one["options"].items():
        for choice in described.get("choices", ()):
            yield f"  some<(value: {kind}Options[{json.dumps(camel(option))}]) => void>()({json.dumps(choice)});"
    for method, described in one["methods"].items():
        yield from _calls(f"made.{method}", described, one)
    for function, described in one["call"]["also"].items():
        yield from _calls(f"{call}.{function}", described, one)
    for event in one["events"]:
        yield f"  made.addEventListener({json.dumps(event)}, (event) => {{"
        yield "    const kept: CustomEvent = event; void kept;"
        for field, value in one["details"].get(event, {}).items():
            yield f"    some<(value: {own(value, one)}) => void>()(event.detail.{field.rstrip('?')}{'!' * field.endswith('?')});"
        yield "  });"
    yield f'  const found: {kind} | null = document.querySelector("{one["tag"]}");'
    yield f'  const born: {kind} = document.createElement("{one["tag"]}"); void [found, born];'
    yield "}"


def _calls(callee: str, described: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[str]:
    """Yield a call with all arguments, and one without those that may be left out."""
    values = {name: f"some<{own(kind, one)}>()" for name, kind in described["arguments"].items()}
    needed = [value for name, value in values.items() if not name.endswith(("?", "...")) and not name.startswith("...")]
    for arguments in dict.fromkeys((", ".join(values.values()), ", ".join(needed))):
        yield f"  some<(value: {own(described['returns'], one)}) => void>()({callee}({arguments}) as never);"


def _misuses(one: Mapping[str, Any]) -> Iterator[str]:
    call, first = one["call"]["name"], one["call"]["first"]
    needed = {name: option for name, option in one["options"].items() if option.get("required")}
    valid = ", ".join(f"{camel(name)}: {_value(option)}" for name, option in needed.items())
    for name, option in one["options"].items():
        wrong = {"choice": '"no-such-choice"', "text": "1", "number": '"one"', "flag": '"yes"', "list": "1"}[
            option["type"]
        ]
        rest = ", ".join(f"{camel(other)}: {_value(known)}" for other, known in needed.items() if other != name)
        yield f"{call}({{ {rest}{', ' * bool(rest)}{camel(name)}: {wrong} }});"
    for name in needed:
        rest = ", ".join(f"{camel(other)}: {_value(known)}" for other, known in needed.items() if other != name)
        yield f"{call}({{ {rest} }});"
    yield f"{call}({{ {valid}{', ' * bool(valid)}noSuchOption: true }});"
    yield f"{call}({_value(one['options'][first])}, {{ noSuchOption: true }});"
    yield f"{call}({_value(one['options'][first])}).noSuchMethod();"
    typed = [event for event in one["events"] if one["details"].get(event) or event.endswith("-shown")]
    for event in typed:
        yield f'{call}({_value(one["options"][first])}).addEventListener("{event}", (event) => event.detail.noSuchField);'
