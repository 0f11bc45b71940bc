"""TypeScript over what is emitted: the JavaScript itself, the declarations beside it, and that the two agree."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from tests.output.conftest import judge
from tests.output.sample import conforms, misuses, refused, uses

pytestmark = [pytest.mark.node, pytest.mark.slow]
OPTIONS = {
    "allowJs": True,
    "checkJs": True,
    "strict": True,
    "noEmit": True,
    "noUnusedLocals": False,
    "target": "es2024",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2024", "dom", "dom.iterable"],
    "types": [],
}


def tsc(folder, *included):
    """Return what TypeScript objects to in these files (patterns relative to the folder's parent)."""
    config = {"compilerOptions": OPTIONS, "include": [f"../{pattern}" for pattern in included], "exclude": []}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return judge("tsc", "--project", folder / "tsconfig.json", "--pretty", "false", within=folder)


@pytest.fixture(scope="module")
def types(built):
    folder = built / "types"
    folder.mkdir()
    shutil.copytree(built / "gallery", built / "checked", ignore=shutil.ignore_patterns("*.d.ts"))
    shutil.copytree(built / "html" / "page", built / "checked" / "page")
    return folder


def test_emitted_javascript_is_sound_and_is_what_its_declarations_say(types, manifest):
    """Without its declarations, so that every import is checked against what really stands there."""
    (types / "conforms.ts").write_text(conforms(manifest), encoding="utf-8")
    assert tsc(types, "checked/**/*.js", "types/conforms.ts") == ""


def test_every_call_option_method_and_event_can_be_used(types, manifest):
    (types / "uses.ts").write_text(uses(manifest), encoding="utf-8")
    assert tsc(types, "html/**/*.d.ts", "types/uses.ts") == ""


def test_wrong_use_is_refused_line_by_line(types, manifest):
    text = refused(manifest)
    (types / "refused.ts").write_text(text, encoding="utf-8")
    said = tsc(types, "types/refused.ts")
    reported = {int(line) for line in re.findall(r"refused\.ts\((\d+),", said)}
    lines = text.splitlines()
    first = len(lines) - len(misuses(manifest)) + 1
    assert [lines[number - 1] for number in range(first, len(lines) + 1) if number not in reported] == []
    assert not [lines[number - 1] for number in reported if number < first]
