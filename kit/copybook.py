"""The words of a locale: a file in ``kit/locales``, by component and key, checked against the specs at build time.

English stands in the specs. Under ``shared`` are words of any component that has none of its own for that key.
An entry is a sentence for both tones, or a mapping ``{friendly: …, formal: …}``; a sentence with a ``{count}`` may be a
mapping of its plural forms: exactly the CLDR categories of the locale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import KitError, did_you_mean, raise_all
from kit.located import Document, read_yaml
from kit.model import SOURCE_LOCALE
from kit.spec import PLURALS, TONES, Copy, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.located import Key

SHARED = "shared"
FOLDER = Path(__file__).resolve().parent / "locales"


def locales() -> list[str]:
    """Return the locales that words can be had in."""
    return sorted([SOURCE_LOCALE, *(path.stem for path in FOLDER.glob("*.yaml"))])


def read_locale(locale: str) -> Document:
    """Read the file of a locale; an unknown locale is a KitError."""
    if locale not in locales():
        raise KitError("unknown locale", given=locale, fix=did_you_mean(locale, locales()))
    return read_yaml(FOLDER / f"{locale}.yaml")


def translated(name: str, copy: Mapping[str, Copy], document: Document) -> dict[str, Copy]:
    """Return a component's copy in the locale of the document, or raise all that is missing or does not fit."""
    given, common = (_words(document, section) for section in (name, SHARED))
    errors = [
        document.error((name, key), "the component has no such words", given=key, fix=did_you_mean(key, copy))
        for key in given
        if key not in copy
    ]
    made: dict[str, Copy] = {}
    for key, english in copy.items():
        section = name if key in given else SHARED
        if key not in given | common:
            fix = f"translate {_first(english.friendly)!r}"
            errors.append(document.error((name, key), f"the locale {document.path.stem} lacks these words", fix=fix))
            continue
        words = (given if key in given else common)[key]
        errors += _faults(document, (section, key), words, english)
        friendly, formal = _tones(words)
        made[key] = Copy.model_construct(about=english.about, friendly=friendly, formal=formal)
    raise_all(errors)
    return made


def _words(document: Document, section: str) -> dict[str, Any]:
    given = document.value.get(section, {}) if isinstance(document.value, dict) else None
    if not isinstance(given, dict):
        raise document.error((section,), "not a mapping of words", given=given, fix="write key: sentence")
    return given


def categories(locale: str) -> frozenset[str]:
    """Return the CLDR plural categories that a locale uses for cardinal numbers."""
    from babel import Locale  # 10 ms, and only needed where something is translated

    return frozenset(Locale.parse(locale, sep="-").plural_form.tags | {"other"})


def _faults(document: Document, key: Key, given: Any, english: Copy) -> Iterator[KitError]:
    if _has_tones(given):
        missing = [tone for tone in TONES if tone not in given]
        if missing:
            yield document.error(key, "a tone is missing", given=sorted(given), fix=f"add {', '.join(missing)}")
            return
    tones = TONES if _has_tones(given) else TONES[:1]  # one sentence for both is looked at once
    for tone, words in zip(tones, _tones(given), strict=False):
        at = (*key, tone) if _has_tones(given) else key
        if not isinstance(words, str | dict) or not words:
            yield document.error(at, "not a sentence", given=words, fix="write text, or its plural forms")
            continue
        if isinstance(words, dict):
            yield from _plural_faults(document, at, words)
        wanted, found = placeholders(getattr(english, tone)), placeholders(words)
        if wanted != found:
            yield document.error(
                at, "other placeholders than in English", given=sorted(found), fix=f"use {sorted(wanted)}"
            )


def _plural_faults(document: Document, key: Key, words: dict[str, Any]) -> Iterator[KitError]:
    wanted = categories(document.path.stem)
    if set(words) != wanted or not all(isinstance(form, str) for form in words.values()):
        order = [name for name in PLURALS if name in wanted]
        yield document.error(
            key, "not the plural forms of this locale", given=list(words), fix=f"give {', '.join(order)}, each a text"
        )


def _has_tones(given: Any) -> bool:
    return isinstance(given, dict) and bool(set(given) & set(TONES))


def _tones(given: Any) -> tuple[Any, Any]:
    return (given.get("friendly"), given.get("formal")) if _has_tones(given) else (given, given)


def _first(words: Any) -> str:
    return words if isinstance(words, str) else next(iter(words.values()))
