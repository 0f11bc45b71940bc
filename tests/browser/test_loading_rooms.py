"""Where a wait stands: a skeleton in the content's place, regions too low for words, cells of a table, dialogs that open."""

from __future__ import annotations

import pytest

from tests.browser.test_loading_waits import LONG


@pytest.mark.parametrize(
    "layout", ["display: block", "display: grid; place-items: center; gap: 7px", "display: flex; flex-wrap: wrap"]
)
def test_a_skeleton_stands_where_the_content_will_stand(stage, layout):
    stage.open("loading")
    stage.evaluate(TEMPLATE)
    stage.evaluate(
        "(layout) => { for (const rule of layout.split('; ')) stage.mount.style.setProperty(...rule.split(': ')); }",
        layout,
    )
    stage.evaluate("() => { stage.show({ like: 'row', count: 3 }); }")
    stage.settle()
    assert not stage.evaluate(
        "document.querySelector('[data-nod-bones]').checkVisibility({ visibilityProperty: true })"
    )
    stage.run(200)
    assert stage.evaluate("document.querySelector('[data-nod-bones]').checkVisibility({ visibilityProperty: true })")
    bones = stage.evaluate(BOXES, "[data-nod-bones]")
    assert stage.evaluate("document.querySelectorAll('#mount [id]').length") == 0
    assert stage.evaluate(
        "[...document.querySelectorAll('[data-nod-bones]')].every((row) => row.inert && row.ariaHidden === 'true')"
    )
    stage.call("done")
    stage.run(400)
    assert stage.evaluate("document.querySelectorAll('[data-nod-bones]').length") == 0
    stage.evaluate(
        "() => { for (let row = 0; row < 3; row += 1) stage.mount.append(document.querySelector('#row').content.cloneNode(true)); }"
    )
    assert stage.evaluate(BOXES, "#mount > article") == bones
    assert len(bones) == 3


def test_without_its_template_the_shape_stands_in(stage):
    stage.open("loading")
    stage.evaluate("() => { stage.show({ like: 'nothing' }); }")
    stage.run(200)
    assert stage.seen("indicator")


@pytest.mark.parametrize(("part", "end"), [("note", "run"), ("problem", "fail")])
def test_what_is_too_low_for_words_keeps_the_shape_and_has_the_words_under_it(stage, part, end):
    stage.open("loading")
    stage.evaluate("() => { Object.assign(stage.mount.style, { minBlockSize: 0, blockSize: '40px' }); }")
    stage.start()
    stage.run(300)
    inside = "(() => { const a = stage.mount.getBoundingClientRect(), b = stage.last().querySelector('[data-part=indicator] svg').getBoundingClientRect(); return b.top >= a.top && b.bottom <= a.bottom; })()"
    assert stage.evaluate(inside)
    assert stage.evaluate("stage.last().offsetHeight") == 40
    stage.run(LONG) if end == "run" else stage.call("fail")
    stage.run(400)
    box = stage.evaluate(
        f"(() => {{ const a = stage.mount.getBoundingClientRect(), b = stage.last().querySelector('[data-part={part}]').getBoundingClientRect(); return [b.top - a.bottom, b.left, innerWidth - b.right]; }})()"
    )
    assert min(box) >= 0
    assert stage.seen("cancel" if end == "run" else "retry")
    stage.click("cancel" if end == "run" else "close")
    assert not stage.seen("loading")


def test_what_is_still_empty_makes_room_for_what_turns(stage):
    stage.open("loading")
    stage.evaluate(
        """() => {
          const list = document.createElement("ul");
          list.style.cssText = "margin: 0; padding: 0";
          stage.mount.replaceChildren(list);
          globalThis.list = list;
          stage.component.loading({ into: list });
        }"""
    )
    stage.run(300)
    shape = "list.querySelector('[data-part=indicator] svg').getBoundingClientRect()"
    low, room = stage.evaluate(f"[{shape}.height, list.getBoundingClientRect().height]")
    assert 0 < low <= room
    stage.evaluate("() => { list.querySelector('nod-loading').done(); }")
    stage.run(1000)
    assert stage.evaluate("list.getBoundingClientRect().height") == 0


def test_a_wait_in_a_table_cell_leaves_the_table_as_it_is(stage):
    stage.open("loading")
    stage.evaluate(
        """() => {
          const table = document.createElement("table"), row = table.insertRow();
          for (const text of ["Ada", "12"]) row.insertCell().textContent = text;
          stage.mount.replaceChildren(table);
          globalThis.cell = row.cells[1];
        }"""
    )
    size = "(() => { const { width, height } = document.querySelector('table').getBoundingClientRect(); return [width, height]; })()"
    before = stage.evaluate(size)
    stage.evaluate("() => { stage.made.push(stage.component.loading(cell, { message: 'Counting' })); }")
    for time in (0, 300, 2000, 10_000, 30_000):
        stage.run(time)
        assert stage.evaluate(size) == before
    assert stage.seen("retry")


def test_a_wait_that_is_moved_into_a_dialog_goes_on(stage):
    stage.open("loading", place="own")
    stage.evaluate("() => { stage.show({ message: 'Paying' }, 'own'); }")
    stage.run(1999)
    stage.evaluate("document.querySelector('#dialog').showModal()")
    stage.settle()
    stage.run(1)
    stage.steps({"state": "words"})
    assert stage.evaluate("Boolean(stage.last().closest('dialog'))")


BOXES = """(selector) => [...document.querySelectorAll(selector)].map((row) => {
  const { x, y, width, height } = row.getBoundingClientRect();
  return [x, y, width, height];
})"""


TEMPLATE = """() => {
  const template = document.createElement("template");
  template.id = "row";
  const row = document.createElement("article");
  for (const text of ["Ada Lovelace", "The engine weaves algebraic patterns"]) {
    const line = document.createElement("p");
    line.id = text;
    line.textContent = text;
    row.append(line);
  }
  template.content.append(row);
  document.body.append(template);
}"""
