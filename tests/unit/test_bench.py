"""The bench itself: what it asks first, and how it tells growth. What it measures is in docs/benchmarks.md."""

from tests.bench import pages
from tests.bench.growth import growth
from tests.bench.pages import MEASURES, WHOLE, turns
from tests.bench.report import tables


def test_two_whole_runs_of_what_is_cheap_come_before_what_is_dear():
    first, second, dear, *rest = turns(quick=False)
    cheap = {one.name for one in MEASURES if not one.dear}
    assert {one.name for one in first} == cheap
    assert {one.name for one in second} == {one.name for one in MEASURES if not one.dear and one.samples > 1}
    assert {one.name for one in dear} == {one.name for one in MEASURES if one.dear}
    assert WHOLE == 3
    asked = [one.name for turn in (first, second, dear, *rest) for one in turn]
    assert {one.name: asked.count(one.name) for one in MEASURES} == {one.name: one.samples for one in MEASURES}
    assert turns(quick=True) == [[one for one in MEASURES if one.quick]]


def test_growth_is_told_as_a_power_without_what_an_empty_page_costs():
    found = {("1 toast", "control", "ms"): [10.0], ("100 toasts", "control", "ms"): [10.0]}
    found |= {("1 toast", "nodkit", "ms"): [12.0], ("100 toasts", "nodkit", "ms"): [30.0, 30.0]}
    found |= {("1,000 toasts", "nodkit", "ms"): [pages.NEVER], ("1 examples compared", "snap", "wall"): [100.0]}
    found |= {("10 examples compared", "snap", "wall"): [1000.0]}
    said = "\n".join(growth(found))
    assert "| **nodkit** | 2.0 | 20 | gave up | 0.50, – |" in said
    assert "| snap | 100 | 1,000 | 1.00 |" in said
    assert "control" not in said


def test_small_shifts_are_not_rounded_away():
    found = {("layout shift", "toast: a", "shift"): [0.0123], ("layout shift", "toast: b", "shift"): [0.0]}
    assert list(tables(found, ("layout shift",), ("shift",)))[1:3] == ["| toast: b | 0 |", "| toast: a | 0.0123 |"]
