"""What makes pictures the same each time, on machines that are slow in one place or another."""

from __future__ import annotations

from kit.snapshots.pictures import take
from kit.snapshots.rules import Rules
from kit.snapshots.sheet import sheet_pages
from kit.verify.lab import lab_in


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
