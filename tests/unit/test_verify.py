"""What verification does without a browser: reading a kit, choosing cases, serving, judging keyframes, summing up."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.verify import checks
from kit.verify.built import Theme, read_kit
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.motion import moved
from kit.verify.records import as_json
from kit.verify.scene import Scene, read_scene
from kit.verify.selection import covering, full, narrowed, turning
from kit.verify.server import STRICT, serve
from kit.verify.tally import summary
from tests import tables

HEALTHY = Path(__file__).parents[1] / "twins" / "healthy"


@pytest.fixture(scope="module")
def kit():
    return read_kit(HEALTHY)


@pytest.fixture(scope="module")
def server(kit):
    with serve(kit) as server:
        yield server


def get(server, path):
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/themes/base.css", "text/css; charset=utf-8"),
        ("/note/note.js", "text/javascript; charset=utf-8"),
        ("/-/stage.css", "text/css; charset=utf-8"),
        ("/-/stage/note.js", "text/javascript; charset=utf-8"),
        (f"/-/stage?{Scene('note', 'default').query}", "text/html; charset=utf-8"),
    ],
)
def test_everything_is_served_with_strict_headers_and_its_type(server, path, kind):
    status, _, headers = get(server, path)
    assert status == 200
    assert headers["Content-Type"] == kind
    assert headers["Content-Security-Policy"] == STRICT


@pytest.mark.parametrize(
    "path",
    [
        "/../test_twins.py",
        "/%2e%2e/%2e%2e/conftest.py",
        "/none.css",
        "/-/stage?component=none",
        "/-/stage",
        "/%00",
        "/-/x",
    ],
)
def test_nothing_else_is_served(server, path):
    assert get(server, path)[0] == 404


def test_a_link_out_of_the_kit_is_not_followed(tmp_path):
    folder = tmp_path / "kit"
    shutil.copytree(HEALTHY, folder)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with serve(read_kit(folder)) as server:
        assert get(server, "/link.txt")[0] == 404


def test_words_of_an_example_cannot_break_the_stage(server):
    scene = Scene("note", "default", options={"message": '"><script>x'})
    _, page, _ = get(server, f"/-/stage?{scene.query}")
    assert "<script>x" not in page


def test_a_scene_survives_its_address():
    scene = Scene("note", "default", direction="rtl", via="html", options={"message": "a & b"}, html="<p>ü</p>")
    assert read_scene(scene.query) == scene


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "not a built kit"), ("{", "broken JSON"), ("{}", "lacks something"), ("[]", "lacks something")],
)
def test_a_folder_that_is_no_kit_is_refused(tmp_path, text, words):
    if text is not None:
        (tmp_path / "kit.json").write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match=words):
        read_kit(tmp_path)


def test_unknown_names_are_refused_with_the_nearest(kit):
    with pytest.raises(KitError, match='did you mean "note"'):
        covering(kit, ["nite"])
    with pytest.raises(KitError, match='did you mean "base"'):
        covering(kit, [], ["basee"])
    with pytest.raises(KitError, match="nothing to verify"):
        narrowed(covering(kit), ["none"], [])
    with pytest.raises(KitError, match="no check"):
        checks.chosen(["T111"])


def widened(kit, count):
    """Return the sample kit with that many themes, and its two components twelve times under other names."""
    themes = {
        f"theme{number}": Theme(f"theme{number}", "x.css", ("light", "dark", "more", "most")) for number in range(count)
    }
    components = {
        f"{name}{copy}": replace(one, name=f"{name}{copy}") for copy in range(6) for name, one in kit.components.items()
    }
    return type(kit)(kit.root, kit.prefix, kit.locale, themes, components)


def turns(kit):
    """Count what it takes to show each component's examples in one theme, in each of four modes."""
    return sum(max(len(component.examples), 4) for component in kit.components.values())


def pairs(cases, *names):
    return {tuple(getattr(case, name) for name in names) for case in cases}


