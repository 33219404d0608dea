"""Passwords: long rather than complicated, hashed with argon2id, never easy to guess."""

from __future__ import annotations

import re
import secrets
import unicodedata
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 200
"""Longer ones would only cost time."""

JUDGED_CHARACTERS = 48
"""So much of a password is judged: of a longer one it could take seconds."""

BEST = 4
"""The score of zxcvbn from ten thousand million guesses on: too many also for who holds the hash."""

_KNOWN = (
    "wachtwoord", "welkom", "kompaan", "paswoord", "geheim", "azerty", "azertyuiop", "qsdfghjklm", "wxcvbn",
    "hallo", "zomer", "winter", "lente", "herfst", "vakantie", "jeugdhulp", "jeugdzorg", "begeleider",
    "coordinator", "coördinator", "beheerder", "hulpverlener", "lezer", "zorg", "kind", "kinderen", "jongere",
    "jongeren", "jeugd", "gezin", "ouders", "vlaanderen", "vlaams", "belgie", "belgië", "antwerpen", "gent",
    "brugge", "leuven", "hasselt", "mechelen", "brussel", "aalst", "kortrijk", "oostende", "genk", "roeselare",
    "turnhout", "sint-niklaas", "limburg", "oost-vlaanderen", "west-vlaanderen", "vlaams-brabant", "brabant",
    "anderlecht", "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober",
    "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "voetbal", "liefde", "schatje", "mama", "papa", "ikhouvanje", "ikhouvanjou", "goedemorgen", "toegang",
    "inloggen", "tijdelijk", "verander", "veranderdit", "kantoor", "overleg", "netwerk",
)  # fmt: skip
"""What is tried first here, the commonest first; zxcvbn knows the English words and keyboards itself."""

_one_at_a_time = Lock()
"""zxcvbn keeps the words that it is given in one place for everybody."""

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""For passwords that are read and typed over: nothing that looks like something else."""


class PasswordError(ValueError):
    """A password that is not accepted; the message says why (Dutch)."""


class Passwords:
    """Hashes and checks passwords."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Take the parameters of a hasher; those that the argon2 library recommends unless one is given."""
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_urlsafe())

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        return self._hasher.hash(_plain(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the password that was kept; without one it takes the same time to say no."""
        try:
            right = self._hasher.verify(kept or self._nobody, _plain(password[:MOST_CHARACTERS]))
        except (VerificationError, InvalidHashError):
            return False
        return bool(right) and kept is not None and len(password) <= MOST_CHARACTERS


def require_good(password: str, name: str) -> None:
    """Raise `PasswordError` when a password is too easy to guess."""
    plain = _plain(password)
    if len(plain) < LEAST_CHARACTERS:
        raise PasswordError(f"Kies een wachtwoord van minstens {LEAST_CHARACTERS} tekens. Een zin mag ook.")
    if len(plain) > MOST_CHARACTERS:
        raise PasswordError(f"Kies een wachtwoord van hoogstens {MOST_CHARACTERS} tekens.")
    if _score(plain[:JUDGED_CHARACTERS], name) < BEST:
        raise PasswordError(
            "Dit wachtwoord is te makkelijk te raden. Je naam, bekende woorden, datums en rijtjes helpen weinig. "
            "Kies bijvoorbeeld een zin."
        )


def new_password() -> str:
    """A random password in groups, to hand to somebody once."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def _score(plain: str, name: str) -> int:
    """How hard it is to guess, from 0 to `BEST`."""
    # Its lists take 16 MB and a fifth of a second: only for who sets a password.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped, unused-ignore]

    parts = [part for part in re.split(r"[._@-]", name) if part]
    with _one_at_a_time:
        return int(zxcvbn(plain, [name, *parts, *_KNOWN])["score"])


def _plain(password: str) -> str:
    """The same letters in the same bytes, whatever keyboard they come from."""
    return unicodedata.normalize("NFKC", password)
