"""No edit is lost, no conflict hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.project.merge import BASE, MIDDLE, MINE, THEIRS, merge

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12).map("".join)
TEXT = "one\ntwo\nthree\nfour\nfive\n"


def test_edits_in_different_places_are_both_kept():
    made = merge(TEXT, TEXT.replace("one", "ONE"), TEXT.replace("five", "FIVE"))
    assert (made.text, made.conflicts) == ("ONE\ntwo\nthree\nfour\nFIVE\n", 0)


def test_the_same_edit_on_both_sides_is_made_once():
    made = merge(TEXT, TEXT.replace("two", "2"), TEXT.replace("two", "2"))
    assert (made.text, made.conflicts) == ("one\n2\nthree\nfour\nfive\n", 0)


def test_a_clash_shows_both_and_what_was():
    made = merge(TEXT, TEXT.replace("two", "mine"), TEXT.replace("two", "theirs"))
    assert made.conflicts == 1
    assert made.text == f"one\n{MINE}\nmine\n{BASE}\ntwo\n{MIDDLE}\ntheirs\n{THEIRS}\nthree\nfour\nfive\n"


def test_edits_that_touch_are_one_place():
    assert merge(TEXT, TEXT.replace("two", "2"), TEXT.replace("three", "3")).conflicts == 1


def test_a_deletion_against_an_edit_is_a_clash():
    assert merge(TEXT, TEXT.replace("two\n", ""), TEXT.replace("two", "2")).conflicts == 1


def test_insertions_at_the_same_spot_are_a_clash():
    assert merge("a\nb\n", "a\nmine\nb\n", "a\ntheirs\nb\n").conflicts == 1


def test_line_endings_follow_the_persons_editor():
    made = merge(TEXT, TEXT.replace("\n", "\r\n").replace("one", "ONE"), TEXT.replace("five", "FIVE"))
    assert (made.text, made.conflicts) == ("ONE\r\ntwo\r\nthree\r\nfour\r\nFIVE\r\n", 0)


def test_a_last_line_without_an_ending_keeps_markers_on_lines_of_their_own():
    made = merge("a\nb", "a\nmine", "a\ntheirs")
    assert made.text.splitlines() == ["a", MINE, "mine", BASE, "b", MIDDLE, "theirs", THEIRS]


@given(LINES, LINES)
def test_one_side_unchanged_gives_the_other(base, side):
    assert merge(base, side, base) == merge(base, base, side)
    assert merge(base, side, base).text == side
    assert merge(base, side, side).text == side


@given(LINES, LINES, LINES)
def test_both_sides_agree_on_where_conflicts_are(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.conflicts == other.conflicts
    if not one.conflicts:
        assert one.text == other.text


@given(LINES, st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=5))
def test_every_line_that_a_side_added_is_in_the_result(base, additions):
    lines = base.splitlines(keepends=True)
    mine, theirs = list(lines), list(lines)
    for number, (at, is_mine) in enumerate(additions):
        (mine if is_mine else theirs).insert(min(at, len(lines)), f"added {number}\n")
    made = merge(base, "".join(mine), "".join(theirs)).text
    for number in range(len(additions)):
        assert f"added {number}\n" in made
