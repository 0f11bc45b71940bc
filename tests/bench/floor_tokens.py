"""The least that turns files of tokens into custom properties with Jinja2 and pydantic: ``python floor_tokens.py TOKENS OUT``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Environment(autoescape=True).from_string(
    ":root {\n{% for token in tokens %}  --{{ token.name }}: {{ token.value }};\n{% endfor %}}\n"
)


class Token(BaseModel):
    """A custom property."""

    name: str
    value: str


def walk(group: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[Token]:
    """Yield the tokens of a group; aliases stay links."""
    for name, child in group.items():
        if name.startswith("$"):
            continue
        if "$value" not in child:
            yield from walk(child, (*path, name))
            continue
        yield Token(name="-".join((*path, name)), value=printed(child["$value"]))


def printed(value: Any) -> str:
    """Return a value as CSS has it."""
    if isinstance(value, str):
        return f"var(--{value.strip('{}').replace('.', '-')})"
    if "components" in value:
        return f"color({value['colorSpace']} {' '.join(map(str, value['components']))})"
    return f"{value['value']}{value['unit']}"


if __name__ == "__main__":
    source, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.iterdir()):
        tokens = walk(json.loads(file.read_text(encoding="utf-8")))
        (out / f"{file.name.split('.')[0]}.css").write_text(PAGE.render(tokens=tokens), encoding="utf-8")
