"""What makes pictures the same each time, on machines that are slow in one place or another."""

from __future__ import annotations

from kit.snapshots.pictures import take
from kit.snapshots.reel import Cell, open_reel, reel_pages
from kit.snapshots.rules import Rules
from kit.snapshots.sheet import sheet_pages
from kit.verify.lab import lab_in
from kit.verify.scene import Scene


def pictures(lab):
    return {one.name: one.png() for one in take(lab, ["progress"], ["base"], Rules({}, {}))}


def test_what_is_fetched_late_is_in_the_picture_all_the_same(browser, kit):
    with lab_in(browser, kit, sheet_pages(kit)) as lab:
        near = pictures(lab)
    with lab_in(browser, kit, sheet_pages(kit)) as lab:
        page = lab.page(frozen=True)
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        slow = {"offline": False, "latency": 60, "downloadThroughput": -1, "uploadThroughput": -1}
        network.send("Network.emulateNetworkConditions", slow)
        far = pictures(lab)
        network.detach()
    assert len(near) > 20
    assert [name for name in near if near[name] != far[name]] == []


def test_when_a_frame_is_painted_does_not_decide_when_a_movement_is_met(browser, kit):
    example = kit.component("busy-button").examples[0]
    cell = Cell("one", Scene("busy-button", example.name), example)
    with lab_in(browser, kit, reel_pages(kit)) as lab, open_reel(lab, [cell], frozen=True) as reel:
        reel.show()
        reel.every("(frame) => frame.setTimeout(() => frame.dispatchEvent(new Event('animationstart')), 300)")
        assert reel.play_apart(1000, 1000)
        (met,) = reel.every("(frame) => frame.nodWatch.log.filter(({ kind }) => kind === 'move').map(({ at }) => at)")
    assert min(round(at) for at in met if at) == 1000
