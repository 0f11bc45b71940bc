"""What a Python web project has to say once, so that its kit is used: in settings, at the application, in its pages.

Where the place is beyond doubt, the first ``add`` writes it, and ``init`` announces it; elsewhere a person is told the
exact line. Taking the last component out takes the lines out as well.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kit.project import insertion
from kit.project.plan import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kit.project.config import Wishes

MESSAGES = "django.contrib.messages.middleware.MessageMiddleware"
_SETTINGS = re.compile(r"""DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']""")
_ELSEWHERE = {"node_modules", "venv", "env", "site-packages", "dist", "build", "tests", "migrations", "__pycache__"}
_PAGES = {".html", ".jinja", ".jinja2", ".j2"}


@dataclass(frozen=True)
class Wiring:
    """Files that get lines, and what a person has to write where nodkit is not sure of the place."""

    actions: tuple[Action, ...] = ()
    advice: tuple[str, ...] = ()


def wire(root: Path, wishes: Wishes) -> Wiring:
    """Return what lets this project use its kit; nothing where a bundler brings it along."""
    if wishes.target == "html":
        return Wiring(advice=_links(root, wishes))
    plan = _PLANS.get(wishes.target)
    return plan(root, wishes) if plan else Wiring()


def unwire(root: Path, wishes: Wishes) -> Wiring:
    """Return the same lines taken out again, where they stand as they were written."""
    if wishes.target not in _PLANS:
        return Wiring()
    package, name = _package(wishes), f"{wishes.prefix}kit"
    entries = {f'"{package}",', f'"{package}.middleware.ToastMiddleware",'}
    code = {_import(wishes), f"from {package} import {name}", f"app.register_blueprint({name})"}
    actions = []
    for path in _candidates(root, wishes):
        text = path.read_text(encoding="utf-8")
        installs = {line.strip() for line in text.splitlines() if re.match(rf"\s*{_module(wishes)}\.install\(", line)}
        registers = {
            line.strip() for line in text.splitlines() if line.strip().endswith(f".register_blueprint({name})")
        }
        kept = insertion.without(text, entries | code | installs | registers | set(_page_lines(wishes)))
        if kept != text:
            actions.append(Action(_relative(root, path), "unwire", kept, text))
    return Wiring(tuple(actions))


def added(action: Action) -> list[str]:
    """Return the lines that an action puts into a file, as a person would write them."""
    before = (action.mine or "").splitlines()
    left = list(before)
    new = []
    for line in (action.text or "").splitlines():
        if line in left:
            left.remove(line)
        else:
            new.append(line.strip())
    return new


def _links(root: Path, wishes: Wishes) -> tuple[str, ...]:
    """Return what a plain page has to say; nothing where one does. Pages may be many, or printed: so it is told."""
    out = wishes.out.strip("/")
    sheets = [f"{out}/themes/{name}.css" for name in wishes.themes] + [f"{out}/{wishes.prefix}.css"]
    if any(sheets[-1] in _text(path) for path in _files(root, wishes, _PAGES)):
        return ()
    call = 'import {{ toast }} from "{}";  toast("Changes saved");' if "toast" in wishes.names else 'import "{}";'
    return (
        *(f'in the <head> of your pages: <link rel="stylesheet" href="{sheet}">' for sheet in sheets),
        f'in a <script type="module">: {call.format(f"./{out}/index.js")}',
    )


def _django(root: Path, wishes: Wishes) -> Wiring:
    package = _package(wishes)
    middleware = f"{package}.middleware.ToastMiddleware"
    path = _settings(root)
    advice = []
    actions = []
    text = path.read_text(encoding="utf-8") if path else ""
    installed = insertion.into_list(text, "INSTALLED_APPS", package)
    heard = insertion.into_list(installed or text, "MIDDLEWARE", middleware, after=MESSAGES)
    if installed is None:
        advice.append(f'in the settings, at the end of INSTALLED_APPS: "{package}",')
    if heard is None:
        advice.append(f'in the settings, in MIDDLEWARE, below "{MESSAGES}": "{middleware}",')
    if path and (heard or installed):
        actions.append(_edit(root, path, text, heard or installed or text))
    return _with_page(root, wishes, [one for one in actions if one], advice)


def _flask(root: Path, wishes: Wishes) -> Wiring:
    name = f"{wishes.prefix}kit"
    line = f"from {_package(wishes)} import {name}"
    return _at_application(root, wishes, "Flask", line, lambda app, _: f"{app}.register_blueprint({name})")


