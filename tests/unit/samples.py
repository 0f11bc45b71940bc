"""A small healthy component, as files, for tests that break one thing at a time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "note"
SPEC = """\
summary: Notes something.
family: toast
microinteraction: {trigger: a, rules: b, feedback: c, loops: d}
call: {name: note, first: message}
options:
  message: {type: text, required: true, part: message, about: The words.}
  tone: {type: choice, choices: [plain, loud], default: plain, about: How it looks.}
  value: {type: number, min: 0, max: 10, about: A number.}
  steps: {type: list, part: step, about: Some steps.}
  bare: {type: flag, about: Without a frame.}
parts: {message: The words., step: One step.}
states: {open: It is there.}
methods: {close: {about: Takes it away.}}
events: {nod-shown: It is painted.}
times: {stays: {time: 6s, about: How long it stays., norm: T3}}
copy:
  close: {about: The button's name., friendly: Close, formal: Close this note}
  more: {about: How many are hidden., friendly: {one: "{count} more", other: "{count} more"}, formal: "{count} more notes"}
examples:
  - name: default
    options: {message: Saved}
  - name: loud
    options: {message: Saved, tone: loud, value: 3, steps: [one, two], bare: true}
promises:
  - says: stays for its time
    example: default
    steps: [{run: 5999ms}, {see: note}, {text: {of: message, has: Saved}}]
"""
HTML = """\
<{{ tag }}{{ attrs }} data-state="open">
  <p data-part="message">{{ message }}</p>
  {% if has_value %}<b>{{ value }}</b>{% endif %}
  {% for step in steps %}<i data-part="step">{{ step }}</i>{% endfor %}
</{{ tag }}>
"""
CSS = ":where({{ tag }}) { color: {{ color.text }}; animation: {{ prefix }}-in {{ motion.enter.duration }}; }\n"
JS = 'import { fill, h } from "../runtime/element.js";\nexport class {{ class_name }} { parts = {{ markup }}; times = {{ times }}; }\n'


FILES = {"note.yaml": SPEC, "note.html.j2": HTML, "note.css.j2": CSS, "note.js.j2": JS}


def packed(files: dict[str, str] | None = None, names: Iterable[str] = (), top: str = "", data: bytes = b"x") -> bytes:
    """Return a zip of the component, or of ``files`` in its place, below ``top``; ``names`` are further files that hold ``data``."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (files or FILES).items():
            archive.writestr(f"{top}components/note/{name}", text)
        for name in names:
            archive.writestr(name, data)
    return held.getvalue()


def component_folder(root: Path, **changes: str) -> Path:
    """Write the component below ``root``; ``spec``, ``html``, ``css`` and ``js`` replace its files."""
    folder = root / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.yaml").write_text(changes.get("spec", SPEC), encoding="utf-8")
    for kind, text in {"html": HTML, "css": CSS, "js": JS}.items():
        (folder / f"{NAME}.{kind}.j2").write_text(changes.get(kind, text), encoding="utf-8")
    return folder
