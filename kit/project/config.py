"""``nodkit.toml``: what a project wants from nodkit. People edit it; what nodkit changes in it keeps their comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from kit.errors import KitError, Place, did_you_mean, raise_all
from kit.located import read_text
from kit.model import Settings
from kit.project import NAME
from kit.strict import Frozen, Many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

KINDS = ("plain", "vite", "django", "flask", "fastapi")


class Registry(Frozen):
    """Where components come from: an address, or a path, with ``{name}`` in it, and headers with ``${VARIABLE}``."""

    url: str
    headers: dict[str, str] = Field(default={})


def _spelled_out(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


Address = Annotated[Registry, BeforeValidator(_spelled_out, json_schema_input_type=str | Registry)]


class Wishes(Frozen):
    """The keys of ``nodkit.toml``. ``out`` and ``library`` (folders of one's own) are relative to the project.

    ``registries`` maps a namespace to where its components come from.
    ``verify`` belongs to ``nodkit verify --url``, which checks it.
    """

    project: str = "plain"
    target: str = "html"
    out: str = "nod"
    themes: Many[str] = Field(default=("base",), min_length=1)
    prefix: str = "nod"
    tone: str = "friendly"
    locale: str = "en"
    components: Many[str] = ()
    library: Many[str] = ()
    packs: Many[str] = ()
    registries: dict[str, Address] = Field(default={})
    verify: dict[str, Any] = Field(default={})

    @property
    def names(self) -> tuple[str, ...]:
        """The components as a kit calls them: without the registries that they come from."""
        return tuple(name.rpartition("/")[2] if name.startswith("@") else name for name in self.components)

    def settings(self) -> Settings:
        """Return what holds for the whole kit."""
        return Settings(self.prefix, self.tone, self.locale)


@dataclass(frozen=True)
class Config:
    """A project's wishes, where they stand, and the text they were read from."""

    path: Path
    wishes: Wishes
    text: str

    def changed(self, **values: Any) -> str:
        """Return the text with some values changed and everything else, comments included, as it was."""
        import tomlkit

        document = tomlkit.parse(self.text)
        for key, value in values.items():
            document[key] = list(value) if isinstance(value, tuple) else value
        return tomlkit.dumps(document)


def read_config(root: Path) -> Config:
    """Read a project's ``nodkit.toml``; all that is wrong with it comes at once."""
    path = root / NAME
    if not path.is_file():
        raise KitError("this project has no nodkit.toml", at=path, fix="run: nodkit init")
    text = read_text(path)
    return Config(path, parse(text, path), text)


def parse(text: str, path: Path) -> Wishes:
    """Return the wishes in a text; ``path`` only names it in errors."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KitError(f"broken TOML: {error}", at=path, fix="mend it, or run: nodkit init") from None
    try:
        return Wishes.model_validate(values)
    except ValidationError as error:
        raise_all(list(_faults(error, text, path)))
        raise


def fresh(wishes: Wishes) -> str:
    """Return the text of a new ``nodkit.toml``, with a comment for each key."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("What nodkit puts into this project. Change it, then run: nodkit update"))
    for key, about in ABOUT.items():
        value = getattr(wishes, key)
        document.add(key, tomlkit.item(list(value) if isinstance(value, tuple) else value).comment(about))
    return tomlkit.dumps(document)


ABOUT = {
    "project": f"what kind of project this is: {', '.join(KINDS)}",
    "target": "how the kit is packaged",
    "out": "the folder it goes into",
    "themes": "the first one is the default",
    "prefix": "begins tags, events and properties",
    "tone": "friendly or formal",
    "locale": "the language of the words",
    "components": "nodkit add NAME and nodkit remove NAME change this",
}


def _faults(error: ValidationError, text: str, path: Path) -> Iterator[KitError]:
    for finding in error.errors():
        *above, key = (str(each) for each in finding["loc"])
        at = next((Place(path, *spot) for name in (key, *reversed(above)) if any(spot := _spot(text, name))), path)
        whole = ".".join((*above, key))
        if finding["type"] == "extra_forbidden":
            fix = did_you_mean(key, sorted((Registry if above else Wishes).model_fields))
            yield KitError("unknown key", at=at, key=whole, given=key, fix=fix)
        else:
            problem = finding["msg"][0].lower() + finding["msg"][1:]
            given = None if "registries" in above else finding["input"]  # which may hold what is nobody's business
            yield KitError(problem, at=at, key=whole, given=given, fix="see docs/projects.md")


def place_of(have: Config, key: str) -> Place:
    """Return where a key stands in a project's ``nodkit.toml``."""
    return Place(have.path, *_spot(have.text, key))


def _spot(text: str, key: str) -> tuple[int, int]:
    for number, line in enumerate(text.splitlines(), 1):
        name = line.split("=")[0].strip(" []\"'")
        if key in {name, name.rpartition(".")[2]}:
            return number, 1
    return 0, 0


def with_components(wishes: Wishes, add: Sequence[str] = (), remove: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the project's components after adding and removing some, in the order in which they came."""
    return tuple(name for name in dict.fromkeys((*wishes.components, *add)) if name not in set(remove))
