"""The template engine: a template and values become text, and a fault becomes an error that points at its line.

Home of the only Jinja environments: a sandboxed one for each way of printing, and one for text that holds braces.
"""

from __future__ import annotations

import keyword
import marshal
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit.errors import KitError, Place
from kit.memo import digest, keep, recall
from kit.theme import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kit.model import Source

BRACKETS = {
    ("block", "start"): "[%",
    ("block", "end"): "%]",
    ("variable", "start"): "[[",
    ("variable", "end"): "]]",
    ("comment", "start"): "[#",
    ("comment", "end"): "#]",
}


class Printing(NamedTuple):
    """How values are printed: through ``finalize``, escaped or not, by ``{{ }}`` or, in brackets, by ``[[ ]]``."""

    finalize: Callable[[Any], Any]
    escapes: bool = False
    brackets: bool = False


@cache
def _environment(printing: Printing) -> jinja2.Environment:
    signs = {f"{kind}_{side}_string": sign for (kind, side), sign in BRACKETS.items()} if printing.brackets else {}
    return ImmutableSandboxedEnvironment(
        autoescape=printing.escapes,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        finalize=printing.finalize,
        **signs,
    )


def render(source: Source, context: Mapping[str, Any], printing: Printing) -> str:
    """Render one template; faults become KitErrors that point at its line."""
    printed = None if printing.escapes else _printed(source.text, context, printing)
    if printed is not None:
        return printed
    try:
        return _compiled(printing, source).render(context)
    except jinja2.TemplateSyntaxError as error:
        raise KitError(
            f"broken template: {error.message}", at=Place(source.path, error.lineno, 1), fix="mend the template"
        ) from None
    except (jinja2.UndefinedError, jinja2.exceptions.SecurityError, TypeError) as error:
        fix = (
            "define it in the spec, or use a token of base"
            if isinstance(error, jinja2.UndefinedError)
            else "print computed values only"
        )
        raise KitError(str(error), at=_line(error, source), fix=fix) from None
    except KitError as error:
        raise KitError(error.problem, at=_line(error, source), given=error.given, fix=error.fix) from None


# What Jinja does not read as a name of the context, or what begins more than a name.
_WORDS = frozenset({*keyword.kwlist, "true", "false", "none", "self", "loop", "caller"})
_NAMES = {False: re.compile(r"\{\{ *(\w+(?:\.\w+)*) *\}\}"), True: re.compile(r"\[\[ *(\w+(?:\.\w+)*) *\]\]")}
_MORE = {False: re.compile(r"\{([{%#]|\Z)|\r"), True: re.compile(r"\[([\[%#]|\Z)|\r")}


def _printed(text: str, context: Mapping[str, Any], printing: Printing) -> str | None:
    """Return what Jinja would print of a template that only prints names: most of them, in a fiftieth of the time.

    None where there is more in it, or something is wrong with it; then Jinja renders it, or says what and where.
    """
    pieces = _NAMES[printing.brackets].split(text)
    if any(map(_MORE[printing.brackets].search, pieces[::2])):
        return None
    try:
        known = {name: str(printing.finalize(_value(name, context))) for name in dict.fromkeys(pieces[1::2])}
    except (KitError, LookupError, AttributeError):
        return None
    pieces[1::2] = map(known.__getitem__, pieces[1::2])
    return "".join(pieces)


def _value(name: str, context: Mapping[str, Any]) -> Any:
    """Return what a dotted name means to Jinja's sandbox; an error where that is not plain to see."""
    head, *steps = name.split(".")
    if head in _WORDS:
        raise KeyError(head)
    value = context[head]
    for step in steps:
        kind = type(value)
        if kind not in {Name, dict} or step[0] == "_" or step[0].isdigit() or hasattr(kind, step):
            raise KeyError(step)
        value = value[step]
    return value


@cache
def _compiled(printing: Printing, source: Source) -> jinja2.Template:
    environment = _environment(printing)
    kind = (
        f"{printing.finalize.__name__} {printing.escapes} {printing.brackets}"  # constants are printed when compiling
    )
    key = digest(["template", jinja2.__version__, kind, str(source.path), source.text])
    kept = recall(key)
    if kept:
        code = marshal.loads(kept)  # noqa: S302 -- sealed, and from the person's own folder, like a .pyc
    else:
        code = environment.compile(source.text, source.path.name, str(source.path))
        keep(key, marshal.dumps(code))
    return environment.template_class.from_code(environment, code, environment.make_globals(None), None)


def _line(error: BaseException, source: Source) -> Place:
    """Find the line of the template in which an error rose."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(source.path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return Place(source.path, line, 1 if line else 0)
