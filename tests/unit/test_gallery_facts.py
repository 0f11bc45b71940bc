"""What the gallery knows besides how things look: bytes at once and later, and the verdicts of a run."""

from __future__ import annotations

import json

import pytest

from kit.errors import KitError
from kit.gallery import making
from kit.gallery.facts import bytes_of, facts_js, verified
from kit.library import built_in
from kit.model import Settings
from kit.verify.findings import Case, Finding, Result, Verdict
from kit.verify.records import as_json
from kit.verify.timeline import Moment, Timeline

FILES = {
    "a/a.js": 'import { x } from "../runtime/x.js";\nexport const a = () => import("./a.later.js");',
    "a/a.later.js": 'import { y } from "../runtime/y.js";\nimport { x } from "../runtime/x.js";',
    "a/a.css": "a { color: red }",
    "runtime/x.js": "export const x = 1;",
    "runtime/y.js": 'export { x } from "./x.js"; export const y = "yyyyyyyyyyyyyyyyyyyyyyy";',
}


def run(tmp_path):
    case = Case("toast", "default", "base", "light")
    finding = Finding(
        "toast", "default", "base", "light", "T1", "must", "comes at once", "100 ms", "300 ms", "nodkit verify"
    )
    moments = (Moment(0, "said", "Saved"), Moment(20, "state", "shown"))
    verdicts = (
        Verdict(case, "T1", ("comes at once", "stays"), (finding,)),
        Verdict(case, "S1", ("is said once",), (), (Timeline(case, "S1", "is said once", True, moments),)),
        Verdict(Case("toast", "error", "base", "dark"), "T1", ("comes at once", "stays"), ()),
    )
    path = tmp_path / "verify.json"
    path.write_text(as_json(Result(verdicts, 1.0)))
    return path


def test_what_is_fetched_later_does_not_count_at_once():
    found = bytes_of(FILES, "a")
    alone = bytes_of({**FILES, "a/a.later.js": ""}, "a")
    assert found["script"] == alone["script"]
    assert found["later"] > alone["later"] > 0
    assert (
        bytes_of({**FILES, "runtime/x.js": FILES["runtime/x.js"] * 1 + "const z = 'qwertzuiop';"}, "a")["script"]
        > found["script"]
    )


def test_verdicts_are_counted_by_sentence(tmp_path):
    found = verified(run(tmp_path))["components"]["toast"]
    rows = {row["says"]: (row["held"], row["broken"]) for row in found["rows"]}
    assert rows == {"comes at once": (1, 1), "stays": (2, 0), "is said once": (1, 0)}
    assert found["findings"][0]["seen"] == "300 ms"
    assert found["findings"][0]["place"] == "default · base · light"


def test_what_was_heard_is_kept_with_its_time(tmp_path):
    assert verified(run(tmp_path))["heard"] == {"toast/default": [[0, "Saved"]]}


def test_a_file_that_is_no_run_is_told(tmp_path):
    path = tmp_path / "verify.json"
    path.write_text('{"verdicts": 1}')
    with pytest.raises(KitError, match="not the verdicts of a run"):
        verified(path)


def test_without_verdicts_the_module_says_so():
    text = facts_js(FILES, ["a"], None)
    data = json.loads(text.partition("export default ")[2].removesuffix(";\n"))
    assert data["verified"] is None
    assert data["bytes"]["a"]["later"] > 0


def test_every_locale_and_tone_has_a_place_and_the_first_is_at_the_root():
    places = making.places(Settings(locale="de", tone="formal"))
    assert {"locale": "de", "tone": "formal", "href": "/"} in places
    assert {"locale": "ar", "tone": "friendly", "href": "/~ar-friendly/"} in places
    shelf = built_in()
    builds = making.builds(
        lambda one: shelf.kit(("toast",), ("base",), one),
        Settings(locale="de", tone="formal"),
        making.Wanted(places=places),
    )
    assert len(builds) == len(places)
    assert '"place":{"locale":"ar","tone":"friendly"}' in builds["ar-friendly"]()["gallery/data.js"]


def test_verdicts_that_were_asked_for_must_be_there(tmp_path):
    with pytest.raises(KitError, match="no verdicts are here"):
        making.check_verdicts(tmp_path / "none.json")
