"""What an organisation can set about the page, in `credentials.yml` under the channel's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

DEFAULT_EXIT = "https://www.google.be/"


class SiteError(ValueError):
    """A setting of the page cannot be used; the message says what to do (Dutch)."""


@dataclass(frozen=True)
class Site:
    """The settings of the page.

    Attributes:
        exit_address: the neutral page that *Snel weg* leads to.
        embed_on: the sites that may show the page in a frame, as origins such as `https://voorbeeld.be`.
    """

    exit_address: str = DEFAULT_EXIT
    embed_on: tuple[str, ...] = ()

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> Site:
        """Read the settings; what is not set gets its default.

        Raises:
            SiteError: when an address is no http(s) address, or a site is more than scheme and host.
        """
        given = credentials or {}
        unknown = set(given) - {"exit_address", "embed_on"}
        if unknown:
            raise SiteError(f"Onbekende instelling van de chatpagina: {', '.join(sorted(unknown))}.")
        exit_address = str(given.get("exit_address") or DEFAULT_EXIT)
        if not _is_web(exit_address):
            raise SiteError("'exit_address' is geen webadres. Geef een adres dat met https:// begint.")
        sites = given.get("embed_on") or ()
        listed = tuple(str(site).rstrip("/") for site in (sites.split() if isinstance(sites, str) else sites))
        if not all(_is_origin(site) for site in listed):
            raise SiteError("'embed_on' wil sites zonder pad, zoals https://voorbeeld.be.")
        return cls(exit_address, listed)


def _is_web(address: str) -> bool:
    parts = urlsplit(address)
    clean = not any(character.isspace() or character in "\"'<>;," for character in address)
    return clean and parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_origin(address: str) -> bool:
    parts = urlsplit(address)
    return _is_web(address) and not (parts.path or parts.query or parts.fragment or parts.username)
