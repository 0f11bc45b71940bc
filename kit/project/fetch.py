"""READ edge: bytes from a registry's address, over HTTPS, or HTTP from this machine; never much, never long."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kit import __version__
from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.project.question import Question

MOST_BYTES = 8 * 1024 * 1024  # of a zip; what it unpacks to has its own limit
SILENT, LONGEST = 15, 60  # seconds without a byte, and in all
_PIECE = 64 * 1024
_NOT_FOUND, _PRIVATE = 404, (401, 403)
_HERE = {"127.0.0.1", "localhost", "::1"}
_OFFLINE = "check the network and [registries] in nodkit.toml; what was added before needs no network"
_WHO = (
    "tell it who asks: headers in nodkit.toml, see docs/packs.md; if they are there, look whether the token still holds"
)


def fetch(asked: Question) -> bytes:
    """Return what an address gives. KitError, naming the component, where it cannot be had, or is too much.

    Headers go to the registry's own host, and nowhere that it leads to.
    """
    _check(asked.address, asked)
    request = urllib.request.Request(asked.address, headers={"User-Agent": f"nodkit/{__version__}"})  # noqa: S310 -- checked
    headers = asked.told()
    _tell(request, headers)
    try:
        with _opener(asked, headers).open(request, timeout=SILENT) as response:
            return _read(response, asked)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error.code, asked) from None
    except (OSError, http.client.HTTPException, ValueError) as error:  # URLError and time-outs are of OSError
        why = getattr(error, "reason", None) or error
        raise _error(f"the registry cannot be reached: {why}", asked) from None


def _error(problem: str, asked: Question, fix: str = _OFFLINE) -> KitError:
    return KitError(problem, given=asked.address, key=asked.whole, fix=fix)


def _refusal(code: int, asked: Question) -> KitError:
    if code == _NOT_FOUND:
        return _error("the registry has no such component", asked)
    return _error(f"the registry answers {code}", asked, _WHO if code in _PRIVATE else _OFFLINE)


def _check(address: str, asked: Question, *, led: bool = False) -> None:
    """Refuse what no registry may be; ``led``: the registry leads there."""
    parts = urlsplit(address)
    if parts.username is not None or parts.password is not None:
        fix = "take them out, and write headers; see docs/packs.md"
        raise KitError("an address holds no name or password", key=asked.whole, fix=fix)
    if led and parts.hostname in _HERE and urlsplit(asked.address).hostname not in _HERE:
        raise KitError("the registry leads back to this machine", given=address, key=asked.whole, fix=_OFFLINE)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE):
        return
    problem = "a registry is asked over https, or over http on this machine"
    raise KitError(problem, given=address, key=asked.whole, fix="name an https address, a folder or a zip")


def _tell(request: urllib.request.Request, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        request.add_unredirected_header(name, value)  # the others are sent wherever a redirect leads


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


def _opener(asked: Question, headers: Mapping[str, str]) -> urllib.request.OpenerDirector:
    """Return what opens http and https only: no file, no FTP, no data address, whatever a redirect says."""

    class Checked(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *given: Any) -> urllib.request.Request | None:
            _, answer, *_, there = given
            try:
                _check(there, asked, led=True)
            except KitError:
                answer.close()
                raise
            request = super().redirect_request(*given)
            if request and _origin(there) == _origin(asked.address):
                _tell(request, headers)
            return request

    made = urllib.request.OpenerDirector()
    proxies: dict[str, str] | None = {} if urlsplit(asked.address).hostname in _HERE else None
    for handler in (
        urllib.request.ProxyHandler(proxies),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
        Checked(),
    ):
        made.add_handler(handler)
    return made


def _read(response: Any, asked: Question) -> bytes:
    data = b""
    end = time.monotonic() + LONGEST
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            problem = f"the registry gives more than {MOST_BYTES // 1024 // 1024} MB"
            raise _error(problem, asked, "ask who keeps it to leave out what is no pack")
        if time.monotonic() > end:
            raise _error(f"the registry takes longer than {LONGEST} s", asked)
    return data
