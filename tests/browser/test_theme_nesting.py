"""Themes, modes and motion nest: what stands nearest counts, and the system's preference only where nothing was said."""

from __future__ import annotations

import shutil

import pytest

from tests.browser.sites import site

PAGE = """\
<!doctype html>
<html lang="en"{root}>
<head><meta charset="utf-8"><title>Nested</title>
<link rel="stylesheet" href="themes/base.css"><link rel="stylesheet" href="themes/playful.css"></head>
<body>{body}<p data-nod-theme="base" data-nod-mode="light" id="light"></p><p data-nod-theme="base" data-nod-mode="dark" id="dark"></p>
<p data-nod-theme="playful" data-nod-mode="light" id="toy"></p><p data-nod-theme="playful" data-nod-mode="dark" id="toy-dark"></p></body>
</html>
"""
VALUE = """([one, two]) => {
  const value = (id) => getComputedStyle(document.getElementById(id)).getPropertyValue("--nod-color-canvas").replace(/\\s+/g, " ").trim();
  return [value(one), value(two)];
}"""
MOTION = "(id) => getComputedStyle(document.getElementById(id)).getPropertyValue('--nod-motion-shift').trim()"


def alike(lab, tmp_path, page, system):
    """Return whether the element ``me`` has the colours of the element that ``like`` names, for each of the four."""
    shutil.copytree(lab.kit.root / "themes", tmp_path / "themes", dirs_exist_ok=True)
    (tmp_path / "index.html").write_text(PAGE.format(root=page[0], body=page[1]))
    with site(lab, tmp_path, color_scheme=system) as here:
        here.open("index.html")
        found = {
            other
            for other in ("light", "dark", "toy", "toy-dark")
            if len(set(here.page.evaluate(VALUE, ["me", other]))) == 1
        }
        assert here.trouble == []
        return found


@pytest.mark.parametrize(
    ("page", "system", "looks"),
    [
        (("", '<p id="me"></p>'), "light", "light"),
        (("", '<p id="me"></p>'), "dark", "dark"),
        ((' data-nod-mode="light"', '<p id="me"></p>'), "dark", "light"),
        ((' data-nod-theme="playful"', '<p id="me"></p>'), "dark", "toy-dark"),
        ((' data-nod-theme="playful" data-nod-mode="dark"', '<div data-nod-mode="light"><p id="me"></p></div>'), "dark", "toy"),
        ((' data-nod-theme="playful"', '<div data-nod-theme="base"><p id="me"></p></div>'), "light", "light"),
        ((' data-nod-mode="dark"', '<div data-nod-theme="playful"><p id="me"></p></div>'), "light", "toy-dark"),
        (("", '<div data-nod-theme="playful"><div data-nod-theme="base"><div data-nod-mode="dark"><p id="me"></p></div></div></div>'), "light", "dark"),
    ],
)  # fmt: skip
def test_the_nearest_theme_and_mode_count(lab, tmp_path, page, system, looks):
    assert alike(lab, tmp_path, page, system) == {looks}


@pytest.mark.parametrize(
    ("root", "system", "moves"),
    [("", "no-preference", True), ("", "reduce", False), (' data-nod-motion="reduced"', "no-preference", False), (' data-nod-motion="full"', "reduce", True)],
)  # fmt: skip
def test_amounts_of_motion_follow_the_attribute_then_the_system(lab, tmp_path, root, system, moves):
    shutil.copytree(lab.kit.root / "themes", tmp_path / "themes")
    (tmp_path / "index.html").write_text(PAGE.format(root=root, body='<p id="me"></p>'))
    with site(lab, tmp_path, reduced_motion=system) as page:
        page.open("index.html")
        shift = page.page.evaluate(MOTION, "me")
    assert (shift not in {"0px", "0rem", "0"}) == moves
