"""READ edge: bytes from a registry's address, over HTTPS, or HTTP from this machine; never much, never long."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from kit import __version__
from kit.errors import KitError

MOST_BYTES = 8 * 1024 * 1024  # of a zip; what it unpacks to has its own limit
SILENT, LONGEST = 15, 60  # seconds without a byte, and in all
_PIECE = 64 * 1024
_NOT_FOUND = 404
_HERE = {"127.0.0.1", "localhost", "::1"}
_OFFLINE = "check the network and [registries] in nodkit.toml; what was added before needs no network"


def fetch(address: str, whole: str) -> bytes:
    """Return what an address gives. KitError, naming ``whole``, where it cannot be had, or is too much."""
    _check(address, whole)
    request = urllib.request.Request(address, headers={"User-Agent": f"nodkit/{__version__}"})  # noqa: S310 -- checked
    try:
        with _opener(address, whole).open(request, timeout=SILENT) as response:
            return _read(response, address, whole)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == _NOT_FOUND:
                raise KitError("the registry has no such component", given=address, key=whole, fix=_OFFLINE) from None
            raise KitError(f"the registry answers {error.code}", given=address, key=whole, fix=_OFFLINE) from None
    except (OSError, http.client.HTTPException, ValueError) as error:  # URLError and time-outs are of OSError
        why = getattr(error, "reason", None) or error
        raise KitError(f"the registry cannot be reached: {why}", given=address, key=whole, fix=_OFFLINE) from None


def _check(address: str, whole: str, asked: str = "") -> None:
    """Refuse what no registry may be; ``asked`` is the address that led there, if one did."""
    parts = urlsplit(address)
    if asked and parts.hostname in _HERE and urlsplit(asked).hostname not in _HERE:
        raise KitError("the registry leads back to this machine", given=address, key=whole, fix=_OFFLINE)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE):
        return
    problem = "a registry is asked over https, or over http on this machine"
    raise KitError(problem, given=address, key=whole, fix="name an https address, a folder or a zip")


def _opener(address: str, whole: str) -> urllib.request.OpenerDirector:
    """Return what opens http and https only: no file, no FTP, no data address, whatever a redirect says."""

    class Checked(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *given: Any) -> urllib.request.Request | None:
            _, answer, *_, there = given
            try:
                _check(there, whole, asked=address)
            except KitError:
                answer.close()
                raise
            return super().redirect_request(*given)

    made = urllib.request.OpenerDirector()
    proxies: dict[str, str] | None = {} if urlsplit(address).hostname in _HERE else None
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


def _read(response: Any, address: str, whole: str) -> bytes:
    data = b""
    end = time.monotonic() + LONGEST
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            problem = f"the registry gives more than {MOST_BYTES // 1024 // 1024} MB"
            raise KitError(problem, given=address, key=whole, fix="ask who keeps it to leave out what is no pack")
        if time.monotonic() > end:
            raise KitError(f"the registry takes longer than {LONGEST} s", given=address, key=whole, fix=_OFFLINE)
    return data
