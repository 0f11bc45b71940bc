"""Days and names as people have them: clocks that change, zones that differ, plurals of Arabic, names that are no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.cli._common import library
from kit.model import Settings
from kit.packing import Order, packed
from kit.verify.built import read_kit
from kit.verify.lab import lab_in
from kit.verify.scene import Scene
from kit.writer import write
from tests.browser.conftest import TestStage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HOSTILE = "<img src=x onerror=globalThis.hit=1>"
COUNT = "stage.last().querySelector('[data-part=count]').textContent"


@pytest.mark.parametrize(
    ("zone", "days", "today"),
    [
        # A quarter past midnight in Berlin, where clocks go on in the night to the 29th: 23 hours between two days.
        (
            "Europe/Berlin",
            ["2026-03-26T23:15:00Z", "2026-03-27T23:15:00Z", "2026-03-28T23:15:00Z", "2026-03-29T22:15:00Z"],
            "2026-03-30T08:00:00Z",
        ),
        # Half past eleven at night in New York, where clocks go back on 1 November: 25 hours between two days.
        (
            "America/New_York",
            ["2026-10-31T03:30:00Z", "2026-11-01T03:30:00Z", "2026-11-02T04:30:00Z", "2026-11-03T04:30:00Z"],
            "2026-11-03T04:45:00Z",
        ),
        # Lord Howe Island changes by half an hour, at the other end of the year.
        (
            "Australia/Lord_Howe",
            ["2026-04-02T13:15:00Z", "2026-04-03T13:15:00Z", "2026-04-04T13:15:00Z", "2026-04-05T13:45:00Z"],
            "2026-04-06T01:00:00Z",
        ),
    ],
    ids=["forward", "back", "half an hour"],
)
def test_a_row_of_days_survives_a_change_of_clocks(stage: TestStage, zone: str, days: list[str], today: str) -> None:
    stage.open("streak", "default", options={"days": days, "zone": zone, "today": today}).start()
    stage.steps({"text": {"of": "count", "has": "4 days in a row"}}, {"gone": "note"})


def test_a_day_that_a_zone_left_out_is_not_missed_and_not_shown(stage: TestStage) -> None:
    days = ["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]
    options = {"days": days, "zone": "Pacific/Apia", "today": "2012-01-01T08:00:00Z"}
    stage.open("streak", "default", options=options).start()
    stage.steps({"text": {"of": "count", "has": "4 days in a row"}}, {"gone": "note"})
    kinds = stage.evaluate("[...stage.last().querySelectorAll('[data-part=day]')].map((each) => each.dataset.kind)")
    assert kinds == ["rest", "rest", "rest", "done", "done", "done", "done"]


def test_a_zone_that_nobody_knows_is_the_browsers(stage: TestStage) -> None:
    stage.open("streak", "default", options={"zone": "Middle/Earth"}).start()
    assert stage.evaluate(COUNT) == "5 days in a row"
    assert stage.errors == []


@pytest.mark.parametrize("component", ["thank-you", "anniversary"])
@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_has_a_sentence_of_its_own(stage: TestStage, component: str, name: str) -> None:
    stage.open(component, "default", options={"name": name}).start()
    said = stage.evaluate("stage.last().querySelector('[data-part=message]').textContent")
    assert said == {"thank-you": "Thank you", "anniversary": "5 years together today"}[component]


@pytest.mark.parametrize("component", ["thank-you", "anniversary"])
def test_a_name_is_no_markup(stage: TestStage, component: str) -> None:
    stage.open(component, "default", options={"name": HOSTILE}).start()
    assert HOSTILE in stage.evaluate("stage.last().querySelector('[data-part=message]').textContent")
    assert stage.evaluate("document.querySelector('img') === null && globalThis.hit === undefined")


@pytest.fixture(scope="module")
def arabic(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestStage]:
    """A stage of a kit that speaks Arabic."""
    folder = tmp_path_factory.mktemp("arabic")
    write(packed(library(), Order(("streak",), ("base",), Settings(locale="ar"))), folder)
    with lab_in(browser, read_kit(folder)) as lab:
        yield TestStage(lab, frozen=True)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "يوم واحد حتى الآن (1)"),
        (2, "يومان على التوالي (2)"),
        (3, "3 أيام على التوالي"),
        (11, "11 يومًا على التوالي"),
        (100, "100 يوم على التوالي"),
    ],
    ids=["one", "two", "few", "many", "other"],
)
def test_plurals_are_those_of_the_language(arabic: TestStage, count: int, words: str) -> None:
    arabic.open(Scene("streak", "default", direction="rtl"))
    arabic.evaluate(
        """(count) => {
      const days = Array.from({ length: count }, (_, n) => new Date(Date.UTC(2026, 5, 30 - n)).toISOString().slice(0, 10));
      stage.show({ days, today: "2026-06-30" });
    }""",
        count,
    )
    assert arabic.evaluate(COUNT) == words
