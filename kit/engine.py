"""The template engine: a template and values become text, and a fault becomes an error that points at its line.

Home of the only Jinja environments: a sandboxed one for each way of printing, and one for text that holds braces.
"""

from __future__ import annotations

import marshal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit.errors import KitError, Place
from kit.memo import digest, keep, recall

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
