"""What the pages say of servers: an app is printed without a DOM, and the browser takes it over without a word on its console."""

from __future__ import annotations

import json
import shutil

import pytest

from kit.library import built_in
from kit.model import Settings
from kit.names import camel
from kit.targets._frames import attribute, faces
from tests.browser.sites import site
from tests.programs import node
from tests.projects.conftest import HERE, tool
from tests.unit.commandline import run

pytestmark = [pytest.mark.node, pytest.mark.slow, pytest.mark.browser]
CALLED = {"toast", "loading", "optimistic"}  # the first goes elsewhere, the others mark what they stand in as busy
# Development builds speak of what does not fit; production builds mend it in silence.
SPEAKING = {"NODE_ENV": "development"}
REACT = """\
import {{ useState }} from "react";
import {{ App as Page }} from "./Page";
{imports}

export function App() {{
  const [, setState] = useState("");
  const heard = {{ onState: (event: any) => setState(event.detail.state), onShown: () => setState("shown") }};
  return (
    <>
      <Page />
      <section>
        <nod-ring label="A tag of one's own" value={{1}} max={{2}} children="" suppressHydrationWarning />
        {tags}
      </section>
    </>
  );
}}
"""
VUE = """\
<script setup lang="ts">
import Page from "./Page.vue";
{imports}
</script>

<template><Page /><section>{tags}</section></template>
"""
SVELTE = """\
<script lang="ts">
import Page from "./Page.svelte";
{imports}
</script>

<Page /><section>{tags}</section>
"""
KINDS = {"react": ("tsx", "App.tsx", REACT), "vue": ("ts", "App.vue", VUE), "svelte": ("ts", "App.svelte", SVELTE)}


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_server_printed_is_taken_over_without_a_word(kind, projects, workshop, lab):
    folder = shutil.copytree(projects[kind], workshop / f"{kind}-served", ignore=shutil.ignore_patterns("dist"))
    ending = KINDS[kind][0]
    with_all(folder, kind)
    printed = page_of(folder, ending)
    assert '<nod-progress label="photos" value="0" max="3">' in printed.lower()
    html = (HERE / "index.html").read_text(encoding="utf-8").replace("main.ts", f"client.{ending}")
    html = html.replace('<div id="app"></div>', f'<div id="app">{printed}</div>')
    (folder / "index.html").write_text(html, encoding="utf-8")
    build(folder, "--outDir", "dist")
    with site(lab, folder / "dist") as page:
        page.open("index.html")
        page.until('document.querySelector("nod-progress").dataset.state !== undefined')
        page.page.evaluate("nodFirst = document.querySelector('nod-progress')")
        page.click("text=Add a photo")
        page.run(300)
        assert page.page.get_by_role("progressbar", name="Photos").get_attribute("value") == "1"
        assert page.page.evaluate("nodFirst === document.querySelector('main > nod-progress')")
        page.click("text=Save >> nth=0")
        page.run(300)
        assert page.seen("nod-toast >> text=Changes saved")
        assert page.trouble == []


def with_all(folder, kind):
    """Put beside the page's own app every component that leaves the page around it as it is."""
    _, name, template = KINDS[kind]
    kit = built_in().kit((), ("base",), Settings())
    names = [component.name for component in kit.components]
    done = run("add", *names, "--project", folder)
    assert (done.code, done.err) == (0, "")
    imports, tags = [], []
    for component, face in zip(kit.components, faces(kit), strict=True):
        if component.name in CALLED:
            continue
        options = component.spec.examples[0].options
        imports.append(
            f'import "./nod/{face.name}";'
            if kind == "svelte"
            else f'import {{ {face.title} }} from "./nod/{face.name}";'
        )
        tags.append(tag_of(kind, face, options))
    (folder / "src" / name).rename(folder / "src" / name.replace("App", "Page"))
    text = template.format(imports="\n".join(imports), tags="\n".join(tags))
    (folder / "src" / name).write_text(text, encoding="utf-8")


def tag_of(kind, face, options):
    props = json.dumps({camel(name): value for name, value in options.items()})
    if kind == "react":
        return f"<{face.title} {{...{props}}} {{...heard}} />"
    if kind == "vue":
        return f"<{face.title} v-bind='{props}' />"
    values = {
        attribute(name): "|".join(value) if isinstance(value, tuple) else value for name, value in options.items()
    }
    return f"<{face.tag} {{...{json.dumps(values)}}}></{face.tag}>"


def page_of(folder, ending):
    """Print the app with Node, which has no DOM."""
    build(folder, "--ssr", f"src/server.{ending}", "--outDir", "server")
    script = 'import { page } from "./server/server.js"; process.stdout.write(await page());'
    return node(script, within=folder, **SPEAKING)


def build(folder, *words):
    said = tool("vite", "build", "--logLevel", "error", "--mode", "development", *words, within=folder, **SPEAKING)
    assert (said.code, said.out) == (0, "")
