"""Puts lines into a person's Python and HTML, where the place is beyond doubt; None where it is not."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

_BODY = re.compile(r"([ \t]*)<body(?:\s[^>]*)?>[ \t]*\n?", re.IGNORECASE)
_HEAD = re.compile(r"([ \t]*)</head\s*>", re.IGNORECASE)


class Call(NamedTuple):
    """Where a call's result gets its name: ``app = Flask(__name__)``."""

    name: str
    line: int
    indent: str


def into_list(text: str, name: str, value: str, after: str = "") -> str | None:
    """Return the text with a string in the list of that name: at its end, or after another string."""
    found = [node for node in _parsed(text) if isinstance(node, ast.Assign) and _names(node) == [name]]
    if len(found) != 1 or not isinstance(found[0].value, ast.List | ast.Tuple) or not found[0].value.elts:
        return None
    items = found[0].value.elts
    texts = [item.value if isinstance(item, ast.Constant) else None for item in items]
    if value in texts:
        return text
    if after and after not in texts:
        return None
    before = items[texts.index(after)] if after else items[-1]
    lines = text.encode().splitlines(keepends=True)
    line = before.end_lineno or 0
    offset = sum(map(len, lines[: line - 1])) + (before.end_col_offset or 0)
    quote = lines[before.lineno - 1][before.col_offset : before.col_offset + 1].decode()
    quote = quote if quote in {"'", '"'} else '"'
    apart = found[0].value.lineno != before.lineno
    gap = f"\n{' ' * before.col_offset}" if apart else " "
    data = text.encode()
    return (data[:offset] + f",{gap}{quote}{value}{quote}".encode() + data[offset:]).decode()


def calls(text: str, kind: str) -> list[Call]:
    """Return the names that results of calling ``kind`` get, anywhere in a module."""
    found = []
    for node in _parsed(text):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call) or len(_names(node)) != 1:
            continue
        called = node.value.func
        if (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) == kind:
            found.append(Call(_names(node)[0], node.end_lineno or 0, " " * node.col_offset))
    return found


def after_line(text: str, line: int, new: str) -> str:
    """Return the text with a line after that one, counted from 1; 0 is the top."""
    lines = text.splitlines(keepends=True)
    if line and not lines[line - 1].endswith("\n"):
        lines[line - 1] += "\n"
    return "".join([*lines[:line], f"{new}\n", *lines[line:]])


def last_import(text: str) -> int:
    """Return the line of the last import at the top level; without one, that of the docstring; else 0."""
    body = ast.parse(text).body
    ends = [node.end_lineno or 0 for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    docstring = [body[0].end_lineno or 0] if body and ast.get_docstring(ast.parse(text)) is not None else []
    return max([*ends, *docstring, 0])


def into_page(text: str, head: str, body: str) -> str | None:
    """Return a page with a line at the end of its head, and one at the start of its body."""
    found, opened = _HEAD.search(text), _BODY.search(text)
    if not found or not opened or opened.start() < found.end():
        return None
    indent = f"{found[1]}  "
    inner = f"{opened[1]}  "
    end = "" if opened[0].endswith("\n") else "\n"
    below = f"{end}{inner}{body}\n"
    return "".join(
        [text[: found.start()], f"{indent}{head}\n", text[found.start() : opened.end()], below, text[opened.end() :]]
    )


def without(text: str, lines: set[str]) -> str:
    """Return the text without the lines that say exactly one of these, whatever their indent."""
    kept = (line for line in text.splitlines(keepends=True) if line.strip().replace("'", '"') not in lines)
    return "".join(kept)


def _parsed(text: str) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError):
        return []


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]
