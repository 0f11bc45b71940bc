"""What happened while a promise was asked about: who did what and when, what was shown, said and focused."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kit.verify.drive import Stage
    from kit.verify.findings import Case

Kind = Literal["act", "time", "shown", "gone", "said", "focus", "state", "event", "moved", "fault", "asked", "broken"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SECOND, _MINUTE = 1_000, 60_000
_WRITES = frozenset({"still", "within"})  # looks that write into the log, or take real time
_ACTS = frozenset({"show", "click", "press", "focus", "hover", "call", "tab", "fill"})


@dataclass(frozen=True)
class Moment:
    """One thing that happened, ``at`` so many ms of frozen time after the click that began it."""

    at: int
    kind: Kind
    words: str


@dataclass(frozen=True)
class Timeline:
    """All that happened while one promise was asked about in one case."""

    case: Case
    check: str
    promise: str
    kept: bool
    moments: tuple[Moment, ...]


class Recorder:
    """Notes the steps as they are done. ``moments`` puts them between what the page did meanwhile."""

    def __init__(self) -> None:
        self.passed = 0
        self._logged: int | None = None  # entries in the page's log; unknown since something was done
        self._steps: list[tuple[int, Moment]] = []

    def step(self, stage: Stage, step: Any) -> None:
        """Note a step before it is done; what the log of the page holds by now came before it."""
        kind: Kind = "time" if step.verb == "run" else "act" if step.verb in _ACTS else "asked"
        self._note(stage, Moment(self.passed, kind, sentence(step)))
        if kind != "asked" or step.verb in _WRITES:
            self._logged = None
        if step.verb == "run":
            self.passed += step.time

    def broken(self, stage: Stage, words: str) -> None:
        """Note that the step done last found the promise broken."""
        self._note(stage, Moment(self.passed, "broken", words))

    def moments(self, stage: Stage) -> tuple[Moment, ...]:
        """Return all of it in order: a step, then what followed from it."""
        log = stage.log()
        begin = float(stage.evaluate("performance.now()")) - self.passed
        told: list[Moment] = []
        steps = deque(self._steps)
        for number, entry in enumerate(log):
            while steps and steps[0][0] <= number:
                told.append(steps.popleft()[1])
            if found := _moment(entry, max(0, round(entry["at"] - begin))):
                told.append(found)
        return (*told, *(moment for _, moment in steps))

    def _note(self, stage: Stage, moment: Moment) -> None:
        if self._logged is None:
            self._logged = int(stage.evaluate("nodWatch.log.length"))
        self._steps.append((self._logged, moment))


def clock(milliseconds: int) -> str:
    """Write a time as people read it: ``250 ms``, ``5.999 s``, ``1 min 5 s``."""
    if milliseconds < _SECOND:
        return f"{milliseconds} ms"
    if milliseconds < _MINUTE:
        return f"{milliseconds / _SECOND:g} s"
    minutes, rest = divmod(milliseconds, _MINUTE)
    return f"{minutes} min {rest / _SECOND:g} s" if rest else f"{minutes} min"


def sentence(step: Any) -> str:
    """Write a step as it stands in a spec, on one line: ``see toast``, ``5.999 s pass``."""
    if step.verb == "run":
        return f"{clock(step.time)} pass"
    fields = [getattr(step, name) for name in type(step).model_fields if name != "verb"]
    told = [_plain(value) for value in fields if value not in (None, "", {}, [], 1)]
    return " ".join([step.verb.replace("_", " "), *told])


def _plain(value: Any) -> str:
    return str(value) if not isinstance(value, str) or value.isidentifier() else f"“{value}”"


def _moment(entry: Mapping[str, Any], at: int) -> Moment | None:
    tell = _TOLD.get(entry["kind"])
    if tell is None:
        return None
    kind, words = tell(entry)
    return Moment(at, kind, words)


_TOLD: dict[str, Callable[[Mapping[str, Any]], tuple[Kind, str]]] = {
    "shown": lambda entry: ("shown", entry["of"]),
    "gone": lambda entry: ("gone", entry["of"]),
    "said": lambda entry: ("said", f"{entry['politeness']}: {entry['words']}"),
    "focus": lambda entry: ("focus", entry["on"]),
    "state": lambda entry: ("state", f"{entry['of']} is {entry['to']}"),
    "event": lambda entry: ("event", entry["name"]),
    "move": lambda entry: ("moved", f"{entry['of']} {entry['name']} for {_long(entry)}"),
    "error": lambda entry: ("fault", entry["message"]),
    "report": lambda entry: ("fault", f"{entry['directive']} blocked {entry['blocked']}"),
}


def _long(entry: Mapping[str, Any]) -> str:
    return "ever" if entry["endless"] else f"{entry['duration']:g} ms"


def spread(timeline: Timeline) -> Iterator[tuple[int, list[Moment]]]:
    """Yield each time at which something happened, with all that did."""
    at: int | None = None
    group: list[Moment] = []
    for moment in timeline.moments:
        if moment.at != at and group and at is not None:
            yield at, group
            group = []
        at = moment.at
        group.append(moment)
    if group and at is not None:
        yield at, group