@pytest.mark.parametrize("count", [1, 2, 3, 8])
@pytest.mark.parametrize("few", [False, True])
def test_the_covering_selection_meets_every_pair(kit, count, few):
    wide = widened(kit, count)
    names = list(wide.components)[: 1 if few else None]
    cases, whole = covering(wide, names), full(wide, names)
    for sides in (("component", "example"), ("component", "theme"), ("component", "mode"), ("theme", "mode")):
        assert pairs(cases, *sides) == pairs(whole, *sides), sides
    assert [case.component for case in cases if case.leading] == [
        name for name in names for _ in wide.component(name).examples
    ]
    assert len(set(cases)) == len(cases)


def test_eight_themes_take_the_covering_selection_no_longer_than_three_did(kit):
    wide = widened(kit, 8)
    assert len(covering(wide)) <= 3 * turns(wide)


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_the_turning_selection_meets_every_example_once_and_every_theme_and_mode(kit, count):
    wide = widened(kit, count)
    every = [case for name in wide.components for case in turning(wide, [name])]
    assert every == list(turning(wide))
    assert [(case.component, case.example) for case in every if case.leading] == list(dict.fromkeys(
        (case.component, case.example) for case in full(wide)
    ))  # fmt: skip
    assert pairs(every, "component", "mode") == pairs(full(wide), "component", "mode")
    assert pairs(every, "theme", "mode") == pairs(full(wide), "theme", "mode")
    assert len(every) == turns(wide)


@pytest.mark.parametrize(
    ("keyframes", "moves"),
    [
        ([{"translate": "0px 16px"}, {"translate": "none"}], True),
        ([{"translate": "0px"}, {"translate": "none"}], False),
        ([{"scale": "1"}, {"scale": "none"}], False),
        ([{"scale": "0"}, {"scale": "1"}], True),
        ([{"rotate": "0deg"}, {"rotate": "360deg"}], True),
        ([{"transform": "matrix(1, 0, 0, 1, 0, 0)"}, {"transform": "none"}], False),
        ([{"transform": "translateY(8px)"}, {"transform": "none"}], True),
        ([{"transform": "scale(1)"}, {"transform": "translate(0px, 0px)"}], False),
        ([{"opacity": "0"}, {"opacity": "1"}], False),
        ([{"opacity": "0"}, {"opacity": "1", "translate": "8px"}], True),
    ],
)
def test_movement_is_what_keyframes_change(keyframes, moves):
    assert bool(moved(keyframes)) is moves


def test_the_summary_counts_sentences_and_the_json_has_all():
    case = Case("toast", "default", "base", "light")
    finding = Finding("toast", "default", "base", "light", "T1", "must", "in time", "≤ 100 ms", "300 ms", "nodkit …")
    result = Result((Verdict(case, "T1", ("in time",), (finding,)), Verdict(case, "S3", ("named",), ())), 1.25)
    assert summary(result) == "toast: 1 promises kept, 1 broken\n1 case in 1.2 s"
    assert not result.passed
    assert json.loads(as_json(result))["findings"][0]["seen"] == "300 ms"
    assert "nodkit …" in str(finding)


def test_a_warning_does_not_fail_a_run():
    case = Case("toast", "default", "base", "light")
    finding = Finding("toast", "default", "base", "light", "T2", "should", "legible", "a", "b", "c")
    assert Result((Verdict(case, "T2", ("legible",), (finding,)),), 0).passed


def test_each_check_says_what_it_is():
    for check in checks.found():
        assert check.level in {"must", "should"}
        assert all([check.norm, check.says, check.source, check.how])
        assert check.sure in {"exact", "measured", "estimated"}
    assert len({check.norm for check in checks.found()}) == len(checks.found())


def test_the_page_about_checks_and_twins_is_up_to_date():
    text = tables.PAGE.read_text(encoding="utf-8")
    assert text == tables.page(text), "run: python -m tests.tables"
    assert all(f"| {check.norm} |" in text for check in checks.found())
