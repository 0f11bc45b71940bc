"""What a component promises about its feedback and timing: sentences, each with steps that check it.

A step is written as a mapping with one key, its verb: ``- run: 5999ms``. A verb's value is either its main field or a
mapping of its fields: ``- text: {of: message, is: Saved}``. What these verbs cannot say is a test in Python.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from kit.strict import Frozen, Many

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TIME = re.compile(r"([0-9]+(?:\.[0-9]+)?)(ms|s)\Z")


def milliseconds(value: Any) -> Any:
    """Turn ``"5999ms"`` or ``"6s"`` into whole milliseconds; a bare number is refused, for it hides its unit."""
    match = _TIME.match(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("time", "not a time; write it with its unit, like 200ms or 1.5s")
    amount = float(match[1]) * (1000 if match[2] == "s" else 1)
    if amount != int(amount):
        raise PydanticCustomError("time", "not a whole number of milliseconds")
    return int(amount)


_WRITTEN = WithJsonSchema({"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?(ms|s)$"})
Milliseconds = Annotated[int, BeforeValidator(milliseconds), _WRITTEN]


class Step(Frozen):
    """One move or one look. ``main`` is the field that a bare value fills; '' where there is none."""

    main: ClassVar[str] = "target"


class Show(Step):
    """Show another example, or the same one again, as its call would."""

    main: ClassVar[str] = "example"
    verb: Literal["show"] = "show"
    example: str
    options: dict[str, str | int | float | bool | list[str]] = {}


class Click(Step):
    """Click a part with a trusted mouse."""

    verb: Literal["click"] = "click"
    target: str


class Press(Step):
    """Press a key, named as in ``KeyboardEvent.key``; ``Shift+Tab`` for combinations."""

    main: ClassVar[str] = "key"
    verb: Literal["press"] = "press"
    key: str


class Focus(Step):
    """Move keyboard focus to a part; ``trigger`` is the control that started it all."""

    verb: Literal["focus"] = "focus"
    target: str


class Hover(Step):
    """Rest the mouse on a part; ``away`` takes it off everything."""

    verb: Literal["hover"] = "hover"
    target: str


class Run(Step):
    """Let time pass on the frozen clock."""

    main: ClassVar[str] = "time"
    verb: Literal["run"] = "run"
    time: Milliseconds


class Call(Step):
    """Call a method of the element, as a page would."""

    main: ClassVar[str] = "method"
    verb: Literal["call"] = "call"
    method: str
    args: list[str | int | float | bool | None] = []


class Tab(Step):
    """Hide the browser tab, or bring it back."""

    main: ClassVar[str] = "to"
    verb: Literal["tab"] = "tab"
    to: Literal["hidden", "visible"]


class See(Step):
    """The component or part is there for the eye: it has a box, and is not transparent, clipped or hidden."""

    verb: Literal["see"] = "see"
    target: str
    count: int | None = Field(default=None, ge=0)


class Gone(Step):
    """The component or part is not there, or already marked as leaving."""

    verb: Literal["gone"] = "gone"
    target: str


class State(Step):
    """``data-state`` of the component has this value."""

    main: ClassVar[str] = "value"
    verb: Literal["state"] = "state"
    value: str
    of: str = ""


class Text(Step):
    """The visible text of a part (of the component by default) contains these words."""

    main: ClassVar[str] = "has"
    verb: Literal["text"] = "text"
    has: str
    of: str = ""


class Announced(Step):
    """Screen readers were told this: a text so many ``times``, or a list of all that was said, in order."""

    main: ClassVar[str] = "said"
    verb: Literal["announced"] = "announced"
    said: str | list[str]
    times: int = Field(default=1, ge=0)
    politeness: Literal["polite", "assertive"] | None = None


class FocusOn(Step):
    """Keyboard focus is on this part, or on ``trigger``."""

    verb: Literal["focus_on"] = "focus_on"
    target: str


class Within(Step):
    """In real time, the part is painted at most so long after the trigger was clicked."""

    main: ClassVar[str] = "time"
    verb: Literal["within"] = "within"
    time: Milliseconds
    see: str


class Still(Step):
    """Nothing of the component or part moves, scales or turns."""

    verb: Literal["still"] = "still"
    target: str


class Emits(Step):
    """The component has sent this event so many times; ``detail`` lists the keys that must match."""

    main: ClassVar[str] = "event"
    verb: Literal["emits"] = "emits"
    event: str
    times: int = Field(default=1, ge=0)
    detail: dict[str, str | int | float | bool | None] = {}


VERBS: dict[str, type[Step]] = {
    kind.model_fields["verb"].default: kind
    for kind in (
        Show, Click, Press, Focus, Hover, Run, Call, Tab,
        See, Gone, State, Text, Announced, FocusOn, Within, Still, Emits,
    )
}  # fmt: skip


def spreading(verbs: Mapping[str, type[Step]]) -> Callable[[Any], Any]:
    """Return what turns ``{run: 1ms}`` into the fields of its model, for steps with these verbs."""

    def spread(value: Any) -> Any:
        if isinstance(value, Step):
            return value
        if not isinstance(value, dict) or (len(value) != 1 and "verb" not in value):
            raise PydanticCustomError("step", "a step is a mapping with one key, its verb")
        if "verb" in value:
            return value
        verb, given = next(iter(value.items()))
        if verb not in verbs:
            raise PydanticCustomError("verb", "unknown verb", {"word": verb, "known": list(verbs)})
        return {"verb": verb, **(given if isinstance(given, dict) else {verbs[verb].main: given})}

    return spread


def verb_of(value: Any) -> str | None:
    """Return the verb of a step that is spread, or is a model already."""
    return value.get("verb") if isinstance(value, dict) else getattr(value, "verb", None)


AnyStep = Annotated[
    Annotated[Show, Tag("show")]
    | Annotated[Click, Tag("click")]
    | Annotated[Press, Tag("press")]
    | Annotated[Focus, Tag("focus")]
    | Annotated[Hover, Tag("hover")]
    | Annotated[Run, Tag("run")]
    | Annotated[Call, Tag("call")]
    | Annotated[Tab, Tag("tab")]
    | Annotated[See, Tag("see")]
    | Annotated[Gone, Tag("gone")]
    | Annotated[State, Tag("state")]
    | Annotated[Text, Tag("text")]
    | Annotated[Announced, Tag("announced")]
    | Annotated[FocusOn, Tag("focus_on")]
    | Annotated[Within, Tag("within")]
    | Annotated[Still, Tag("still")]
    | Annotated[Emits, Tag("emits")],
    Discriminator(verb_of),
    BeforeValidator(spreading(VERBS)),
]


class Promise(Frozen):
    """One checkable sentence. The example is shown first, by a click on its trigger; then the steps run in order."""

    says: str = Field(min_length=1)
    example: str
    norm: str = ""
    mode: Literal["light", "dark", "light-more", "dark-more"] = "light"
    motion: Literal["full", "reduced"] = "full"
    options: dict[str, str | int | float | bool | list[str]] = {}
    steps: Many[AnyStep] = Field(min_length=1)
