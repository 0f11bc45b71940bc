"""The static lint: toasts that alone carry an error or an action are found where they stand."""

from __future__ import annotations

import pytest

from tests.unit.commandline import run

ERROR = '<button data-nod-toast="Not sent." data-nod-toast-tone="error"{}>Send</button>'
ACTION = '<nod-toast action="Undo"{}>Archived</nod-toast>'


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (ERROR.format(""), "page.html:2:1: a toast is the only carrier of an error"),
        (ACTION.format(""), "page.html:2:1: a toast is the only carrier of the action “Undo”"),
        ('<nod-toast tone="error"><p>Not sent.</p></nod-toast>', "only carrier of an error"),
        ('<nod-toast><p>Archived</p><button data-part="action">Undo</button></nod-toast>', "only carrier of an action"),
        ('<nod-toast>Saved</nod-toast><button data-part="action">Undo</button>', ""),
        (ERROR.format(' data-nod-also="nowhere"'), 'names no element of these pages (given: "nowhere")'),
        (ERROR.format(' data-nod-also="note"') + '<p id="note">Not sent.</p>', ""),
        (ACTION.format(' data-nod-also="{{ archive_id }}"'), ""),
        ('<button data-nod-toast="Saved">Save</button><nod-toast>Saved</nod-toast>', ""),
        ('{% if x %}<nod-toast still tone="error">a preview</nod-toast>{% endif %}', ""),
    ],
)
def test_a_toast_that_carries_something_alone_is_found(tmp_path, page, problem):
    (tmp_path / "page.html").write_text(f"<main>\n{page}\n</main>\n", encoding="utf-8")
    done = run("lint", tmp_path)
    assert done.code == (1 if problem else 0), done.err
    assert problem in done.out
    assert ("only" in done.out or "names" in done.out) == bool(problem)


def test_the_prefix_is_the_kits_and_the_element_may_stand_in_another_page(tmp_path):
    (tmp_path / "one.j2").write_text('<acme-toast tone="error" data-acme-also="note"></acme-toast>', encoding="utf-8")
    assert run("lint", tmp_path, "--prefix", "acme").code == 1
    (tmp_path / "two.html").write_text('<p id="note"></p>', encoding="utf-8")
    assert run("lint", tmp_path, "--prefix", "acme").code == 0


def test_what_cannot_be_looked_at_is_said(tmp_path):
    assert run("lint", tmp_path / "none").code == 2
    done = run("lint", tmp_path)
    assert (done.code, "no pages or templates here" in done.err) == (2, True)
    assert run("lint").code == 2
