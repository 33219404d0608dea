"""Who may do what: each role may do all that the ones before it may."""

from __future__ import annotations

from enum import IntEnum
from typing import Callable, TypeVar


class Access(IntEnum):
    """What a route asks of who calls it."""

    ANYONE = 0
    """The log-in page, style sheet and icon: nothing that was counted."""
    TOKEN = 1
    """The API: a token in the `Authorization` header, no cookie."""
    READER = 2
    EDITOR = 3
    ADMINISTRATOR = 4


ROLES = {"reader": Access.READER, "editor": Access.EDITOR, "administrator": Access.ADMINISTRATOR}
"""The roles that an account can have, the least first."""

ROLE_NAMES = {"reader": "lezer", "editor": "inhoudsbeheerder", "administrator": "beheerder"}
"""What they are called on the site."""

Endpoint = TypeVar("Endpoint", bound=Callable[..., object])


def allow(access: Access) -> Callable[[Endpoint], Endpoint]:
    """Say who may call a route; what does not say it can be called by nobody."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.access = access  # type: ignore[attr-defined]
        return endpoint

    return mark