def _fastapi(root: Path, wishes: Wishes) -> Wiring:
    def install(app: str, templates: str) -> str:
        return f"{_module(wishes)}.install({app}{f', {templates}' if templates else ''})"

    return _at_application(root, wishes, "FastAPI", _import(wishes), install)


_PLANS = {"django": _django, "flask": _flask, "fastapi": _fastapi}


def _at_application(root: Path, wishes: Wishes, kind: str, line: str, call: Callable[[str, str], str]) -> Wiring:
    """Import the kit and hand it the application, below the line that makes it."""
    found = []
    for path in _files(root, wishes, {".py"}):
        text = _text(path)
        found += [(path, text, app) for app in insertion.calls(text, kind)]
    if len(found) != 1:
        where = "where the application is made" if found else f"no {kind}(…) was found; where the application is made"
        return _with_page(root, wishes, [], [f"{where}: {line}", f"and then: {call('app', 'templates')}"])
    path, text, app = found[0]
    templates = [one for one in insertion.calls(text, "Jinja2Templates") if one.indent == app.indent]
    at = max(app.line, *(one.line for one in templates), 0) if len(templates) == 1 else app.line
    new = insertion.after_line(text, at, app.indent + call(app.name, templates[0].name if len(templates) == 1 else ""))
    new = insertion.after_line(new, insertion.last_import(text), line)
    edit = None if line in text.splitlines() else _edit(root, path, text, new)
    return _with_page(root, wishes, [edit] if edit else [], [])


def _with_page(root: Path, wishes: Wishes, actions: list[Action], advice: list[str]) -> Wiring:
    """Add the page that all others are built on, where there is exactly one with a head."""
    head, body = _page_lines(wishes)
    pages = [(path, text) for path in _files(root, wishes, _PAGES) if "</head" in (text := _text(path)).lower()]
    for path, text in pages if len(pages) == 1 else ():
        new = text if head in text else insertion.into_page(text, head, body)
        if new is not None:
            edit = _edit(root, path, text, new)
            return Wiring((*actions, *([edit] if edit else [])), tuple(advice))
    told = [f"in your pages, at the end of <head>: {head}", f"and at the start of <body>: {body}"]
    return Wiring(tuple(actions), (*advice, *told))


def _page_lines(wishes: Wishes) -> tuple[str, str]:
    name = f"{wishes.prefix}kit"
    if wishes.target == "django":
        return f"{{% load {name} %}}{{% {name}_head %}}", f"{{% {name}_toasts %}}"
    return f"{{{{ {name}_head() }}}}", f"{{{{ {name}_toasts() }}}}"


def _settings(root: Path) -> Path | None:
    """Return the file of the settings that ``manage.py`` names."""
    found = _SETTINGS.search(_text(root / "manage.py"))
    path = root / f"{found[1].replace('.', '/')}.py" if found else None
    return path if path and path.is_file() else None


def _candidates(root: Path, wishes: Wishes) -> list[Path]:
    settings = _settings(root)
    found = list(_files(root, wishes, _PAGES if wishes.target == "django" else {*_PAGES, ".py"}))
    return [*found, *([settings] if settings and wishes.target == "django" else [])]


def _files(root: Path, wishes: Wishes, endings: set[str]) -> Iterator[Path]:
    """Yield a project's own files of a kind, at most four folders deep, without links and what tools bring in."""
    own = root / wishes.out
    for folder, names, files in os.walk(root):
        here = PurePosixPath(folder).relative_to(root)
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".") and name not in _ELSEWHERE and root / here / name != own and len(here.parts) < 4  # noqa: PLR2004
        )
        yield from (root / here / name for name in sorted(files) if PurePosixPath(name).suffix in endings)


def _edit(root: Path, path: Path, before: str, after: str) -> Action | None:
    """Return the change, in the line endings of the file."""
    if "\r\n" in before:
        after = after.replace("\r\n", "\n").replace("\n", "\r\n")
    return Action(_relative(root, path), "wire", after, before) if after != before else None


def _text(path: Path) -> str:
    """Return a file's text; '' where there is none that can be read, so that nothing is found in it."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _package(wishes: Wishes) -> str:
    """Return the dotted name under which the project imports its kit."""
    return wishes.out.strip("/").replace("/", ".")


def _module(wishes: Wishes) -> str:
    return _package(wishes).rpartition(".")[2]


def _import(wishes: Wishes) -> str:
    parent, _, name = _package(wishes).rpartition(".")
    return f"from {parent} import {name}" if parent else f"import {name}"
