"""What a registry is asked; a private one is told who asks, by headers whose secrets stand in the environment.

    [registries.acme]
    url = "https://acme.example/nodkit/{name}.zip"
    headers = { Authorization = "Bearer ${ACME_TOKEN}" }

A value is put together when a registry is asked, and kept nowhere: neither in
``nodkit.toml``, the lock and the cache, nor in a message.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.errors import KitError, raise_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.errors import Place

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # a token of RFC 9110, 5.6.2
_VALUE = re.compile(r"[\t\x20-\x7e]*")  # RFC 9110, 5.5, without the octets that it calls obsolete
_SECRET = re.compile(r"auth|cookie|token|secret|key|password", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """An address, the component that it is asked for (``@acme/thing``), where it stands, and headers as written."""

    address: str
    whole: str
    at: Place
    headers: Mapping[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, str]:
        """Return the headers with the environment's values in them. All errors come at once, and tell no value."""
        made: dict[str, str] = {}
        errors: list[KitError] = []
        for name, value in self.headers.items():
            try:
                made[name] = _filled(name, value)
            except KitError as error:
                errors.append(KitError(error.problem, at=self.at, key=self.whole, given=error.given, fix=error.fix))
        raise_all(errors)
        return made


def _filled(name: str, value: str) -> str:
    if not _NAME.fullmatch(name):
        raise KitError("not a name of a header", given=name, fix="letters, digits and dashes, like Authorization")
    if _SECRET.search(name) and not _VARIABLE.search(value):
        fix = f'put it into the environment, and write {name} = "Bearer ${{ACME_TOKEN}}", with your variable in it'
        raise KitError("a secret must not stand in nodkit.toml", given=name, fix=fix)
    if not _VALUE.fullmatch(value):
        raise KitError("a header holds one line of plain letters", given=name, fix="write it in ASCII")
    return _VARIABLE.sub(_value, value)


def _value(match: re.Match[str]) -> str:
    value = os.environ.get(match[1], "")
    if not value:
        fix = f"set {match[1]} where nodkit runs; in CI, from its secrets"
        raise KitError("this environment variable is not set", given=match[1], fix=fix)
    if not _VALUE.fullmatch(value):
        fix = "set it again, as one line of plain letters, digits and signs"
        raise KitError("this environment variable holds what no header may", given=match[1], fix=fix)
    return value
