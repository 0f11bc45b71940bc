"""The pages of runs, before the judge of HTML."""

from __future__ import annotations

import pytest
from PIL import Image

from kit.snapshots.compare import Difference
from kit.snapshots.film import MOMENTS, compare_film
from kit.snapshots.pictures import Picture
from kit.snapshots.reel import HEIGHT, WIDTH
from kit.snapshots.report import report as changes
from kit.snapshots.run import Change, Outcome
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.output.report import report
from kit.verify.timeline import Moment, Timeline
from tests.conftest import NODE_TESTS
from tests.output.conftest import judge

pytestmark = [pytest.mark.node, pytest.mark.slow]

CASE = Case("toast", "default", "base", "light")
NAME = "base-film/toast/default"


def told():
    """A run with a kept and a broken promise, and what happened meanwhile."""
    finding = Finding(
        "toast",
        "default",
        "base",
        "light",
        "promises",
        "must",
        "It leaves.",
        "gone",
        "it still there",
        "nodkit verify toast",
    )
    moments = (
        Moment(0, "act", "click trigger"),
        Moment(0, "said", "polite: <b>Saved</b>"),
        Moment(6000, "broken", "saw it"),
    )
    logs = (
        Timeline(CASE, "promises", "It leaves.", kept=False, moments=moments),
        Timeline(CASE, "promises", "It is said.", kept=True, moments=moments[:2]),
    )
    return Result((Verdict(CASE, "promises", ("It leaves.", "It is said."), (finding,), logs),), 3.2)


def filmed(folder):
    """A film that is as approved in the end alone, with a motion that says why."""
    strip = Image.new("RGB", (WIDTH, HEIGHT * len(MOMENTS)), (250, 250, 250))
    approved = folder / f"{NAME}.png"
    approved.parent.mkdir(parents=True)
    approved.write_bytes(Picture(NAME, strip).png())
    now = strip.copy()
    now.paste((20, 20, 20), (10, HEIGHT + 10, 80, HEIGHT + 60))
    film = Picture(NAME, now)
    found = compare_film(film, approved)
    return Outcome(
        1,
        "chromium-1-linux",
        (Change(NAME, found, film), Change("base-motion/toast/default", Difference("enter: 220 ms → 320 ms"))),
    )


def test_a_film_says_at_which_moments_it_differs(tmp_path):
    assert filmed(tmp_path).changes[0].difference.says == "looks different at 50 ms; the end is the same"


def test_the_judge_of_html_finds_nothing(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "verify.html").write_text(report(told()), encoding="utf-8")
    (pages / "snap.html").write_text(changes(filmed(tmp_path), tmp_path), encoding="utf-8")
    said = judge("html-validate", "--config", NODE_TESTS / "htmlvalidate.config.mjs", "**/*.html", within=pages)
    assert said == ""
