"""What every model of outside input is: it cannot change, and it knows all of its keys."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value)]


class Frozen(BaseModel):
    """A model that cannot change and knows all of its keys.

    Its validator is built when it is first used: most models are parts of another one, whose validator holds theirs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True)
