"""The JSON Schemas, by the validator that editors use: what nodkit reads passes, and what it refuses does not."""

from __future__ import annotations

import json

import pytest

from kit.library import built_in
from kit.project.config import Wishes
from kit.project.schemas import config_schema, spec_schema
from tests.conftest import refuse
from tests.programs import node
from tests.projects.conftest import HERE

pytestmark = [pytest.mark.node, pytest.mark.slow]
JUDGE = """
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
const { schema, values } = JSON.parse(readFileSync(0, "utf8"));
const check = new Ajv({ strict: false }).compile(schema);
console.log(JSON.stringify(values.map((value) => (check(value) ? null : check.errors))));
"""


def verdicts(schema, values):
    """Return for each value what is wrong with it, or None."""
    if not (HERE / "node_modules").is_dir():
        refuse("the clients are not installed: run `npm ci` in tests/projects")
    given = json.dumps({"schema": schema, "values": values})
    return json.loads(node(JUDGE, within=HERE, given=given))


def test_every_spec_passes_and_broken_ones_do_not():
    shelf = built_in()
    specs = [shelf.component(name).document.value for name in sorted(shelf.component_names)]
    toast = shelf.component("toast").document.value
    broken = [
        {key: toast[key] for key in toast if key != "summary"},
        {**toast, "sumary": "x"},
        {**toast, "options": {"a": {"type": "choise", "about": "x"}}},
        {**toast, "times": {"a": {"time": 6, "about": "x"}}},
        {**toast, "promises": [{"says": "x", "example": "y", "steps": [{"jump": "z"}]}]},
        {**toast, "promises": [{"says": "x", "example": "y", "steps": [{"run": "6 s"}]}]},
        {**toast, "promises": [{"says": "x", "example": "y", "steps": [{"run": "6s", "see": "toast"}]}]},
    ]
    found = verdicts(spec_schema(), [*specs, *broken])
    assert [one for one in found[: len(specs)] if one] == []
    assert [one for one, wrong in zip(broken, found[len(specs) :], strict=True) if not wrong] == []


def test_nodkit_toml_passes_and_broken_ones_do_not():
    good = [{}, Wishes().model_dump(mode="json"), {"target": "react", "components": ["toast"], "locale": "ar"}]
    bad = [{"targett": "react"}, {"target": "raect"}, {"themes": "base"}, {"tone": "loud"}, {"themes": []}]
    found = verdicts(config_schema(), [*good, *bad])
    assert [bool(one) for one in found] == [False] * len(good) + [True] * len(bad)
