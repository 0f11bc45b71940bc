"""What answers a click is seen in the first frame after it: a count that does not depend on how fast the machine is."""

from __future__ import annotations

import pytest

from kit.names import camel
from kit.verify.server import serve
from kit.verify.stage import PAGE

ANSWERS = (("toast", "default"), ("banner", "default"), ("celebration", "default"), ("progress", "default"))
HTML = """<!doctype html><html lang="en" data-nod-theme="base"><head><meta charset="utf-8"><title>First frame</title>
<link rel="stylesheet" href="/themes/base.css"><link rel="stylesheet" href="/nod.css"></head>
<body><main><button type="button">Save</button><div id="place"></div></main></body></html>"""
ARM = """async ([module, call, options, late]) => {
  globalThis.stage = { tag: "nothing-of-this-name", made: [], last: () => stage.made.at(-1) };
  const answers = await import(`/${module}`);
  const button = document.querySelector("button");
  let made;
  const show = () => (made = answers[call]({ ...options, into: document.querySelector("#place") }));
  const after = (left) => (left ? requestAnimationFrame(() => after(left - 1)) : show());
  button.onclick = late ? () => after(8) : show;
  globalThis.frames = new Promise((done) => {
    const look = (count) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (made && nodLook.seen(made, 0.25)) || count > 60 ? done(count) : look(count + 1);
      port2.postMessage(0);
    });
    button.addEventListener("click", () => look(1), { capture: true, once: true });
  });
}"""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "example"), ANSWERS)
def test_an_answer_is_seen_in_the_first_frame(browser, kit, name, example):
    component = kit.component(name)
    options = {camel(key): value for key, value in component.example(example).options.items()}
    seen = []
    context = browser.new_context(reduced_motion="no-preference")
    try:
        with serve(kit, {"/-/first": lambda _: HTML}) as server:
            for late in (False, True):
                page = context.new_page()
                page.add_init_script((PAGE / "look.js").read_text(encoding="utf-8"))
                page.goto(f"{server.address}/-/first")
                page.evaluate(ARM, [component.module, component.function, options, late])
                page.mouse.click(*_middle(page))
                seen.append(page.evaluate("frames"))
    finally:
        context.close()
    assert seen[0] == 1
    assert seen[1] > 1, "a late one would not be noticed"


def _middle(page):
    box = page.locator("button").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
