"""JSON Schemas of the files that people write, for editors: a component's spec, and ``nodkit.toml``."""

from __future__ import annotations

from typing import Any

from kit.project.config import ABOUT, KINDS, Wishes
from kit.promises import VERBS, Step
from kit.spec import TONES, Spec
from kit.targets import names

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def spec_schema() -> Schema:
    """Return the schema of ``components/<name>/<name>.yaml``, as it is written: a step has one key, its verb."""
    made = Spec.model_json_schema()
    defined = made["$defs"]
    kinds = {kind.__name__: verb for verb, kind in VERBS.items()}
    steps = {verb: _written(kind, defined[kind.__name__]) for verb, kind in VERBS.items()}
    for name in kinds:
        del defined[name]
    defined["Step"] = {
        "type": "object",
        "description": "One move or one look: a mapping with one key, its verb.",
        "properties": steps,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    whole: Schema = _with_steps(made, {f"#/$defs/{name}" for name in kinds})
    return {
        "$schema": DIALECT,
        "title": "A component of nodkit",
        **{key: whole[key] for key in whole if key != "title"},
    }


def config_schema() -> Schema:
    """Return the schema of ``nodkit.toml``."""
    made = Wishes.model_json_schema()
    known = {"project": list(KINDS), "target": names(), "tone": list(TONES)}
    for key, row in made["properties"].items():
        if key in ABOUT:
            row["description"] = ABOUT[key]
        if key in known:
            row["enum"] = known[key]
    return {"$schema": DIALECT, **made, "title": "nodkit.toml", "description": "What nodkit puts into a project."}


SCHEMAS = {"spec": spec_schema, "config": config_schema}


def _written(kind: type[Step], model: Schema) -> Schema:
    """Return a verb's value as it is written: its main field alone, or a mapping of its fields."""
    fields = {name: row for name, row in model["properties"].items() if name != "verb"}
    needed = [name for name in model.get("required", ()) if name != "verb"]
    mapping: Schema = {"type": "object", "properties": fields, "additionalProperties": False, "required": needed}
    alone = [fields[kind.main]] if kind.main in fields and set(needed) <= {kind.main} else []
    return {"description": model.get("description", ""), "anyOf": [*alone, mapping]}


def _with_steps(node: Any, kinds: set[str]) -> Any:
    """Replace each choice between all verbs by the written form of a step."""
    if isinstance(node, list):
        return [_with_steps(item, kinds) for item in node]
    if not isinstance(node, dict):
        return node
    if {row.get("$ref") for row in node.get("oneOf", ()) if isinstance(row, dict)} == kinds:
        return {"$ref": "#/$defs/Step"}
    return {key: _with_steps(value, kinds) for key, value in node.items()}
