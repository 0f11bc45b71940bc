"""Texts of a component that try to end what they stand in: comments, strings, code blocks, cells. Every target prints them as text."""

from __future__ import annotations

import json

import pytest

from kit.library import built_in, read_component
from kit.model import Kit, Settings
from kit.targets import target
from kit.writer import write
from tests.programs import node
from tests.projects.conftest import tool
from tests.unit import samples

pytestmark = [pytest.mark.node, pytest.mark.slow]
EVIL = "*/ </script> `${alert(1)}` ``` | \"' \\ \u2028 <img src=x onerror=alert(1)>\n```\n# end"
TARGETS = ("npm", "react", "vue", "svelte", "shadcn", "storybook")


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The sample with hostile words wherever its spec takes words."""
    folder = samples.component_folder(tmp_path_factory.mktemp("library"))
    spec = json.dumps(EVIL, ensure_ascii=True)
    path = folder / f"{samples.NAME}.yaml"
    text = path.read_text(encoding="utf-8")
    for word in ("Notes something.", "The words.", "How it looks.", "It is painted.", "Takes it away."):
        assert word in text
        text = text.replace(word, spec)
    text = text.replace("choices: [plain, loud]", f"choices: [plain, loud, {spec}]")
    text = text.replace("options: {message: Saved}", f"options: {{message: {spec}}}")
    text = text.replace("{message: Saved, tone: loud", f"{{message: {spec}, tone: {spec}")
    path.write_text(text, encoding="utf-8")
    library = built_in()
    settings = Settings()
    return Kit(
        (read_component(folder),), (library.look("base", settings.prefix, default=True),), library.base, settings
    )


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_printed_still_parses(name, kit, workshop):
    folder = workshop / "hostile" / name
    files = target(name).pack(kit)
    write(files, folder)
    for path in folder.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    scripts = sorted(folder.rglob("*.js"))
    assert scripts
    script = "".join(
        f"new vm.SourceTextModule(fs.readFileSync({json.dumps(str(path))}, 'utf8'));\n" for path in scripts
    )
    head = 'import fs from "node:fs"; import vm from "node:vm";\n'
    assert node(head + script, within=folder, NODE_OPTIONS="--no-warnings --experimental-vm-modules") == ""


@pytest.mark.parametrize("name", ["react"])  # the others print comments and choices by the same functions
def test_types_still_compile_and_hold_the_words(name, kit, workshop):
    folder = workshop / "hostile-types" / name
    write(target(name).pack(kit), folder)
    options = {"strict": True, "noEmit": True, "module": "esnext", "moduleResolution": "bundler", "target": "es2023"}
    config = {
        "compilerOptions": {**options, "lib": ["es2024", "dom"], "types": []},
        "include": ["dist/**/*.d.ts", "a.ts"],
    }
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    use = f'import {{ note }} from "./dist/note/note.js";\nnote("x", {{ tone: {json.dumps(EVIL)} }});\n'
    (folder / "a.ts").write_text(use, encoding="utf-8")
    said = tool("tsc", "--project", folder, within=folder)
    assert (said.code, said.out) == (0, "")


def test_no_code_block_or_cell_of_a_page_is_ended_by_them(kit):
    """Outside of code blocks nothing begins a line, a cell or a tag that the page did not."""
    files = target("npm").pack(kit)
    for path in ("README.md", "llms.txt", "docs/note.md"):
        fence = ""
        for line in files[path].splitlines():
            if line.startswith("```"):
                mark = line[: len(line) - len(line.lstrip("`"))]
                fence = mark if not fence else "" if line == fence else fence
            elif not fence:
                assert not line.startswith("# end"), (path, line)
        assert fence == "", path
