"""Turns pydantic's findings about a spec into our sentences, each with its place in the file."""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from kit.errors import KitError, did_you_mean

if TYPE_CHECKING:
    from pydantic import ValidationError

    from kit.located import Document, Key


def sentences(error: ValidationError, document: Document, model: type[BaseModel]) -> list[KitError]:
    """Return one KitError for each finding, in the order of the file."""
    findings = [
        one for one in error.errors() if one["type"] != "too_short" or not one["input"]
    ]  # else its items are what is wrong
    return [_sentence(finding, document, model) for finding in findings]


def _sentence(finding: Any, document: Document, model: type[BaseModel]) -> KitError:
    key = written_key(finding["loc"], document.value)
    kind, given, context = finding["type"], finding["input"], finding.get("ctx", {})
    if kind == "missing":
        return document.error(key, "this key is missing", fix=_about(model, finding["loc"]))
    if kind == "extra_forbidden":
        return document.error(
            key, "unknown key", given=str(key[-1]), fix=did_you_mean(str(key[-1]), known_keys(model, finding["loc"]))
        )
    if kind == "verb":
        return document.error(
            key, "unknown verb", given=context["word"], fix=did_you_mean(context["word"], context["known"])
        )
    if kind in {"literal_error", "union_tag_invalid"}:
        allowed = context.get("expected") or context.get("expected_tags")
        return document.error(
            key, "not one of the allowed words", given=context.get("tag", given), fix=f"use {allowed}"
        )
    if kind == "union_tag_not_found":
        return document.error(key, "this key is missing: type", fix="use one of choice, text, number, flag, list")
    return document.error(key, finding["msg"][0].lower() + finding["msg"][1:], given=given, fix="see docs/spec.md")


def _about(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    return f"add {loc[-1]}: …; known here are {', '.join(sorted(known_keys(model, loc)))}"


def written_key(loc: tuple[Any, ...], value: Any) -> Key:
    """Drop the steps that pydantic adds for the kind of a union, which the person never wrote."""
    key: list[int | str] = []
    for index, step in enumerate(loc):
        if (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        ):
            value = value[step]
        elif index < len(loc) - 1 or not isinstance(value, dict):
            continue
        key.append(step)
    return tuple(key)


def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """Return the keys that the model around the last step of ``loc`` knows, as a person writes them."""
    current: Any = model
    for step in loc[:-1]:
        current = _inside(current, step)
    if not _is_model(current):
        return set()
    return {field.alias or name for name, field in current.model_fields.items()} - {"verb"}


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(kind: Any, step: int | str) -> Any:
    """Follow one step of a location through models, containers and tagged unions."""
    if _is_model(kind):
        for name, field in kind.model_fields.items():
            if step in (name, field.alias):
                return _bare(field.annotation, field.discriminator)
        return kind  # the tag of a union that was resolved already
    if isinstance(kind, dict):
        return kind.get(step)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is dict:
        return _bare(inner[1], None)
    if origin in (list, tuple):
        return _bare(inner[0], None)
    return None


def _bare(annotation: Any, discriminator: Any) -> Any:
    """Strip Annotated; turn a union of models into a mapping from tag to model."""
    while typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        members = [_bare(member, None) for member in typing.get_args(annotation)]
        models = [member for member in members if _is_model(member)]
        field = discriminator if isinstance(discriminator, str) else None
        return {tag: model for model in models for tag in _tags(model, field)} or annotation
    return annotation


def _tags(model: type[BaseModel], field: str | None) -> tuple[str, ...]:
    for name in (field, "type", "verb"):
        if name and name in model.model_fields:
            return typing.get_args(model.model_fields[name].annotation)
    return ()
