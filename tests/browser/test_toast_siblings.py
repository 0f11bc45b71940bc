"""Banners and inline confirmations, beyond what their promises can say: where they go when nobody says where."""

from __future__ import annotations

import pytest

from tests.browser.test_toast import do

SHIFTS = "nodWatch.log.filter(({ kind }) => kind === 'shift').length"


def over(stage):
    return stage.evaluate("document.querySelector('nod-banner').dataset.over")


@pytest.mark.parametrize(("top", "edge"), [("0", "bottom"), ("300px", "top")])
def test_a_banner_lies_over_the_edge_that_does_not_cover_the_focus(stage, top, edge):
    stage.open("banner", place="own")
    do(stage, "Object.assign(trigger.style, { position: 'fixed', insetBlockStart: given }); trigger.focus();", top)
    do(stage, "stage.component.banner('You are offline');")
    assert over(stage) == edge


def test_a_banner_moves_nothing_and_follows_a_dialog(stage):
    stage.open("banner", place="own")
    stage.frames()
    before = stage.evaluate(SHIFTS)
    stage.start()
    stage.frames()
    assert stage.evaluate(SHIFTS) == before
    do(stage, "dialog.showModal();")
    assert stage.evaluate("document.querySelector('nod-banner').parentElement.id") == "dialog"
    stage.page.click("nod-banner [data-part=close]")
    stage.settle()
    assert stage.evaluate("document.querySelectorAll('nod-banner:not([data-state=leaving])').length") == 0


def test_a_banner_with_an_id_is_updated_and_said(stage):
    stage.open("banner", place="own")
    do(stage, "for (const n of [1, 2]) stage.component.banner(`Version ${n} was published`, { id: 'version' });")
    stage.run(2000)
    assert stage.evaluate("[...document.querySelectorAll('nod-banner p')].map((p) => p.textContent)") == [
        "Version 2 was published"
    ]
    assert [entry["words"] for entry in stage.log("said")] == ["Version 1 was published", "Version 2 was published"]


def test_a_confirmation_comes_right_after_what_has_the_focus(stage):
    stage.open("inline-confirmation", place="own").start()
    beside = "document.querySelector('#trigger').nextElementSibling"
    assert stage.evaluate(f"{beside}.localName") == "nod-inline-confirmation"
    do(stage, "stage.component.confirmation('Link copied again');")
    assert stage.evaluate(f"{beside}.textContent.trim()") == "Link copied again"
    assert stage.evaluate("document.querySelectorAll('nod-inline-confirmation').length") == 1


def test_an_empty_one_keeps_the_place_and_says_nothing_until_it_has_words(stage):
    stage.open("inline-confirmation")
    do(
        stage,
        "stage.component.confirmation('x').remove(); const empty = document.createElement('nod-inline-confirmation');"
        "empty.id = 'empty'; stage.mount.append(empty);",
    )
    stage.run(3000)
    assert stage.evaluate("empty.offsetHeight") >= 20
    height = stage.evaluate("stage.mount.offsetHeight")
    do(stage, "stage.component.confirmation('Saved', { into: empty });")
    assert stage.evaluate("stage.mount.offsetHeight") == height
    assert stage.evaluate("empty.textContent.trim()") == "Saved"
    assert [entry["words"] for entry in stage.log("said")] == ["x", "Saved"]
