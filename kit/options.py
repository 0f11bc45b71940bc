"""What may be set on a component: the kinds of options, and what is wrong with a value for one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from kit.strict import Frozen, Many


class _Option(Frozen):
    """``part`` names the part whose text shows the value; then there is no attribute for it."""

    about: str = Field(min_length=1)
    part: str = ""


class ChoiceOption(_Option):
    """One of a few words."""

    type: Literal["choice"]
    choices: Many[str] = Field(min_length=2)
    default: str


class TextOption(_Option):
    """Words of the page's author; always text, never markup.

    ``needed``: required where another option, by its name, has one of these values.
    """

    type: Literal["text"]
    default: str = ""
    required: bool = False
    needed: dict[str, Many[str]] = {}


class NumberOption(_Option):
    """A number in a range; None stands for "not known"."""

    type: Literal["number"]
    default: float | int | None = None
    min: float | int | None = None
    max: float | int | None = None


class FlagOption(_Option):
    """On or off; an attribute that is there or not. The default is always off, as in HTML."""

    type: Literal["flag"]
    default: Literal[False] = False


class ListOption(_Option):
    """Several short texts; in HTML they are separated by ``|``."""

    type: Literal["list"]
    default: list[str] = []
    required: bool = False


Option = Annotated[ChoiceOption | TextOption | NumberOption | FlagOption | ListOption, Field(discriminator="type")]


def missing(options: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Return the options that this set must have and lacks: the required ones, and those that its choices need."""
    wanted = []
    for name, option in options.items():
        needed: dict[str, tuple[str, ...]] = getattr(option, "needed", {})
        for other, values in needed.items():
            if given.get(other, options[other].default) in values:
                wanted.append(name)
        if getattr(option, "required", False):
            wanted.append(name)
    return [name for name in dict.fromkeys(wanted) if not given.get(name)]


def fault(option: Any, value: Any) -> tuple[str, str] | None:
    """Return what is wrong with a value for an option, and what would be right; None where it fits."""
    from kit.errors import did_you_mean

    match option:
        case ChoiceOption() if value not in option.choices:
            return "not one of the choices", did_you_mean(str(value), option.choices)
        case TextOption() if not isinstance(value, str):
            return "not a text", "put it in quotes"
        case FlagOption() if not isinstance(value, bool):
            return "not a flag", "use true or false"
        case ListOption() if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            return "not a list of texts", "write [one, two]"
        case NumberOption() if value is not None:
            return _number_fault(option, value)
    return None


def _number_fault(option: NumberOption, value: Any) -> tuple[str, str] | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "not a number", "write digits, like 0.5"
    low = option.min is not None and value < option.min
    high = option.max is not None and value > option.max
    if low or high:
        return (
            "out of range",
            f"from {option.min if option.min is not None else '-∞'} to {option.max if option.max is not None else '∞'}",
        )
    return None
